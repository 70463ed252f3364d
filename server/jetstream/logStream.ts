// PORT: streams in which the messages of all carts stand in order, kept by a quorum of servers. A cart is in one of so many
// partitions, each a stream of its own.

import type { HeldLogs } from '../../src/wire/frames.ts';
import type { MessageKind, StreamMessage } from '../log/logCache.ts';

export interface Outgoing {
  readonly cartId: string;
  readonly kind: MessageKind;
  readonly body: Uint8Array;
  /** Made of all the others: the same message has the same id, and said twice it does no harm. */
  readonly id: string;
}

export interface Confirmation {
  /** Where it stands in its stream; 0: that is not known yet. */
  readonly seq: number;
  /** It was there already, and was not added again. */
  readonly isDuplicate: boolean;
}

export interface Met extends StreamMessage {
  readonly id: string;
}

export interface StreamListener {
  /** Every message after the one that was named, in order, each once. */
  readonly met: (message: Met) => void;
  /** The stream ended at this place at a moment just now, and is being followed. */
  readonly end: (seq: number) => void;
  /** It is not being followed for now: it may be longer than is known. */
  readonly lost: () => void;
}

export interface LogStream {
  readonly partitions: number;
  /** Of each partition, and last that of what devices hold: its name, and which of that name. */
  readonly names: readonly string[];
  /**
   * Resolves when a quorum has it. Rejects with LogFailure where it can never be taken; with anything else it may be in the
   * stream, or come to be, all the same.
   */
  readonly publish: (message: Outgoing) => Promise<Confirmation>;
  readonly follow: (partition: number, after: number, listener: StreamListener) => void;
  /** The last word of a device counts. */
  readonly keep: (cartId: string, held: HeldLogs) => Promise<void>;
  /** What a cart's messages before this place were is of no use any more. It may be tried in vain. */
  readonly forget: (cartId: string, before: number) => Promise<void>;
  /** Why it cannot be reached; null: it can, as far as is known. */
  readonly trouble: () => string | null;
  readonly close: () => Promise<void>;
}
