// An order, as one value: all that is given to whoever opens an order's stream.

import { mapObserved } from '../causal/mapObserved.ts';
import type { Domain } from '../engine/domain.ts';
import type { OrderCommand, OrderRejection } from './commands.ts';
import type { OrderEvent } from './events.ts';
import type { Order } from './order.ts';
import { type OrderAsker, orderDecider } from './orderDecider.ts';
import { orderEventCodec } from './orderEventCodec.ts';
import { describeOrderEvent, type OrderHistoryEntry } from './readModels/orderHistory.ts';
import { type OrderView, orderView } from './readModels/orderView.ts';

export interface OrderTypes {
  readonly state: Order;
  readonly command: OrderCommand;
  readonly event: OrderEvent;
  readonly rejection: OrderRejection;
  readonly context: OrderAsker;
  readonly view: OrderView;
  readonly note: OrderHistoryEntry;
  readonly difference: null;
}

export const orderDomain: Domain<OrderTypes> = {
  decider: orderDecider,
  codec: orderEventCodec,
  mapNamed: mapObserved,
  createView: () => orderView,
  describe: (_before, envelope) => describeOrderEvent(envelope),
  // A moment of an order is read as a page of its own; nobody looks for what has changed since.
  compare: () => null,
};
