// What the streams say: their messages, taken by the cache in order, many at a time where many have come. It knows how far
// each stream has been taken, and whether that is all there is.

import { setTimeout as delay } from 'node:timers/promises';
import type { LogCache, MessageOutcome } from '../log/logCache.ts';
import { LogFailure } from '../log/logStorage.ts';
import type { LogStream, Met } from './logStream.ts';

export interface Intake {
  /** Resolves when all is taken that the partition's stream held at some moment since it was asked; rejects if it takes too long. */
  readonly caughtUp: (partition: number) => Promise<void>;
  readonly takenTo: (partition: number) => number;
  /** All partitions' streams are followed, and taken to their end. */
  readonly isUpToDate: () => boolean;
  /** Why streams are not taken; null: they are. */
  readonly trouble: () => string | null;
  readonly stop: () => void;
}

export interface IntakePorts {
  readonly stream: Pick<LogStream, 'partitions' | 'names' | 'follow'>;
  readonly cache: Pick<LogCache, 'take' | 'followed'>;
  /** In order. */
  readonly taken: (message: Met, outcome: MessageOutcome) => void;
  /** What is still to be done about these, before any other is taken. */
  readonly settled: (messages: readonly Met[], outcomes: readonly MessageOutcome[]) => Promise<void>;
  readonly patienceMs?: number;
  readonly retryMs?: number;
}

interface Progress {
  taken: number;
  /** Where the stream ended when that was last seen; null: it is not being followed. */
  end: number | null;
  waiting: (() => void)[];
}

/** One transaction; joins wait for it. */
const mostAtOnce = 500;

export async function openIntake(ports: IntakePorts): Promise<Intake> {
  const { stream, cache, taken, settled, patienceMs = 10_000, retryMs = 1000 } = ports;
  const { places } = await cache.followed();
  const progress = stream.names.map((name): Progress => ({ taken: places.get(name) ?? 0, end: null, waiting: [] }));
  let queue: { readonly partition: number; readonly message: Met }[] = [];
  let isTaking = false;
  let isStopped = false;
  let failure: string | null = null;

  function look(partition: Progress): void {
    if (partition.end === null || partition.taken < partition.end) return;
    for (const resolve of partition.waiting.splice(0)) resolve();
  }

  async function take(): Promise<void> {
    isTaking = true;
    while (queue.length > 0 && !isStopped) {
      const group = queue.slice(0, mostAtOnce);
      try {
        const messages = group.map(({ message }) => message);
        const outcomes = await cache.take(messages);
        failure = null;
        queue = queue.slice(group.length);
        for (const [index, { partition, message }] of group.entries()) {
          const at = progress[partition];
          const outcome = outcomes[index];
          if (at === undefined || outcome === undefined) continue;
          at.taken = message.seq;
          taken(message, outcome);
        }
        await settled(messages, outcomes);
        for (const at of progress) look(at);
      } catch (cause) {
        failure = `the relay cannot write to its disk: ${cause instanceof Error ? cause.message : String(cause)}`;
        await delay(retryMs, undefined, { ref: false });
      }
    }
    isTaking = false;
  }

  function follow(index: number): void {
    const at = progress[index];
    if (at === undefined) return;
    stream.follow(index, at.taken, {
      met(message) {
        queue.push({ partition: index, message });
        if (!isTaking) void take();
      },
      end(seq) {
        at.end = seq;
        look(at);
      },
      lost() {
        at.end = null;
      },
    });
  }

  const isUpToDate = ({ end, taken }: Progress) => end !== null && taken >= end;
  const carts = progress.slice(0, stream.partitions);
  for (const index of carts.keys()) follow(index);
  // What devices hold is kept beside the carts, which have to be there first.
  const all = carts.map((at) => (isUpToDate(at) ? null : new Promise<void>((resolve) => at.waiting.push(resolve))));
  void Promise.all(all).then(() => {
    for (let index = stream.partitions; index < progress.length; index++) follow(index);
  });

  return {
    async caughtUp(partition) {
      const at = progress[partition];
      if (at === undefined || isUpToDate(at)) return;
      await new Promise<void>((resolve, reject) => {
        const impatience = setTimeout(() => {
          at.waiting = at.waiting.filter((other) => other !== done);
          reject(new LogFailure('the relay has not caught up with the log of the cluster yet'));
        }, patienceMs);
        const done = () => {
          clearTimeout(impatience);
          resolve();
        };
        at.waiting.push(done);
      });
    },
    isUpToDate: () => carts.every(isUpToDate),
    takenTo: (partition) => progress[partition]?.taken ?? 0,
    trouble: () => failure,
    stop() {
      isStopped = true;
    },
  };
}
