// A receipt: a short note that acts whose authors did not know of each other met here, what was done about it, and how
// to choose otherwise. Data only: the ui has the words. Derived from the events (receipts.ts), never stored.

import type { ActorId, EventId } from '../../engine/message.ts';
import type { CartCommand } from '../commands.ts';
import type { LineId } from '../events.ts';

export type Receipt = ReceiptFrame & ReceiptCase;

/** What every receipt says, whatever met. */
export interface ReceiptFrame {
  /** Made from what met, the first act of each person: it stays the same while they go on as they did. */
  readonly id: string;
  /** Null for the cart itself. */
  readonly line: LineId | null;
  /** What the line, or the cart, is called now. */
  readonly subject: string;
  /** The events that met, ascending. The history shows the receipt beside the last of them. */
  readonly met: readonly EventId[];
  readonly toldTo: readonly ActorId[];
  /** Somebody acted on it in knowledge of what met. */
  readonly isSettled: boolean;
  /** Ordinary commands, each of which chooses otherwise. None once it is settled. */
  readonly alternatives: readonly Alternative[];
}

export type Alternative = Extract<
  CartCommand,
  { type: 'RemoveItem' | 'SetQuantity' | 'AddItem' | 'RenameItem' | 'RenameCart' | 'NoteItem' | 'ChangePrice' }
>;

/** `made` and `picked`: in the order of people's first acts that met. `written`: what shows comes last. */
export type ReceiptCase =
  /** Somebody removed the line while others counted on it: it is kept (V6, V9, V22, V23). */
  | {
      readonly kind: 'kept';
      readonly removedBy: readonly ActorId[];
      readonly made: readonly Made[];
      readonly quantity: number;
    }
  /** Several numbers were set: one counts (V4, V25). */
  | { readonly kind: 'numbers'; readonly made: readonly Made[]; readonly quantity: number }
  /** Several people put in the same: it adds up (V2). */
  | { readonly kind: 'added'; readonly made: readonly Made[]; readonly quantity: number }
  /** More was put into baskets than is wanted, for several people did (V16). */
  | { readonly kind: 'picked-twice'; readonly picked: readonly Picked[]; readonly quantity: number }
  /** The number changed while somebody put what they knew of into the basket (V17). A quantity of 0: it was removed. */
  | {
      readonly kind: 'picked-meanwhile';
      readonly picked: readonly Picked[];
      readonly made: readonly Made[];
      readonly quantity: number;
    }
  | { readonly kind: 'names' | 'notes'; readonly written: readonly Written<string>[]; readonly shown: string }
  | { readonly kind: 'prices'; readonly written: readonly Written<number | null>[]; readonly shown: number | null };

/** What somebody had made it, as they saw it; 0 for who removed it. */
export interface Made {
  readonly actorId: ActorId;
  readonly quantity: number;
}

export interface Picked {
  readonly actorId: ActorId;
  readonly quantity: number;
}

export interface Written<Value> {
  readonly actorId: ActorId;
  readonly value: Value;
}
