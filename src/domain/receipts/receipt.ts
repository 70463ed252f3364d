// A receipt: a short note that acts whose authors did not know of each other met here, what was done about it, and how
// to choose otherwise. Data only: the ui has the words. Derived from the events (receipts.ts), never stored.

import type { ActorId, EventId } from '../../engine/message.ts';
import type { CartCommand } from '../commands.ts';
import type { CheckoutId, LineId } from '../events.ts';

export type Receipt = ReceiptFrame & ReceiptCase;

/** What every receipt says, whatever met. */
export interface ReceiptFrame {
  /** Made from what met and where, the first act of each person: it stays the same while they go on as they did. */
  readonly id: string;
  /** Null for the cart itself, and for a checkout. */
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
  /** The number changed while a checkout took what it knew of (V12, V13): `quantity` is carried over to the next round. */
  | {
      readonly kind: 'taken-meanwhile';
      readonly taken: readonly Taken[];
      readonly made: readonly Made[];
      readonly quantity: number;
    }
  /** More was taken than was wanted: the surplus is told, and owed by nobody. */
  | { readonly kind: 'taken-twice'; readonly taken: readonly Taken[]; readonly quantity: number }
  /** Several people finished the same shop: what is in both is bought once (V14, V15). */
  | { readonly kind: 'shop-shared'; readonly by: readonly ActorId[]; readonly names: readonly string[] }
  /** Of two orders of one round the other was placed (V14, V15). */
  | { readonly kind: 'order-second'; readonly placedBy: ActorId }
  /** It was placed before anybody could know that it was called off. */
  | { readonly kind: 'order-stands'; readonly calledOffBy: readonly ActorId[] }
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

export interface Taken {
  readonly actorId: ActorId;
  readonly quantity: number;
  /** Null where it is in a basket, and the shop is not finished. */
  readonly checkout: CheckoutId | null;
}

export interface Written<Value> {
  readonly actorId: ActorId;
  readonly value: Value;
}
