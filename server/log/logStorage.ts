// PORT: the relay's durable log of entries, by cart. It keeps bytes and checks that they chain; what they mean is none
// of its business.
//
// Contract (testing/logStorageContract.ts):
// - The log of a cart has one order, in which every batch is judged by one rule (continuation.ts), whoever wrote it: what
//   continues a log is taken, what is known already is left out, what does not fit is refused.
// - `append` resolves when that is done and durable, with what was refused; batches of one cart resolve in order.
// - `follow` tells of every batch of a cart, in that order, once it is durable and before its `append` resolves: as it was
//   appended, to be judged by the same rule. Also of batches that others have written, if the log has other writers.
// - `open`, `read` and `hashesAt` see committed entries only.
// - A damaged entry is never read as if it were whole: the call rejects, its log ends before the entry when the cart is
//   opened again, and what followed is cut off until a member writes the damaged one anew, with the hash it had.
// - A cart that the operator has deleted is gone for good: nothing can be appended to it.
// - What devices hold is a note beside the log: it waits for a commit that is due anyway, holds none up, is seen by
//   `heldBy` from when it was handed over, and goes when its cart does. A damaged one is left out.
// - A claim resolves when it is durable: the first value of a name stands for good, and every later asker is told it. Of
//   a cart that has no entries nothing can be claimed. A damaged claim is granted to nobody, and is whole again when
//   somebody claims what stood in it.
// - A failure of the world rejects with LogFailure and stores nothing of that batch.

import type { LogHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { Claim, HeldLogs } from '../../src/wire/frames.ts';
import type { LogRefusal } from '../../src/wire/guard.ts';

export interface StoredCart {
  /** The end of each log, by replica. */
  readonly logs: ReadonlyMap<ReplicaId, LogHead>;
  /** The position of its next entry. */
  readonly position: number;
  /** Of its entries together. */
  readonly bytes: number;
  /** The operator has deleted it. */
  readonly isGone: boolean;
  /** The hashes that entries beyond the end of a log had, as far as they are known: by replica, by seq. */
  readonly lost: LostEntries;
}

export type LostEntries = ReadonlyMap<ReplicaId, ReadonlyMap<number, string>>;

export interface Batch {
  readonly cartId: string;
  /** The entries, as the V1 update that `encodeUpdate` writes. */
  readonly update: Uint8Array;
  /** When the relay received them, ms since 1970. */
  readonly receivedAt: number;
}

/** Who follows a cart. */
export interface Follower {
  /** A batch is durable. One that this very log was given is the same array. */
  readonly committed: (update: Uint8Array) => void;
  /** Nothing becomes durable for now, and why. What was appended waits. */
  readonly away: (reason: string) => void;
  readonly back: () => void;
  /** What devices hold, as other relays have heard it. */
  readonly held: (devices: readonly HeldLogs[]) => void;
  /** The cart is not what it was: it has to be opened again. */
  readonly changed: () => void;
}

/** What devices hold of a cart, each in full. */
export interface HeldNote {
  readonly cartId: string;
  readonly devices: readonly HeldLogs[];
}

export interface ClaimRequest extends Claim {
  readonly cartId: string;
  /** How many names a cart may have. */
  readonly most: number;
  /** When the relay received it, ms since 1970. */
  readonly receivedAt: number;
}

export type ClaimOutcome =
  /** What the name stands for: the asker's value, or that of who came first. */
  | { readonly kind: 'stands'; readonly value: Uint8Array }
  | { readonly kind: 'full' }
  | { readonly kind: 'no-entries' }
  /** It may be this name that stands for something already. */
  | { readonly kind: 'damaged' };

/** Entries `from` up to and without `to` of one log. */
export interface EntryRange {
  readonly replica: ReplicaId;
  readonly from: number;
  readonly to: number;
}

export interface EntryPlace {
  readonly replica: ReplicaId;
  readonly seq: number;
}

export interface LogStorage {
  /** A cart that has no entries is open and empty. */
  open(cartId: string): Promise<StoredCart>;
  append(batch: Batch): Promise<readonly LogRefusal[]>;
  /** Returns what ends it. */
  follow(cartId: string, follower: Follower): () => void;
  /** The entries of the ranges, in order per log, as updates of a bounded size. */
  read(cartId: string, ranges: readonly EntryRange[]): AsyncIterable<Uint8Array>;
  /** Hash of each entry, 16 hex digits; null where there is none. */
  hashesAt(cartId: string, places: readonly EntryPlace[]): Promise<readonly (string | null)[]>;
  /** Resolves when the note is durable. Of a cart that has no entries nothing is kept. */
  keepHeld(note: HeldNote): Promise<void>;
  heldBy(cartId: string): Promise<readonly HeldLogs[]>;
  claim(request: ClaimRequest): Promise<ClaimOutcome>;
  /** Resolves if a commit works. */
  probe(): Promise<void>;
  /** Carts that the operator has deleted since this was last asked. */
  newlyGone(): Promise<readonly string[]>;
  /** Drops carts that nobody wrote to since `before`, save these. A member can bring them back. */
  dropIdle(before: number, except: readonly string[]): Promise<number>;
  close(): Promise<void>;
}

export class LogFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'LogFailure';
  }
}
