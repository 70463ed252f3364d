// The order: the set of its events and who saw whom. What they come to is asked of orderLaw.ts when somebody looks, so
// that an event costs the same however many there are, and none has to come before another. It knows no clock.

import { type CausalNode, type CausalSet, emptyCausalSet, withNode } from '../causal/causalSet.ts';
import type { OrderEnvelope, OrderEvent } from './events.ts';

export interface OrderNode extends CausalNode {
  readonly event: OrderEvent;
}

export interface Order {
  readonly causes: CausalSet<OrderNode>;
}

export const initialOrder: Order = { causes: emptyCausalSet() };

export function evolve(order: Order, { id, actorId, event }: OrderEnvelope): Order {
  const observed = event.type === 'OrderCreated' ? [] : event.data.observed;
  const causes = withNode(order.causes, { id, actorId, observed, event });
  return causes === order.causes ? order : { causes };
}
