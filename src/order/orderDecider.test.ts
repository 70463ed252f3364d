// Three questions of each command: which events, when is it refused, when does it stay quiet (never: an order is no cart).

import { describe, expect, test } from 'vitest';
import type { ActorId } from '../engine/message.ts';
import { nthId, scenarioOf } from '../engine/testing/givenWhenThen.ts';
import type { OrderCommand, OrderRejection } from './commands.ts';
import type { OrderEvent } from './events.ts';
import { orderDecider } from './orderDecider.ts';
import { orderLimits } from './orderLimits.ts';
import { add, cancel, create, deliver, eggs, milk, remove, ship } from './testing/staff.ts';

const given = scenarioOf(orderDecider, { name: ' Ana ' }, 'ana' as ActorId);
const by = 'Ana';
const after = (n: number) => ({ by, observed: [nthId(n)] });

const created: OrderEvent = {
  type: 'OrderCreated',
  data: { ...create.data, total: 3 * 119 + 349, by },
};
const shipped: OrderEvent = {
  type: 'OrderShipped',
  data: { carrier: 'Post', trackingNumber: 'P 1', date: '2026-03-08', ...after(0) },
};
const delivered: OrderEvent = {
  type: 'OrderDelivered',
  data: { date: '2026-03-10', signedBy: 'Eva', ...after(1) },
};
const cancelled: OrderEvent = { type: 'OrderCancelled', data: { reason: 'found it elsewhere', ...after(0) } };
const removedMilk: OrderEvent = {
  type: 'OrderLineItemRemoved',
  data: { ...milk, reason: 'sold out', ...after(0) },
};

describe('every act in every state', () => {
  const states = {
    none: [],
    open: [created],
    cancelled: [created, cancelled],
    shipped: [created, shipped],
    delivered: [created, shipped, delivered],
  } satisfies Record<string, readonly OrderEvent[]>;
  const acts = { create, add: add(milk), remove: remove(milk), ship: ship('P 1'), deliver: deliver('Eva'), cancel };
  const table: Record<keyof typeof states, Record<keyof typeof acts, OrderRejection['kind'] | 'accepted'>> = {
    none: {
      create: 'accepted',
      add: 'not-created',
      remove: 'not-created',
      ship: 'not-created',
      deliver: 'not-created',
      cancel: 'not-created',
    },
    open: {
      create: 'already-created',
      add: 'accepted',
      remove: 'accepted',
      ship: 'accepted',
      deliver: 'not-shipped',
      cancel: 'accepted',
    },
    cancelled: {
      create: 'already-created',
      add: 'order-cancelled',
      remove: 'order-cancelled',
      ship: 'order-cancelled',
      deliver: 'order-cancelled',
      cancel: 'order-cancelled',
    },
    shipped: {
      create: 'already-created',
      add: 'already-shipped',
      remove: 'already-shipped',
      ship: 'already-shipped',
      deliver: 'accepted',
      cancel: 'already-shipped',
    },
    delivered: {
      create: 'already-created',
      add: 'already-delivered',
      remove: 'already-delivered',
      ship: 'already-delivered',
      deliver: 'already-delivered',
      cancel: 'already-delivered',
    },
  };
  const cases = Object.entries(table).flatMap(([state, row]) =>
    Object.entries(row).map(([act, outcome]) => ({ state, act, outcome })),
  );
  test.each(cases)('$state order: $act is $outcome', ({ state, act, outcome }) => {
    const events = states[state as keyof typeof states];
    const order = events.map(envelopeOf).reduce(orderDecider.evolve, orderDecider.initialState);
    const decision = orderDecider.decide(acts[act as keyof typeof acts], order, { name: 'Ana' });
    expect(decision.kind === 'rejected' ? decision.reason.kind : decision.kind).toBe(outcome);
  });
});

describe('CreateOrder', () => {
  const creating = (data: Partial<typeof create.data>): OrderCommand => ({
    ...create,
    data: { ...create.data, ...data },
  });
  test('makes the order, with what its lines come to', () => given().when(create).then(created));
  test('tidies texts, and makes one line of the same product at the same price', () =>
    given()
      .when(
        creating({
          customer: ' Ana\tLima ',
          shippingAddress: '1 Harbour Road  \r\nPorto\n',
          lines: [milk, eggs, milk],
        }),
      )
      .then({ ...created, data: { ...created.data, lines: [{ ...milk, quantity: 6 }, eggs], total: 6 * 119 + 349 } }));
  test('counts what has no price as nothing', () => {
    const lines = [{ ...milk, price: null }, eggs];
    given()
      .when(creating({ lines }))
      .then({ ...created, data: { ...created.data, lines, total: 349 } });
  });
  test('keeps one product at two prices apart', () => {
    const lines = [milk, { ...milk, price: 99 }];
    given()
      .when(creating({ lines }))
      .then({ ...created, data: { ...created.data, lines, total: 3 * 119 + 3 * 99 } });
  });
  test.each<[string, Partial<typeof create.data>, OrderRejection]>([
    ['without lines', { lines: [] }, { kind: 'no-lines' }],
    ['without a customer', { customer: ' ' }, { kind: 'text-missing', text: 'customer' }],
    ['without an address', { shippingAddress: '\n' }, { kind: 'text-missing', text: 'address' }],
    [
      'with a long address',
      { shippingAddress: 'x'.repeat(501) },
      { kind: 'text-too-long', text: 'address', limit: 500 },
    ],
    ['in a currency that is none', { currency: 'euro' }, { kind: 'currency-invalid' }],
    ['with half a piece', { lines: [{ ...milk, quantity: 0.5 }] }, { kind: 'quantity-invalid', limit: 9_999 }],
    ['at a price below nothing', { lines: [{ ...milk, price: -1 }] }, { kind: 'price-invalid', limit: 99_999_999 }],
    ['with a product that has no name', { lines: [{ ...milk, name: '' }] }, { kind: 'text-missing', text: 'name' }],
    [
      'with too many lines',
      { lines: Array.from({ length: orderLimits.lines + 1 }, (_, n) => ({ ...milk, product: `p${n}` })) },
      { kind: 'too-many-lines', limit: orderLimits.lines },
    ],
  ])('is refused %s', (_, data, reason) => given().when(creating(data)).thenRefused(reason));
});

