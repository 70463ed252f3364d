// PORT: the log as the thread that owns it uses it. Every call waits for the disk, and throws LogFailure where the disk
// fails; what must hold is said in logStorage.ts.

import type { HeldLogs } from '../../src/wire/frames.ts';
import type { LogRefusal } from '../../src/wire/guard.ts';
import type { Followed, MessageOutcome, StreamMessage } from './logCache.ts';
import type {
  Batch,
  ClaimOutcome,
  ClaimRequest,
  EntryPlace,
  EntryRange,
  HeldNote,
  LogFailure,
  StoredCart,
} from './logStorage.ts';

export interface BlockingLog {
  open(cartId: string): StoredCart;
  /** In one transaction. A batch that does not fit keeps no other one out. */
  appendAll(batches: readonly Batch[]): readonly BatchOutcome[];
  /** The same, and with it notes of what devices hold; if it is these that fail, the batches are stored without them. */
  commit(batches: readonly Batch[], notes: readonly HeldNote[]): CommitOutcome;
  /** As much of the ranges as is read at once, as updates, and the ranges that are left. */
  readPart(cartId: string, ranges: readonly EntryRange[]): LogPart;
  /** Makes the next such reading faster. */
  keepPacks(): void;
  /** What is remembered of carts is read again when it is needed. */
  forget(): void;
  hashesAt(cartId: string, places: readonly EntryPlace[]): (string | null)[];
  heldBy(cartId: string): readonly HeldLogs[];
  /** In a transaction of its own, where it is a new one. */
  claim(request: ClaimRequest): ClaimOutcome;
  /** In one transaction: messages of streams, and how far they were followed. */
  take(messages: readonly StreamMessage[]): readonly MessageOutcome[];
  followed(): Followed;
  idle(before: number): readonly string[];
  newlyGone(): string[];
  dropIdle(before: number, except: readonly string[]): number;
  probe(): void;
  close(): void;
}

/** Null: all of it is stored. Else what was refused, or why nothing is stored. */
export type BatchOutcome = LogFailure | readonly LogRefusal[] | null;

export interface CommitOutcome {
  readonly batches: readonly BatchOutcome[];
  readonly notes: LogFailure | null;
}

export interface LogPart {
  /** Each in a buffer of its own, so that it can be handed to another thread. */
  readonly updates: Uint8Array[];
  /** The ranges that are left. */
  readonly rest: EntryRange[];
}
