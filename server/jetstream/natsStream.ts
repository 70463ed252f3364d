// The streams of a NATS JetStream: one for each partition. Loaded only where LOG is set.

import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { type JetStreamClient, type JetStreamManager, type JsMsg, jetstream } from '@nats-io/jetstream';
import { headers, type NatsConnection } from '@nats-io/transport-node';
import type { MessageKind } from '../log/logCache.ts';
import { LogFailure } from '../log/logStorage.ts';
import { encodeHeld } from '../log/messageBodies.ts';
import type { LogStream, Met, StreamListener } from './logStream.ts';
import { cartOfSubject, cartSubject, heldStream, heldSubject, partitionOf, streamName } from './partitions.ts';

const kindHeader = 'Trolley-Kind';
const idHeader = 'Nats-Msg-Id';
const kinds: readonly MessageKind[] = ['entries', 'claim', 'gone', 'idle', 'held'];
/** Then it is said again: an answer takes milliseconds, and an election is over sooner than it can be waited for. */
const publishTimeoutMs = 2000;
/** Who follows hears at least this often that there is nothing new. */
const heartbeatMs = 1000;
const silenceMs = 3 * heartbeatMs;
/** After so many, all is here that this replica of the stream has, whatever the others say that there is. */
const restBeats = 3;
const pullMs = 8 * heartbeatMs;
const messagesAhead = 2000;
const retryMs = 250;
/** A change of server takes less. */
const graceMs = 3000;

export interface NatsStreamPorts {
  readonly connection: NatsConnection;
  readonly manager: JetStreamManager;
  /** Of each partition. */
  readonly names: readonly string[];
}

export function natsStream({ connection, manager, names }: NatsStreamPorts): LogStream {
  const client: JetStreamClient = jetstream(connection, { timeout: publishTimeoutMs });
  const partitions = names.length - 1;
  const streamOf = (index: number) => (index < partitions ? streamName(index) : heldStream);
  /** Of each stream that is being followed. */
  const ending = new Set<() => void>();
  let downSince: number | null = null;
  let isClosed = false;

  async function watch(): Promise<void> {
    for await (const { type } of connection.status()) {
      if (type === 'disconnect') downSince ??= performance.now();
      else if (type === 'reconnect') downSince = null;
      else continue;
      for (const stop of ending) stop();
    }
  }
  void watch();

  /** Ends when the line does, or when nothing is heard any more, whatever the library makes of that. `rests`: nothing has come for a while. */
  async function* messagesOf(stream: string, after: number, rests: () => void): AsyncGenerator<JsMsg> {
    const start = { deliver_policy: 'by_start_sequence', opt_start_seq: after + 1 } as const;
    const consumer = await client.consumers.get(stream, start);
    const limits = { max_messages: messagesAhead, expires: pullMs, idle_heartbeat: heartbeatMs };
    const messages = await consumer.consume(limits);
    const stop = () => messages.stop();
    let heardAt = performance.now();
    let beats = 0;
    const watch = setInterval(() => performance.now() - heardAt > silenceMs && stop(), heartbeatMs).unref();
    ending.add(stop);
    void (async () => {
      for await (const { type } of messages.status()) {
        if (type === 'heartbeats_missed' || type.endsWith('_not_found') || type === 'consumer_deleted') stop();
        if (type !== 'heartbeat') continue;
        heardAt = performance.now();
        beats += 1;
        if (beats === restBeats && ending.has(stop)) rests();
      }
    })();
    try {
      for await (const message of messages) {
        heardAt = performance.now();
        beats = 0;
        yield message;
      }
    } finally {
      clearInterval(watch);
      ending.delete(stop);
    }
  }

  async function followOnce(partition: number, place: { after: number }, listener: StreamListener): Promise<void> {
    const stream = streamOf(partition);
    const isOfHere = (cartId: string) => partition === partitions || partitionOf(cartId, partitions) === partition;
    try {
      listener.end((await manager.streams.info(stream)).state.last_seq);
      for await (const message of messagesOf(stream, place.after, () => listener.end(place.after))) {
        if (message.seq <= place.after) continue;
        place.after = message.seq;
        listener.met(metOf(message, names[partition] ?? stream, isOfHere));
      }
    } finally {
      listener.lost();
    }
  }

  return {
    partitions,
    names,

    async publish({ cartId, kind, body, id }) {
      const most = connection.info?.max_payload ?? Number.POSITIVE_INFINITY;
      if (body.length > most) throw new LogFailure(`NATS takes messages of ${most} bytes`);
      const subject = cartSubject(cartId, partitions);
      const options = { msgID: id, timeout: publishTimeoutMs };
      const more = headers();
      more.set(kindHeader, kind);
      const { seq, duplicate } = await client.publish(
        subject,
        body,
        kind === 'entries' ? options : { ...options, headers: more },
      );
      return { seq, isDuplicate: duplicate };
    },

    async keep(cartId, held) {
      const more = headers();
      more.set(kindHeader, 'held');
      const device = createHash('sha256').update(held.device).digest('base64url').slice(0, 22);
      await client.publish(heldSubject(cartId, device), encodeHeld(held), { timeout: publishTimeoutMs, headers: more });
    },

    async forget(cartId, before) {
      const name = streamName(partitionOf(cartId, partitions));
      await manager.streams.purge(name, { filter: cartSubject(cartId, partitions), seq: before });
      await manager.streams.purge(heldStream, { filter: heldSubject(cartId, '*') });
    },

    follow(partition, after, listener) {
      const place = { after };
      void (async () => {
        while (!isClosed) {
          await followOnce(partition, place, listener).catch(() => {});
          await delay(retryMs, undefined, { ref: false });
        }
      })();
    },

    trouble: () => (downSince !== null && performance.now() - downSince > graceMs ? 'NATS cannot be reached' : null),

    async close() {
      isClosed = true;
      await connection.close();
    },
  };
}

/** Also what no relay has said has its place. A cart in two streams would have two orders. */
function metOf(message: JsMsg, stream: string, isOfHere: (cartId: string) => boolean): Met {
  const cartId = cartOfSubject(message.subject) ?? '';
  const said = message.headers?.get(kindHeader) || 'entries';
  const kind = cartId === '' || !isOfHere(cartId) ? 'unknown' : (kinds.find((known) => known === said) ?? 'unknown');
  const at = Number(message.timestampNanos / 1_000_000n);
  const id = message.headers?.get(idHeader) ?? '';
  const { buffer, byteOffset, length } = message.data; // not as Node's own kind of array
  return { stream, seq: message.seq, kind, cartId, body: new Uint8Array(buffer, byteOffset, length), at, id };
}
