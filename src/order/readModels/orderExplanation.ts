// READ MODEL: why there are so many of something in an order. What was ordered, what was added and how much of it taken out, by whom;
// and what came too late to count. It asks the law itself (orderLaw.ts), so that it cannot tell otherwise.

import { byId } from '../../engine/ascending.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { actsOf } from '../acts.ts';
import type { ProductId } from '../events.ts';
import type { Order } from '../order.ts';
import { judgedOrder } from '../orderLaw.ts';

export interface OrderPart {
  readonly id: EventId;
  readonly actorId: ActorId;
  /** The name of who did it. */
  readonly by: string;
  readonly kind: 'ordered' | 'added' | 'taken-out';
  /** How many more it made them; of what was taken out, how many were. */
  readonly quantity: number;
  readonly unitPrice: number | null;
  /** Why it was taken out. */
  readonly reason: string;
}

export interface OrderExplanation {
  readonly product: ProductId;
  readonly name: string;
  /** At all prices. */
  readonly quantity: number;
  /** Ascending. What was ordered and added, less what was taken out, is the quantity. */
  readonly parts: readonly OrderPart[];
  /** Done without knowing that the order was on its way, or cancelled. */
  readonly tooLate: readonly OrderPart[];
}

/** Null where it was never in it. */
export function explainProduct(order: Order, product: ProductId): OrderExplanation | null {
  const { creation, added, removed, takenOut, lines } = judgedOrder(order);
  const isIt = (one: { readonly product: ProductId }) => one.product === product;
  const ordered = creation === null ? [] : creation.data.lines.filter(isIt).map((item) => ({ ...creation, item }));
  const additions = actsOf(order, 'OrderLineItemAdded').filter(({ data }) => isIt(data));
  const removals = actsOf(order, 'OrderLineItemRemoved').filter(({ data }) => isIt(data));
  const name = ordered[0]?.item.name ?? additions[0]?.data.name;
  if (name === undefined) return null;
  const taken = new Map(takenOut.map((one) => [one.id, one.taken]));
  const counting = new Set([...added, ...removed].map(({ id }) => id));

  const parts: readonly OrderPart[] = [
    ...ordered.map(({ id, actorId, data: { by }, item: { quantity, price } }): OrderPart => {
      return { id, actorId, by, kind: 'ordered', quantity, unitPrice: price, reason: '' };
    }),
    ...additions.map(({ id, actorId, data }): OrderPart => {
      const { by, quantity, price } = data;
      return { id, actorId, by, kind: 'added', quantity, unitPrice: price, reason: '' };
    }),
    ...removals.map(({ id, actorId, data }): OrderPart => {
      const { by, price, reason } = data;
      return { id, actorId, by, kind: 'taken-out', quantity: taken.get(id) ?? data.quantity, unitPrice: price, reason };
    }),
  ].sort(byId);
  const counts = ({ id, kind }: OrderPart) => kind === 'ordered' || counting.has(id);
  return {
    product,
    name,
    quantity: lines.filter(isIt).reduce((sum, { quantity }) => sum + quantity, 0),
    parts: parts.filter(counts),
    tooLate: parts.filter((part) => !counts(part)),
  };
}
