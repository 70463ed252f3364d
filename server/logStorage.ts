// PORT: the relay's durable log of entries, by cart. It keeps bytes and checks that they chain; what they mean is none
// of its business.
//
// Contract (testing/logStorageContract.ts):
// - `append` resolves when the whole batch is durable, and stores all of it or nothing. It takes only what continues the
//   stored log of the cart: the entries as the guard would admit them, at the position where the cart stands. Anything
//   else rejects, so that nothing can follow a batch that was lost.
// - Batches appended in one turn are committed together; those of one cart resolve in order.
// - `open`, `read` and `hashesAt` see committed entries only.
// - A failure of the world rejects with StorageFailure and stores nothing of that batch.

import type { KnownLog } from '../src/wire/guard.ts';

export interface StoredCart {
  /** The end of each log, by replica. */
  readonly logs: ReadonlyMap<number, KnownLog>;
  /** How many entries the cart has: the position of its next one. */
  readonly position: number;
}

export interface Batch {
  readonly cartId: string;
  /** How many entries the cart has before these. */
  readonly position: number;
  /** The entries, as the V1 update that `encodeUpdate` writes. */
  readonly update: Uint8Array;
  /** When the relay received them, ms since 1970. */
  readonly receivedAt: number;
}

/** Entries `from` up to and without `to` of one log. */
export interface EntryRange {
  readonly replica: number;
  readonly from: number;
  readonly to: number;
}

export interface EntryPlace {
  readonly replica: number;
  readonly seq: number;
}

export interface LogStorage {
  /** Made with the storage, so that clients notice a relay that was reset. */
  readonly instanceId: string;
  /** A cart that has no entries is open and empty. */
  open(cartId: string): Promise<StoredCart>;
  append(batch: Batch): Promise<void>;
  /** The entries of the ranges, in order per log, as updates of a bounded size. */
  read(cartId: string, ranges: readonly EntryRange[]): AsyncIterable<Uint8Array>;
  /** Hash of each entry, 16 hex digits; null where there is none. */
  hashesAt(cartId: string, places: readonly EntryPlace[]): Promise<readonly (string | null)[]>;
  /** Resolves if a commit works. */
  probe(): Promise<void>;
  close(): Promise<void>;
}

export class StorageFailure extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StorageFailure';
  }
}
