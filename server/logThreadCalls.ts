// What the relay and the thread that owns the database say to each other. Structured clones over a message port.

import type { HeldLogs } from '../src/wire/frames.ts';
import type { Batch, EntryPlace, EntryRange, HeldNote, StoredCart } from './logStorage.ts';

/** Each call's arguments and answer. */
export interface LogCalls {
  readonly open: { readonly ask: string; readonly answer: StoredCart };
  readonly append: { readonly ask: Batch; readonly answer: null };
  readonly readPage: {
    readonly ask: { readonly cartId: string; readonly ranges: readonly EntryRange[] };
    readonly answer: { readonly updates: readonly Uint8Array[]; readonly rest: readonly EntryRange[] };
  };
  readonly hashesAt: {
    readonly ask: { readonly cartId: string; readonly places: readonly EntryPlace[] };
    readonly answer: readonly (string | null)[];
  };
  readonly keepHeld: { readonly ask: HeldNote; readonly answer: null };
  readonly heldBy: { readonly ask: string; readonly answer: readonly HeldLogs[] };
  readonly newlyGone: { readonly ask: null; readonly answer: readonly string[] };
  readonly dropIdle: {
    readonly ask: { readonly before: number; readonly except: readonly string[] };
    readonly answer: number;
  };
  readonly probe: { readonly ask: null; readonly answer: null };
  readonly close: { readonly ask: null; readonly answer: null };
}

export type LogCall = {
  readonly [Kind in keyof LogCalls]: { readonly id: number; readonly kind: Kind; readonly ask: LogCalls[Kind]['ask'] };
}[keyof LogCalls];

export type LogAnswer =
  | { readonly id: number; readonly kind: 'answer'; readonly answer: LogCalls[keyof LogCalls]['answer'] }
  | { readonly id: number; readonly kind: 'failure'; readonly message: string };

/** The thread's first message. */
export type LogThreadStart =
  | { readonly kind: 'ready'; readonly instanceId: string }
  | { readonly kind: 'failed'; readonly message: string };

/** The ends of a message port, as far as they are used here. */
export interface Port {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
}
