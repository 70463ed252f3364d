// A canonical text of everything the order means: equal on two replicas if and only if they hold the same order, in whatever
// order the events came. For tests, and for comparing two devices by eye.

import { causesOf, headsOf } from '../causal/causalSet.ts';
import type { Order } from './order.ts';
import { orderReceipts } from './readModels/orderReceipts.ts';
import { orderView } from './readModels/orderView.ts';

export function orderFingerprint(order: Order): string {
  const heads = headsOf(order.causes);
  const ids = causesOf(order.causes).nodes.map(({ id }) => id);
  return JSON.stringify({ ids: ids.sort(), heads, view: orderView(order), receipts: orderReceipts(order) });
}
