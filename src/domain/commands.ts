// Everything one can ask of a cart. `price` and `aisle` may be left out where the asker does not know them.

import type { Amount } from './amount/amount.ts';
import type { CheckoutId, ColorName, LineId, Origin, Settled } from './events.ts';
import type { CommandOf, RegisterName, ValueOf } from './line/registers.ts';

type Request<Type extends string, Data> = { readonly type: Type; readonly data: Readonly<Data> };

/** `line` is a catalogue product's id; without it the line is named by the text itself. */
interface WantedItem {
  readonly line?: LineId;
  readonly name: string;
  readonly price?: number | null;
  readonly aisle?: string | null;
  /** Of each piece. */
  readonly amount?: Amount;
}

export type CartCommand = WholeCartCommand | WantCommand | LineCommand;

export type WholeCartCommand =
  | Request<'CreateCart', { name: string; currency: string }>
  /** Says what it was made from. */
  | Request<'CopyCart', Origin>
  | Request<'RenameCart', { name: string }>
  | Request<'ChangeCurrency', { currency: string }>
  | Request<'ArrangeAisles', { aisles: readonly string[] }>
  | Request<'JoinCart', { name: string; color: ColorName }>
  | Request<'LeaveCart', Record<string, never>>
  | CheckoutCommand
  | SettlingCommand;

export type CheckoutCommand =
  /** Without lines: a purchase of everything that is picked, an order of everything. */
  | Request<'CheckOut', { kind: 'purchase' | 'order'; lines?: readonly LineId[] }>
  /** For who has learned that this order is the one of its round. */
  | Request<'GrantCheckout', { checkout: CheckoutId }>
  | Request<'CallOffCheckout', { checkout: CheckoutId }>
  | Request<'UndoCheckout', { checkout: CheckoutId }>;

export type SettlingCommand =
  /** For who has looked at what is due (settling/debts.ts). */
  Request<'SettleCheckouts', { settled: readonly Settled[] }> | Request<'UnsettleCheckout', { checkout: CheckoutId }>;

export type WantCommand =
  | Request<'AddItem', WantedItem & { quantity: number }>
  | Request<'EnsureItem', WantedItem & { atLeast: number }>;

/** Of a line that is in the cart. */
export type LineCommand = ItemCommand | RegisterCommand;

export type ItemCommand =
  /** Without an amount: of what is there, as far as all of it is of one. */
  | Request<'ChangeQuantity', { line: LineId; by: number; amount?: Amount }>
  | Request<'SetQuantity', { line: LineId; to: number; amount?: Amount }>
  | Request<'RemoveItem', { line: LineId }>
  /** Without a quantity: all that is still to get. */
  | Request<'PickItem', { line: LineId; quantity?: number }>
  | Request<'UnpickItem', { line: LineId }>;

/** Write something on a line: see registers.ts. */
export type RegisterCommand = {
  [Name in RegisterName]: Request<CommandOf<Name>, { line: LineId } & { [Field in Name]: ValueOf<Name> }>;
}[RegisterName];

/** Why a command was refused. The ui has words for each. */
export type RejectionReason =
  | { readonly kind: 'name-empty' }
  | { readonly kind: 'text-too-long'; readonly limit: number }
  /** Not a whole number, or outside 1..limit (for a change: ±limit). */
  | { readonly kind: 'quantity-invalid'; readonly limit: number }
  | { readonly kind: 'price-invalid'; readonly limit: number }
  | { readonly kind: 'amount-invalid' }
  | { readonly kind: 'currency-invalid' }
  | { readonly kind: 'aisle-invalid' }
  | { readonly kind: 'color-invalid' }
  | { readonly kind: 'item-not-in-cart'; readonly line: LineId }
  | { readonly kind: 'not-picked'; readonly line: LineId }
  | { readonly kind: 'too-many-lines'; readonly limit: number }
  | { readonly kind: 'nothing-picked' }
  | { readonly kind: 'nothing-to-order' }
  /** An order waits already. */
  | { readonly kind: 'order-pending'; readonly checkout: CheckoutId }
  | { readonly kind: 'order-granted'; readonly checkout: CheckoutId }
  | { readonly kind: 'checkout-unknown'; readonly checkout: CheckoutId }
  | { readonly kind: 'not-an-order'; readonly checkout: CheckoutId }
  | { readonly kind: 'not-a-purchase'; readonly checkout: CheckoutId }
  | { readonly kind: 'already-created' }
  | { readonly kind: 'not-a-member' };
