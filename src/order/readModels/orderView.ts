// READ MODEL: the order as one looks at it. Plain data, derived from Order; nothing here is remembered.

import type { ActorId, EventId } from '../../engine/message.ts';
import type { Act } from '../acts.ts';
import type { OrderCommandType } from '../commands.ts';
import type { OrderEventType, ProductId } from '../events.ts';
import type { TakenOut } from '../lineItems.ts';
import type { Order } from '../order.ts';
import { judgedOrder, type OrderStatus } from '../orderLaw.ts';
import { itemsTotal, itemTotal } from '../orderTotal.ts';
import { possibleCommands } from '../possibleCommands.ts';

export interface OrderLineView {
  readonly product: ProductId;
  readonly name: string;
  readonly quantity: number;
  /** Minor units per piece, or null if unknown. */
  readonly unitPrice: number | null;
  readonly lineTotal: number | null;
}

/** What somebody did, who, and the moment in the history that the id leads to. */
type Done<Told> = Readonly<Told & { id: EventId; actorId: ActorId; by: string }>;

export interface OrderView {
  readonly status: OrderStatus;
  /** What may be done next, by whoever may write. */
  readonly possible: readonly OrderCommandType[];
  /** Null until the order's beginning has arrived. `total` is what the lines came to then. */
  readonly creation: Done<{ customer: string; shippingAddress: string; total: number }> | null;
  readonly currency: string;
  readonly lines: readonly OrderLineView[];
  /** Sum of quantities. */
  readonly itemCount: number;
  /** Minor units; lines without a price count nothing. */
  readonly total: number;
  readonly linesWithoutPrice: number;
  /** What was taken out before the order ended. */
  readonly takenOut: readonly TakenOut[];
  /** Null while it is not known to be shipped; that of a delivered order may still be on its way to here. */
  readonly shipment: Done<{ carrier: string; trackingNumber: string; date: string }> | null;
  readonly delivery: Done<{ date: string; signedBy: string }> | null;
  /** Null, too, where the order was shipped after all. */
  readonly cancellation: Done<{ reason: string }> | null;
}

export function orderView(order: Order): OrderView {
  const verdict = judgedOrder(order);
  const { status, creation, shipment, delivery, cancellation, takenOut } = verdict;
  const lines = verdict.lines.map((line): OrderLineView => {
    const { product, name, quantity, price } = line;
    return { product, name, quantity, unitPrice: price, lineTotal: itemTotal(line) };
  });
  return {
    status,
    possible: possibleCommands[status],
    creation: creation && doneIn(creation, ['customer', 'shippingAddress', 'total']),
    currency: creation?.data.currency ?? 'EUR',
    lines,
    itemCount: lines.reduce((sum, { quantity }) => sum + quantity, 0),
    total: itemsTotal(verdict.lines),
    linesWithoutPrice: lines.filter(({ unitPrice }) => unitPrice === null).length,
    takenOut,
    shipment: shipment && doneIn(shipment, ['carrier', 'trackingNumber', 'date']),
    delivery: delivery && doneIn(delivery, ['date', 'signedBy']),
    cancellation: status === 'cancelled' && cancellation !== null ? doneIn(cancellation, ['reason']) : null,
  };
}

function doneIn<Type extends OrderEventType, Field extends keyof Act<Type>['data']>(
  { id, actorId, data }: Act<Type>,
  fields: readonly Field[],
): Done<Pick<Act<Type>['data'], Field>> {
  const told = Object.fromEntries(fields.map((field) => [field, data[field]])) as Pick<Act<Type>['data'], Field>;
  return { id, actorId, by: data.by, ...told };
}
