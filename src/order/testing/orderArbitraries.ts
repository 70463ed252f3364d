// Generators for the order's property tests: any event with any arrows, and commands such as people give.

import fc from 'fast-check';
import { envelopesOf, type Unobserved } from '../../engine/testing/envelopeArbitraries.ts';
import type { OrderCommand, OrderCommandType } from '../commands.ts';
import type { LineItem, OrderEvent, OrderEventType } from '../events.ts';

const few = fc.integer({ min: 1, max: 5 });
const price = fc.constantFrom(119, 119, 119, 99, null);
const product = fc.constantFrom('t:milk', 't:milk', 't:eggs');
const name = fc.constantFrom('Milk', 'Whole milk', 'Eggs');
const date = fc.constantFrom('2026-03-08', '2026-03-09', '2024-02-29');
const reason = fc.constantFrom('sold out', 'broken\nin the lorry');
const person = fc.constantFrom('Ana', 'Ben', '');
const address = fc.constantFrom('1 Harbour Road\nPorto', 'Rua 2');

const itemWith = (quantity: fc.Arbitrary<number>): fc.Arbitrary<LineItem> =>
  fc.record({ product, name, quantity, price });
const item = itemWith(few);
const lines = fc.array(item, { minLength: 1, maxLength: 3 });

const commands: { readonly [Type in OrderCommandType]: fc.Arbitrary<Extract<OrderCommand, { type: Type }>['data']> } = {
  CreateOrder: fc.record({
    customer: fc.constantFrom('Ana Lima', 'Ben Katz'),
    shippingAddress: address,
    lines,
    currency: fc.constantFrom('EUR', 'JPY'),
  }),
  AddLineItem: item,
  RemoveLineItem: fc.oneof(fc.record({ product, price, reason }), fc.record({ product, price, reason, quantity: few })),
  ShipOrder: fc.record({ carrier: fc.constant('Post'), trackingNumber: fc.constantFrom('', 'P 1', 'P 2'), date }),
  DeliverOrder: fc.record({ date, signedBy: fc.constantFrom('Ana', 'the neighbour') }),
  CancelOrder: fc.record({ reason: fc.constantFrom('', 'too late') }),
};

/** Changes of lines are the most frequent; an order ends once. */
const weights = { CreateOrder: 2, AddLineItem: 5, RemoveLineItem: 5, ShipOrder: 1, DeliverOrder: 1, CancelOrder: 1 };

export const anyOrderCommand: fc.Arbitrary<OrderCommand> = fc.oneof(
  ...Object.entries(commands).map(([type, data]) => ({
    weight: weights[type as OrderCommandType],
    arbitrary: (data as fc.Arbitrary<object>).map((drawn) => ({ type, data: drawn }) as OrderCommand),
  })),
);

type DataOf<Type extends OrderEventType> = Omit<Extract<OrderEvent, { type: Type }>['data'], 'observed' | 'by'>;

function eventsWith(one: fc.Arbitrary<LineItem>) {
  const events: { readonly [Type in OrderEventType]: fc.Arbitrary<DataOf<Type>> } = {
    OrderCreated: commands.CreateOrder.map((data) => ({ ...data, total: 7 })),
    OrderLineItemAdded: one,
    OrderLineItemRemoved: fc.tuple(one, reason).map(([of, why]) => ({ ...of, reason: why })),
    OrderShipped: commands.ShipOrder,
    OrderDelivered: commands.DeliverOrder,
    OrderCancelled: commands.CancelOrder,
  };
  return events;
}

function eventOf(one: fc.Arbitrary<LineItem>, share: Readonly<Record<OrderEventType, number>>) {
  return fc.oneof(
    ...Object.entries(eventsWith(one)).map(([type, data]) => ({
      weight: share[type as OrderEventType],
      arbitrary: fc.tuple(data as fc.Arbitrary<object>, person).map(
        ([drawn, by]): Unobserved<OrderEvent> =>
          (observed) =>
            ({ type, data: { ...drawn, by, ...(type === 'OrderCreated' ? {} : { observed }) } }) as OrderEvent,
      ),
    })),
  );
}

const onlyLines = {
  OrderCreated: 1,
  OrderLineItemAdded: 4,
  OrderLineItemRemoved: 6,
  OrderShipped: 0,
  OrderDelivered: 0,
  OrderCancelled: 0,
};
const everything = { ...onlyLines, OrderShipped: 1, OrderDelivered: 1, OrderCancelled: 1 };
const huge = itemWith(fc.oneof(few, fc.constantFrom(1_000_000_000, Number.MAX_SAFE_INTEGER)));

export const orderHistory = envelopesOf(eventOf(item, everything), 'back', 20);
export const openOrderHistory = envelopesOf(eventOf(item, onlyLines), 'back', 14);
export const tangledOrder = envelopesOf(eventOf(item, everything), 'anywhere', 14);
export const hugeOrder = envelopesOf(eventOf(huge, everything), 'anywhere', 20);
