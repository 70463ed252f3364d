// What the relay and the thread that owns the database say to each other. Structured clones over a message port.

import type { HeldLogs } from '../../src/wire/frames.ts';
import type { NotTaken } from './appendByTurn.ts';
import type { LogPart } from './blockingLog.ts';
import type { Followed, MessageOutcome, StreamMessage } from './logCache.ts';
import type { Batch, ClaimOutcome, ClaimRequest, EntryPlace, EntryRange, HeldNote, StoredCart } from './logStorage.ts';

/** Each call's arguments and answer. */
export interface LogCalls {
  readonly open: { readonly ask: string; readonly answer: StoredCart };
  /** What one turn of the event loop has to append. The answer names the batches of which not all was taken. */
  readonly append: { readonly ask: PackedBatches; readonly answer: ReadonlyMap<number, NotTaken> };
  readonly readPart: {
    readonly ask: { readonly cartId: string; readonly ranges: readonly EntryRange[] };
    readonly answer: LogPart;
  };
  readonly hashesAt: {
    readonly ask: { readonly cartId: string; readonly places: readonly EntryPlace[] };
    readonly answer: readonly (string | null)[];
  };
  readonly keepHeld: { readonly ask: HeldNote; readonly answer: null };
  readonly heldBy: { readonly ask: string; readonly answer: readonly HeldLogs[] };
  readonly claim: { readonly ask: ClaimRequest; readonly answer: ClaimOutcome };
  readonly take: { readonly ask: readonly StreamMessage[]; readonly answer: readonly MessageOutcome[] };
  readonly followed: { readonly ask: null; readonly answer: Followed };
  readonly idle: { readonly ask: number; readonly answer: readonly string[] };
  readonly newlyGone: { readonly ask: null; readonly answer: readonly string[] };
  readonly dropIdle: {
    readonly ask: { readonly before: number; readonly except: readonly string[] };
    readonly answer: number;
  };
  readonly probe: { readonly ask: null; readonly answer: null };
  readonly close: { readonly ask: null; readonly answer: null };
}

/** Batches in three pieces, two of which are handed over instead of being copied: cloning objects costs more than this. */
export interface PackedBatches {
  readonly cartIds: readonly string[];
  /** Of each batch: time of receipt, bytes of the update. */
  readonly numbers: Float64Array<ArrayBuffer>;
  readonly updates: Uint8Array<ArrayBuffer>;
}

export type LogCall = {
  readonly [Kind in keyof LogCalls]: { readonly id: number; readonly kind: Kind; readonly ask: LogCalls[Kind]['ask'] };
}[keyof LogCalls];

export type LogAnswer =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: LogCalls[keyof LogCalls]['answer'] }
  | { readonly id: number; readonly kind: 'failure'; readonly message: string };

/** The thread's first messages. */
export type LogThreadStart = { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly message: string };

/** The ends of a message port, as far as they are used here. */
export interface Port {
  postMessage(message: unknown, handedOver?: readonly ArrayBuffer[]): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}

export function packBatches(batches: readonly Batch[]): PackedBatches {
  const updates = new Uint8Array(batches.reduce((sum, { update }) => sum + update.length, 0));
  const numbers = new Float64Array(2 * batches.length);
  let at = 0;
  for (const [index, { receivedAt, update }] of batches.entries()) {
    numbers.set([receivedAt, update.length], 2 * index);
    updates.set(update, at);
    at += update.length;
  }
  return { cartIds: batches.map(({ cartId }) => cartId), numbers, updates };
}

export function unpackBatches({ cartIds, numbers, updates }: PackedBatches): Batch[] {
  let at = 0;
  return cartIds.map((cartId, index) => {
    const [receivedAt = 0, updateBytes = 0] = numbers.subarray(2 * index);
    const update = updates.subarray(at, at + updateBytes);
    at += updateBytes;
    return { cartId, receivedAt, update };
  });
}
