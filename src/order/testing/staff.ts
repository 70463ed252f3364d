// People who work on one order in a test, each looking at what has reached them and nothing else.

import { createPerson, type Person } from '../../engine/testing/person.ts';
import type { OrderCommand } from '../commands.ts';
import type { LineItem, OrderEvent } from '../events.ts';
import type { Order } from '../order.ts';
import { orderDecider } from '../orderDecider.ts';
import { type OrderReceipt, orderReceipts } from '../readModels/orderReceipts.ts';
import { type OrderView, orderView } from '../readModels/orderView.ts';

export interface Clerk extends Person<Order, OrderCommand, OrderEvent> {
  view(): OrderView;
  /** What this person is told. */
  receipts(): readonly OrderReceipt[];
}

export function clerk(name: string, replica: number, clockAheadMs: number): Clerk {
  const self = createPerson(orderDecider, () => ({ name }), { name, replica, clockAheadMs });
  return {
    ...self,
    view: () => orderView(self.state()),
    receipts: () => orderReceipts(self.state()).filter(({ tells }) => tells === self.actorId),
  };
}

export const milk: LineItem = { product: 't:milk', name: 'Milk', quantity: 3, price: 119 };
export const eggs: LineItem = { product: 't:eggs', name: 'Eggs', quantity: 1, price: 349 };

export const create: Extract<OrderCommand, { type: 'CreateOrder' }> = {
  type: 'CreateOrder',
  data: { customer: 'Ana Lima', shippingAddress: '1 Harbour Road\nPorto', lines: [milk, eggs], currency: 'EUR' },
};
export const add = (item: LineItem, quantity = item.quantity): OrderCommand => ({
  type: 'AddLineItem',
  data: { ...item, quantity },
});
export const remove = ({ product, price }: LineItem, quantity?: number): OrderCommand => ({
  type: 'RemoveLineItem',
  data: { product, price, reason: 'sold out', ...(quantity === undefined ? {} : { quantity }) },
});
export const ship = (trackingNumber: string): OrderCommand => ({
  type: 'ShipOrder',
  data: { carrier: 'Post', trackingNumber, date: '2026-03-08' },
});
export const deliver = (signedBy: string): OrderCommand => ({
  type: 'DeliverOrder',
  data: { date: '2026-03-10', signedBy },
});
export const cancel: OrderCommand = { type: 'CancelOrder', data: { reason: 'found it elsewhere' } };
