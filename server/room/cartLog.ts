// One cart's logs as its room knows them: what is admitted, what of that is durable, and the entries in between. It
// hands entries to the storage and follows their fate; it knows no sessions.

import { entryHash } from '../../src/log/entryHead.ts';
import type { LogHead, ToldHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate, encodeUpdates, maxUpdateBytes } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import type { AdmittedRun } from '../../src/wire/guard.ts';
import type { StateVector } from '../../src/wire/stateVector.ts';
import { sha256 } from '../host/sha256.ts';
import type { EntryPlace, EntryRange, LogStorage } from '../log/logStorage.ts';
import type { Measures } from './measures.ts';

export interface CartLogEvents {
  /** These logs have become durable up to their new heads. */
  readonly durable: (moved: readonly ToldHead[]) => void;
  /** A commit failed. These entries are forgotten, and none are taken until `recovered`. */
  readonly dropped: (runs: readonly EntryRun[]) => void;
  /** Commits work again, and the log is as the storage has it. */
  readonly recovered: () => void;
  /** Entries could not be read: they are damaged, or the disk fails. */
  readonly unreadable: (cause: unknown) => void;
  /** The operator has deleted the cart. */
  readonly gone: () => void;
}

export interface CartLogPorts {
  readonly cartId: string;
  readonly storage: LogStorage;
  /** Resolves when a commit works again. */
  readonly whenWritable: () => Promise<void>;
  readonly now: () => number;
  readonly measures: Measures;
}

/** What a cart has admitted so far. */
export interface CartSize {
  readonly logs: number;
  readonly entries: number;
  readonly bytes: number;
}

export interface CartLog {
  readonly knownLog: (replica: ReplicaId) => LogHead | null;
  /** The hash of an entry that was here and is lost. */
  readonly lostHash: (replica: ReplicaId, seq: number) => string | undefined;
  readonly size: () => CartSize;
  readonly isWritable: () => boolean;
  /** Takes what the guard has admitted, with the update that says just that, if there is one. Returns the updates to pass on. */
  readonly take: (runs: readonly AdmittedRun[], verbatim: Uint8Array | null) => readonly Uint8Array[];
  /** How much of each log is admitted. */
  readonly lengths: () => StateVector;
  readonly durableLength: (replica: ReplicaId) => number;
  /** The durable end of each log. */
  readonly durable: () => readonly ToldHead[];
  /** What a holder of `held` lacks, as of now. */
  readonly readBeyond: (held: StateVector) => AsyncIterable<Uint8Array>;
  readonly hashesAt: (places: readonly EntryPlace[]) => Promise<readonly (string | null)[]>;
  /** Resolves when nothing waits for a commit. */
  readonly settled: () => Promise<void>;
}

