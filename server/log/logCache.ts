// PORT: a log that follows streams. What others have brought into an order is taken in that order, judged by the rule of
// continuation.ts, and stored together with how far each stream was followed, so that it is the streams' fold and nothing
// else, at whatever moment it is cut short.

import type { HeldLogs } from '../../src/wire/frames.ts';
import type { LogRefusal } from '../../src/wire/guard.ts';
import type { ClaimOutcome, LogStorage } from './logStorage.ts';

/**
 * `entries`: a V1 update. `claim`, `idle`: messageBodies.ts. `gone`: the operator has deleted the cart. `held`: what a device holds. `unknown`: a newer
 * relay's, say.
 */
export type MessageKind = 'entries' | 'claim' | 'gone' | 'idle' | 'held' | 'unknown';

export interface StreamMessage {
  /** Which one, and which of that name. */
  readonly stream: string;
  /** From 1 on; it increases, with gaps. */
  readonly seq: number;
  readonly kind: MessageKind;
  readonly cartId: string;
  readonly body: Uint8Array;
  /** When the stream took it, ms since 1970. */
  readonly at: number;
}

export type MessageOutcome =
  | { readonly kind: 'entries'; readonly refusals: readonly LogRefusal[] }
  | { readonly kind: 'claim'; readonly outcome: ClaimOutcome }
  | { readonly kind: 'gone' }
  /** Whether nobody had written to the cart for so long, and it was dropped. */
  | { readonly kind: 'idle'; readonly isDropped: boolean }
  | { readonly kind: 'held'; readonly devices: readonly HeldLogs[] }
  /** It says nothing: no update, say, or of a cart that is gone. */
  | { readonly kind: 'nothing'; readonly why: string };

export interface Followed {
  /** Of each stream, the message that was taken last. */
  readonly places: ReadonlyMap<string, number>;
  /** It holds carts. */
  readonly hasCarts: boolean;
}

/** `append`: what its streams lack, and another has met in them. */
export interface LogCache extends Omit<LogStorage, 'follow' | 'claim' | 'dropIdle'> {
  /** All of it or nothing, durable or not: what is lost can be followed again. Messages that were taken already change nothing. */
  take(messages: readonly StreamMessage[]): Promise<readonly MessageOutcome[]>;
  followed(): Promise<Followed>;
  /** Carts that nobody wrote to since. */
  idle(before: number): Promise<readonly string[]>;
}
