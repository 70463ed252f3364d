// The law of orders, on the set of an order's events. It knows sets and who saw whom; it does not know in which order
// events came. The rules that follow from it are docs/order-rules.md.
//
// 1. An order is delivered if somebody said so; else shipped; else cancelled; else open. What happened to the parcel is
//    stronger than what was wished, and an act never has to wait for one that it followed.
// 2. Of several acts of one kind the first counts (acts.ts says which that is). Of several shipments, one whose
//    delivery was told comes before one that nobody has signed for.
// 3. What ends an order fixes its lines: as they were to whoever ended it. What others changed meanwhile came too late.
// 4. On the lines, lineItems.ts.

import { has } from '../causal/past.ts';
import { type Act, actsOf, type CausalAct } from './acts.ts';
import { judgedLineItems, type LineItems } from './lineItems.ts';
import type { Order } from './order.ts';

/** `none`: nothing of it has arrived. */
export type OrderStatus = 'none' | 'open' | 'cancelled' | 'shipped' | 'delivered';

export interface OrderVerdict extends LineItems {
  readonly status: OrderStatus;
  /** The acts on lines that count, first come first. */
  readonly added: readonly Act<'OrderLineItemAdded'>[];
  readonly removed: readonly Act<'OrderLineItemRemoved'>[];
  /** Of each kind, the one that counts. */
  readonly creation: Act<'OrderCreated'> | null;
  readonly cancellation: Act<'OrderCancelled'> | null;
  readonly shipment: Act<'OrderShipped'> | null;
  readonly delivery: Act<'OrderDelivered'> | null;
  /** What fixed the lines; null while the order is open. */
  readonly ending: OrderVerdict['cancellation' | 'shipment' | 'delivery'];
}

const endedBy = { OrderDelivered: 'delivered', OrderShipped: 'shipped', OrderCancelled: 'cancelled' } as const;

export function judgedOrder(order: Order): OrderVerdict {
  const [creation = null] = actsOf(order, 'OrderCreated');
  const [cancellation = null] = actsOf(order, 'OrderCancelled');
  const [delivery = null] = actsOf(order, 'OrderDelivered');
  const shipment = shipmentOf(order);
  const ending = shipment ?? delivery ?? cancellation;
  const counts = ({ index }: CausalAct) => ending === null || has(ending.past, index);
  const added = actsOf(order, 'OrderLineItemAdded').filter(counts);
  const removed = actsOf(order, 'OrderLineItemRemoved').filter(counts);
  const items = judgedLineItems(creation?.data.lines ?? [], added, removed);
  const isThere = order.causes.nodes.length > 0;
  const status = ending === null ? (isThere ? 'open' : 'none') : endedBy[(delivery ?? ending).type];
  return { status, added, removed, creation, cancellation, shipment, delivery, ending, ...items };
}

function shipmentOf(order: Order): Act<'OrderShipped'> | null {
  const shipments = actsOf(order, 'OrderShipped');
  const deliveries = actsOf(order, 'OrderDelivered');
  const isSignedFor = ({ index }: CausalAct) => deliveries.some(({ past }) => has(past, index));
  return shipments.find(isSignedFor) ?? shipments[0] ?? null;
}