export async function openCartLog(ports: CartLogPorts, events: CartLogEvents): Promise<CartLog> {
  const { cartId, storage, whenWritable, now, measures } = ports;
  let stored = await storage.open(cartId);
  if (stored.isGone) throw new CartGone();
  let admitted = new Map(stored.logs);
  let durable = new Map(stored.logs);
  let position = stored.position;
  let bytes = stored.bytes;
  /** Admitted and not yet durable, oldest first. */
  let tail: (readonly AdmittedRun[])[] = [];
  let isWritable = true;
  /** Counts failures: what was appended before one is no longer anybody's. */
  let era = 0;
  let lastCommit: Promise<void> = Promise.resolve();

  function commit(runs: readonly AdmittedRun[], update: Uint8Array): void {
    const count = runs.reduce((sum, run) => sum + run.entries.length, 0);
    const batch = { cartId, position, update, receivedAt: now() };
    position += count;
    bytes += bytesOf(runs);
    tail.push(runs);
    measures.entries += count;
    const appendedIn = era;
    const isCommitted = measures.commit();
    lastCommit = storage.append(batch).then(
      () => {
        isCommitted();
        if (era !== appendedIn) return;
        tail.shift();
        for (const run of runs) durable.set(run.replica, run.head);
        events.durable(runs.map(({ head }) => head));
      },
      () => {
        if (era === appendedIn) forgetTail();
      },
    );
  }

  /** Also the batches behind the failed one are dropped: the storage takes none that does not follow. */
  function forgetTail(): void {
    const dropped = tail.flat();
    tail = [];
    admitted = new Map(durable);
    isWritable = false;
    era++;
    events.dropped(dropped);
    void recover();
  }

  async function recover(): Promise<void> {
    for (;;) {
      await whenWritable();
      try {
        stored = await storage.open(cartId);
        if (stored.isGone) return events.gone();
        break;
      } catch {
        // The disk failed again in between: wait once more.
      }
    }
    admitted = new Map(stored.logs);
    durable = new Map(stored.logs);
    position = stored.position;
    bytes = stored.bytes;
    isWritable = true;
    events.recovered();
  }

  /** What could not be read is damaged, or another than is known here: in either case the storage knows better. */
  async function* readOrForget(ranges: readonly EntryRange[]): AsyncGenerator<Uint8Array> {
    const updates = storage.read(cartId, ranges)[Symbol.asyncIterator]();
    for (;;) {
      const next = await orForget(updates.next());
      if (next.done) return;
      yield next.value;
    }
  }

  async function orForget<Answer>(answer: Promise<Answer>): Promise<Answer> {
    try {
      return await answer;
    } catch (cause) {
      events.unreadable(cause);
      if (isWritable) forgetTail();
      throw cause;
    }
  }

  return {
    knownLog: (replica) => admitted.get(replica) ?? null,
    lostHash: (replica, seq) => stored.lost.get(replica)?.get(seq),
    size: () => ({ logs: admitted.size, entries: position, bytes }),
    isWritable: () => isWritable,

    take(runs, verbatim) {
      for (const run of runs) admitted.set(run.replica, run.head);
      const whole = verbatim ?? encodeUpdate(runs);
      commit(runs, whole);
      return whole.length <= maxUpdateBytes ? [whole] : encodeUpdates(runs);
    },

    lengths: () => new Map([...admitted].map(([replica, log]) => [replica, log.length])),

    durableLength: (replica) => durable.get(replica)?.length ?? 0,

    durable: () => [...durable.values()],

    readBeyond(held) {
      const heldOf = (replica: ReplicaId) => held.get(replica) ?? 0;
      const ranges: EntryRange[] = [];
      for (const [replica, { length }] of durable) {
        if (heldOf(replica) < length) ranges.push({ replica, from: heldOf(replica), to: length });
      }
      const uncommitted = tail.flat().map((run) => withoutFirst(run, heldOf(run.replica) - run.seq));
      return inOrder(readOrForget(ranges), encodeUpdates(uncommitted));
    },

    async hashesAt(places) {
      const uncommitted = tail.flat();
      const stored = await orForget(storage.hashesAt(cartId, places));
      return places.map(({ replica, seq }, index) => {
        const run = uncommitted.find(
          (run) => run.replica === replica && seq >= run.seq && seq < run.seq + run.entries.length,
        );
        const entry = run?.entries[seq - run.seq];
        return entry ? entryHash(entry.bytes, sha256) : (stored[index] ?? null);
      });
    },

    settled: () => lastCommit,
  };
}

/** Nobody can use this cart any more. */
export class CartGone extends Error {}

function bytesOf(runs: readonly EntryRun[]): number {
  let sum = 0;
  for (const { entries } of runs) for (const { bytes } of entries) sum += bytes.length;
  return sum;
}

function withoutFirst(run: EntryRun, count: number): EntryRun {
  const skipped = Math.min(Math.max(count, 0), run.entries.length);
  return { replica: run.replica, seq: run.seq + skipped, entries: run.entries.slice(skipped) };
}

async function* inOrder<Value>(first: AsyncIterable<Value>, then: Iterable<Value>): AsyncGenerator<Value> {
  yield* first;
  yield* then;
}
