// Everything that can have happened to an order. One sentence of meaning each. All but the first list in `observed` the
// heads of the order that their author was looking at: who acted without knowing of whom is known from these alone.
// Quantities are integers ≥ 1; prices are integer minor units of the order's currency, or null if unknown.

import type { EventEnvelope, EventId } from '../engine/message.ts';

/** What the customer's cart calls it: a product's id in a catalogue, or a text of the customer's own. */
export type ProductId = string;

export interface LineItem {
  readonly product: ProductId;
  readonly name: string;
  readonly quantity: number;
  readonly price: number | null;
}

type Fact<Type extends string, Data> = { readonly type: Type; readonly data: Readonly<Data> };
/** `by` is the name that who did it goes by, "" where that is unknown: people come and go, and the order says who acted. */
type Act<Type extends string, Data> = Fact<Type, { by: string } & Data>;
type LaterAct<Type extends string, Data> = Act<Type, { observed: readonly EventId[] } & Data>;

export type OrderEvent =
  /** Somebody ordered. `total` is what these lines came to then; `currency` is ISO 4217. */
  | Act<
      'OrderCreated',
      { customer: string; shippingAddress: string; lines: readonly LineItem[]; total: number; currency: string }
    >
  | LineItemEvent
  /** It is on its way, as its author saw it. `date` is a calendar date; no tracking number is "". */
  | LaterAct<'OrderShipped', { carrier: string; trackingNumber: string; date: string }>
  /** It has arrived. */
  | LaterAct<'OrderDelivered', { date: string; signedBy: string }>
  /** Nobody shall ship it any more. */
  | LaterAct<'OrderCancelled', { reason: string }>;

export type LineItemEvent =
  /** So many more of a product, at a price. */
  | LaterAct<'OrderLineItemAdded', LineItem>
  /** So many fewer of what its author saw at that price. */
  | LaterAct<'OrderLineItemRemoved', LineItem & { reason: string }>;

export type OrderEventType = OrderEvent['type'];
export type OrderEnvelope = EventEnvelope<OrderEvent>;