describe('AddLineItem', () => {
  const added = (item: typeof milk): OrderEvent => ({ type: 'OrderLineItemAdded', data: { ...item, ...after(0) } });
  test('adds to a line', () =>
    given(created)
      .when(add(milk, 2))
      .then(added({ ...milk, quantity: 2 })));
  test('adds a line', () => {
    const bread = { product: 'b1', name: 'Bread', quantity: 1, price: null };
    given(created).when(add(bread)).then(added(bread));
  });
  test('is refused where there would be more than an order takes', () =>
    given(created).when(add(milk, 9_997)).thenRefused({ kind: 'quantity-invalid', limit: 9_999 }));
});

describe('RemoveLineItem', () => {
  test('takes all of it out', () => given(created).when(remove(milk)).then(removedMilk));
  test('takes some of it out', () =>
    given(created)
      .when(remove(milk, 1))
      .then({ ...removedMilk, data: { ...milk, quantity: 1, reason: 'sold out', ...after(0) } }));
  test('is refused for more than is there, and for what is not there at that price', () => {
    given(created).when(remove(milk, 4)).thenRefused({ kind: 'quantity-invalid', limit: 3 });
    given(created).when(remove(milk, 0)).thenRefused({ kind: 'quantity-invalid', limit: 3 });
    const cheaper = { ...milk, price: 99 };
    given(created).when(remove(cheaper)).thenRefused({ kind: 'line-not-in-order', product: milk.product });
  });
  test('is refused without a reason', () =>
    given(created)
      .when({ type: 'RemoveLineItem', data: { product: milk.product, price: milk.price, reason: ' ' } })
      .thenRefused({ kind: 'text-missing', text: 'reason' }));
  test('is refused for the last line: an order of nothing is a cancelled one', () => {
    given(created, removedMilk).when(remove(eggs)).thenRefused({ kind: 'no-lines' });
  });
});

describe('ShipOrder', () => {
  const shipping = (data: object): OrderCommand => ({
    type: 'ShipOrder',
    data: { carrier: 'Post', trackingNumber: 'P 1', date: '2026-03-08', ...data },
  });
  test('ships', () => given(created).when(ship('P 1')).then(shipped));
  test('ships without a tracking number: a neighbour may carry it', () =>
    given(created)
      .when(shipping({ carrier: 'Ben', trackingNumber: ' ' }))
      .then({ ...shipped, data: { ...shipped.data, carrier: 'Ben', trackingNumber: '' } } as OrderEvent));
  test('is refused without a carrier, or on a day that is none', () => {
    given(created)
      .when(shipping({ carrier: '' }))
      .thenRefused({ kind: 'text-missing', text: 'carrier' });
    given(created)
      .when(shipping({ date: '2026-02-30' }))
      .thenRefused({ kind: 'date-invalid' });
  });
  test('is refused where two people have taken out everything', () => {
    const removedEggs: OrderEvent = { type: 'OrderLineItemRemoved', data: { ...eggs, reason: 'broken', ...after(0) } };
    given(created, removedMilk, removedEggs).when(ship('P 1')).thenRefused({ kind: 'no-lines' });
  });
});

describe('DeliverOrder', () => {
  test('delivers', () => given(created, shipped).when(deliver('Eva')).then(delivered));
  test('is refused when nobody signed, or before it was shipped', () => {
    given(created, shipped).when(deliver(' ')).thenRefused({ kind: 'text-missing', text: 'signer' });
    given(created, shipped)
      .when({ type: 'DeliverOrder', data: { date: '2026-03-07', signedBy: 'Eva' } })
      .thenRefused({ kind: 'delivered-before-shipped', shipped: '2026-03-08' });
  });
});

describe('CancelOrder', () => {
  test('cancels', () => given(created).when(cancel).then(cancelled));
  test('needs no reason', () =>
    given(created)
      .when({ type: 'CancelOrder', data: { reason: '' } })
      .then({ ...cancelled, data: { reason: '', ...after(0) } }));
});

test('nobody acts under a name that does not fit', () => {
  const decision = orderDecider.decide(create, orderDecider.initialState, { name: 'x'.repeat(201) });
  expect(decision).toEqual({ kind: 'rejected', reason: { kind: 'text-too-long', text: 'by', limit: 200 } });
});

function envelopeOf(event: OrderEvent, n: number) {
  return { id: nthId(n), actorId: 'ana' as ActorId, event } as Parameters<typeof orderDecider.evolve>[1];
}
