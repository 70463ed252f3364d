// PORT: durable, append-only, idempotent storage of log entries. It keeps bytes verbatim and knows of an entry
// only its head; decoding is the caller's.
//
// Contract (engine/testing/eventStoreContract.ts):
// - `append` is one atomic transaction, durable when it resolves. Per log it takes the entries that continue it
//   (next seq, chained to its head hash, stamp greater than the last); equal bytes again are duplicates; other bytes at a
//   taken seq are a fork; a seq beyond the end is a gap. What does not fit is reported, never stored, and does not
//   keep the rest from being stored. With `allOrNothing`, one misfit stores nothing: this is a writer's compare-and-swap.
// - An instance delivers each entry of a stream to its subscribers exactly once and in seq order per log, whichever
//   instance over the same database stored it: at its own `append`, or at `catchUp`. What was stored before the
//   stream's first `readAll` here is returned by that `readAll` and not delivered.
// - `adoptBranch` is for a log that two writers have had. It takes the other branch, whole, from its first entry on; where
//   that parts from what is stored, it takes its place, and what gave way is set aside: kept for ever, and no part of the
//   stream any more. Where neither parts from the other, or the branch is no log, nothing changes. Subscribers hear
//   nothing of either: the caller reads the stream anew, and is delivered what comes after.
// - A failure of the world rejects with StorageFailure and stores nothing.

import type { ChainHash } from './entryFormat.ts';
import type { EventId, ReplicaId, StreamId } from './message.ts';

export interface NewEntry {
  readonly replicaId: ReplicaId;
  readonly seq: number;
  /** The first array of the entry: head and body. */
  readonly bytes: Uint8Array;
  /** The reserved second array, or null. */
  readonly signature: Uint8Array | null;
}

export interface StoredEntry extends NewEntry {
  readonly streamId: StreamId;
  readonly id: EventId;
  /** When this device stored it, ms since 1970. */
  readonly receivedAt: number;
}

/** The high-water mark of one log. */
export interface LogHead {
  readonly replicaId: ReplicaId;
  readonly length: number;
  readonly hash: ChainHash;
  readonly lastId: EventId;
}

export interface Misfit {
  readonly replicaId: ReplicaId;
  readonly seq: number;
  readonly reason: 'gap' | 'fork' | 'not-increasing' | 'malformed';
}

interface AppendOutcome {
  readonly appended: readonly StoredEntry[];
  readonly duplicates: number;
  readonly misfits: readonly Misfit[];
}

export interface EventStore {
  append(
    streamId: StreamId,
    entries: readonly NewEntry[],
    options?: { readonly allOrNothing?: boolean },
  ): Promise<AppendOutcome>;
  /** Every entry of a stream in ascending id order; from then on this instance's frontier. */
  readAll(streamId: StreamId): Promise<readonly StoredEntry[]>;
  /** Ids in [from, to], ascending; `limit` at most. */
  readRange(
    streamId: StreamId,
    range: { readonly from?: EventId; readonly to?: EventId; readonly limit?: number },
  ): Promise<readonly StoredEntry[]>;
  /** One log from `fromSeq` on, in seq order. */
  readLog(streamId: StreamId, replicaId: ReplicaId, fromSeq: number): Promise<readonly StoredEntry[]>;
  heads(streamId: StreamId): Promise<readonly LogHead[]>;
  count(streamId: StreamId): Promise<number>;
  /** Returns what was set aside now. */
  adoptBranch(streamId: StreamId, replicaId: ReplicaId, branch: readonly NewEntry[]): Promise<readonly StoredEntry[]>;
  /** Everything that ever gave way to another branch, in ascending id order. */
  setAside(streamId: StreamId): Promise<readonly StoredEntry[]>;
  subscribe(streamId: StreamId, listener: (entries: readonly StoredEntry[]) => void): () => void;
  /** Deliver what other instances have stored since. */
  catchUp(streamId: StreamId): Promise<void>;
  /** Forget a stream on this device. */
  remove(streamId: StreamId): Promise<void>;
  close(): void;
}

export type StorageFailureReason =
  | 'full' // quota reached, disk full
  | 'unavailable' // no IndexedDB here (private mode, blocked, insecure)
  | 'outdated' // a newer version of the app has upgraded the database
  | 'closed' // the browser closed the connection
  | 'failed'; // anything else; see cause

/** The world failed, not the caller. Thrown once by the adapter, caught once in `app`. */
export class StorageFailure extends Error {
  readonly reason: StorageFailureReason;
  constructor(reason: StorageFailureReason, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageFailure';
    this.reason = reason;
  }
}
