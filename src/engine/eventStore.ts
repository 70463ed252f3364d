// PORT: durable, append-only, idempotent storage of log entries. It keeps bytes verbatim and knows of an entry
// only its head; decoding is the caller's.
//
// Contract (engine/testing/eventStoreContract.ts):
// - `append` is one atomic transaction, durable when it resolves. Per log it takes the entries that continue it
//   (src/log/nextHead.ts); the same bytes again are duplicates, whatever their signature; other bytes at a taken seq are
//   a fork; a seq beyond the end is a gap. What does not fit is reported, never stored, and does not keep the rest from
//   being stored. With `allOrNothing`, one misfit stores nothing: this is a writer's compare-and-swap.
// - `open` gives a stream to a reader: first its whole history, then each entry that is stored later, exactly once and in seq
//   order per log, whichever instance over the same database stored it: at an `append` here to its log, or at `catchUp`. Nothing
//   comes between the two: what a reader has been told is, at every moment, the history plus what has arrived. Each reader has a
//   frontier of its own, so that one who opens takes nothing from another.
// - A stream has a generation: it begins with the first entry, and another one begins when a branch is adopted. A reader of a
//   former one is told the history anew, by the next call here that meets the stream; what arrives is never of another one.
// - Whoever appends writes into the history that the reader has been told. Where that is a former one
//   by the time it is written, every entry is a misfit, `superseded`, and the reader has been told the history anew when this resolves.
// - A stream that was removed has no generation. Its readers hear so, once and as the last thing; their appends reject with
//   StorageFailure `removed`. Opened again, it is an empty stream. (A reader that was told nothing yet has lost nothing,
//   and reads on, whatever the stream is now.)
// - `adoptBranch` is for a log that two writers have had. It takes the other branch, whole, from its first entry on; where
//   that parts from what is stored, it takes its place, and what gave way is set aside: kept for ever, and no part of the
//   stream any more. Where neither parts from the other, or the branch is no log, nothing changes.
// - Where the browser has put another database in the place of the one that an instance had, every call rejects with
//   StorageFailure `replaced`, until `putBack`: it puts what a stream's reader was told into the one that is there, all or nothing, and
//   the instance goes on in that. What parts from a log that is there already is set aside. The readers are told the history anew.
// - A failure of the world rejects with StorageFailure and stores nothing.

import type { LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import type { EventId, StreamId } from './message.ts';

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

export interface Misfit {
  readonly replicaId: ReplicaId;
  readonly seq: number;
  readonly reason: 'gap' | 'fork' | 'not-increasing' | 'malformed' | 'superseded';
}

export interface AppendOutcome {
  readonly appended: readonly StoredEntry[];
  readonly duplicates: number;
  readonly misfits: readonly Misfit[];
}

/** What the store tells. It has done so before the call by which it found out resolves. */
export interface StreamReader {
  /** All there is, in ascending id order: at opening, and again when the history has become another one. */
  history(entries: readonly StoredEntry[]): void;
  /** Stored since. */
  arrived(entries: readonly StoredEntry[]): void;
  /** The stream was taken off this device: there is nothing to read or write any more. */
  removed(): void;
}

/** A stream in the hands of one reader, who may write into what it has read. */
export interface EventStream {
  append(entries: readonly NewEntry[], options?: { readonly allOrNothing?: boolean }): Promise<AppendOutcome>;
  /** Tells this instance's readers what other instances have done since. */
  catchUp(): Promise<void>;
  /** The end of a log, as far as the reader was told; null for a log it was told nothing of. */
  head(replicaId: ReplicaId): LogHead | null;
  close(): void;
}

export interface EventStore {
  /** Resolves when the reader has been told the history. */
  open(streamId: StreamId, reader: StreamReader): Promise<EventStream>;
  /** In ascending id order. */
  readAll(streamId: StreamId): Promise<readonly StoredEntry[]>;
  /** One log from `fromSeq` on, in seq order. */
  readLog(streamId: StreamId, replicaId: ReplicaId, fromSeq: number): Promise<readonly StoredEntry[]>;
  heads(streamId: StreamId): Promise<readonly LogHead[]>;
  count(streamId: StreamId): Promise<number>;
  /** Returns what was set aside now. */
  adoptBranch(streamId: StreamId, replicaId: ReplicaId, branch: readonly NewEntry[]): Promise<readonly StoredEntry[]>;
  /** After `replaced`: all that a reader of this stream was told, by the moment when it is put there. */
  putBack(streamId: StreamId, told: () => readonly StoredEntry[]): Promise<void>;
  /** Everything that ever gave way to another branch, in ascending id order. */
  setAside(streamId: StreamId): Promise<readonly StoredEntry[]>;
  close(): void;
}

export type StorageFailureReason =
  | 'full' // quota reached, disk full
  | 'unavailable' // no IndexedDB here (private mode, blocked, insecure)
  | 'outdated' // a newer version of the app has upgraded the database
  | 'closed' // the browser closed the connection
  | 'replaced' // the browser has deleted the database, and there is another one now
  | 'removed' // the stream was taken off this device
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
