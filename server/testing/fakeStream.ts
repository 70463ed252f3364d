// For tests: the streams of a cluster, in memory. What is published may be lost, or its confirmation, or come late, as the
// test says; what is in a stream is in one order for all.

import type { Confirmation, LogStream, Met, Outgoing, StreamListener } from '../jetstream/logStream.ts';
import type { OtherCaches } from '../jetstream/mender.ts';
import { heldStream, partitionOf, streamName } from '../jetstream/partitions.ts';

/** What becomes of a publish: `lost` never arrives, `unsaid` arrives and is not confirmed. */
export type Fate = 'kept' | 'lost' | 'unsaid';

export interface FakeStreams {
  readonly partitions: number;
  readonly messages: (partition: number) => readonly Met[];
  /** One relay's connection. */
  readonly connect: () => FakeConnection;
  readonly fate: (decide: (message: Outgoing) => Fate) => void;
}

export interface FakeConnection extends LogStream {
  /** The line is cut: nothing comes, nothing arrives. */
  readonly cut: () => void;
  /** And is there again. */
  readonly mend: () => void;
  /** What has not been delivered yet is, as much of it. */
  readonly deliver: (most?: number) => void;
  /** The replica that it follows lacks these messages. */
  readonly lack: (isLacking: (message: Met) => boolean) => void;
  /** Of the relay that has this connection. */
  readonly others: OtherCaches;
}

interface Connected {
  readonly stir: () => void;
  /** What its relay has taken. */
  give: OtherCaches['ask'] | null;
}

interface Following {
  readonly partition: number;
  readonly listener: StreamListener;
  next: number;
}

/** `isPrompt`: what is in a stream is delivered by itself. */
export function fakeStreams({ partitions = 2, isPrompt = true, now = Date.now } = {}): FakeStreams {
  const streams = Array.from({ length: partitions }, (): Met[] => []);
  const connections = new Set<Connected>();
  let decide: (message: Outgoing) => Fate = () => 'kept';

  function add({ cartId, kind, body, id }: Outgoing): Confirmation {
    const partition = partitionOf(cartId, partitions);
    const stream = streams[partition] ?? [];
    const known = stream.find((message) => message.id === id);
    if (known !== undefined) return { seq: known.seq, isDuplicate: true };
    const seq = (stream.at(-1)?.seq ?? 0) + 1;
    stream.push({ stream: streamName(partition), seq, kind, cartId, body: body.slice(), at: now(), id });
    for (const { stir } of connections) stir();
    return { seq, isDuplicate: false };
  }

  return {
    partitions,
    messages: (partition) => streams[partition] ?? [],
    fate(next) {
      decide = next;
    },
    connect() {
      const following: Following[] = [];
      let isCut = false;
      let isStirred = false;
      let isLacking: (message: Met) => boolean = () => false;

      function deliver(most = Number.POSITIVE_INFINITY): void {
        if (isCut) return;
        let left = most;
        for (const one of following) {
          const stream = streams[one.partition] ?? [];
          for (const message of stream.filter(({ seq }) => seq >= one.next)) {
            if (left-- <= 0) return;
            one.next = message.seq + 1;
            if (!isLacking(message)) one.listener.met(message);
          }
        }
      }

      function stir(): void {
        if (!isPrompt || isStirred) return;
        isStirred = true;
        setImmediate(() => {
          isStirred = false;
          deliver();
        });
      }

      const own: Connected = { stir, give: null };
      connections.add(own);
      const endOf = (partition: number) => streams[partition]?.at(-1)?.seq ?? 0;
      return {
        partitions,
        names: [...streams.map((_, partition) => streamName(partition)), heldStream],
        async keep() {},
        async publish(message) {
          const fate = isCut ? 'lost' : decide(message);
          if (fate === 'lost') throw new Error('no answer');
          const confirmation = add(message);
          if (fate === 'unsaid') throw new Error('no answer');
          return confirmation;
        },
        async forget(cartId, before) {
          const stream = streams[partitionOf(cartId, partitions)] ?? [];
          const kept = stream.filter((message) => message.cartId !== cartId || message.seq >= before);
          stream.splice(0, stream.length, ...kept);
        },
        follow(partition, after, listener) {
          following.push({ partition, listener, next: after + 1 });
          if (!isCut) listener.end(endOf(partition));
          stir();
        },
        trouble: () => (isCut ? 'NATS cannot be reached' : null),
        async close() {
          connections.delete(own);
          following.splice(0);
        },
        cut() {
          isCut = true;
          for (const { listener } of following) listener.lost();
        },
        mend() {
          isCut = false;
          for (const { listener, partition } of following) listener.end(endOf(partition));
          stir();
        },
        deliver,
        lack(lacking) {
          isLacking = lacking;
        },
        others: {
          async ask(cartId, missing) {
            for (const one of connections) {
              const update = (one === own ? null : await one.give?.(cartId, missing)) ?? null;
              if (update !== null) return update;
            }
            return null;
          },
          answer(give) {
            own.give = give;
          },
        },
      };
    },
  };
}
