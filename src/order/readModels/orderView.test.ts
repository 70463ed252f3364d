import { expect, test } from 'vitest';
import { clerk, create, deliver, eggs, milk, remove, ship } from '../testing/staff.ts';
import { describeOrderEvent } from './orderHistory.ts';

const created = {
  customer: 'Ana Lima',
  shippingAddress: '1 Harbour Road\nPorto',
  total: 3 * 119 + 349,
};

test('nothing of an order is an order all the same', () => {
  expect(clerk('ana', 1, 0).view()).toEqual({
    status: 'none',
    possible: ['CreateOrder'],
    creation: null,
    currency: 'EUR',
    lines: [],
    itemCount: 0,
    total: 0,
    linesWithoutPrice: 0,
    takenOut: [],
    shipment: null,
    delivery: null,
    cancellation: null,
  });
});

test('the order from placing to the signature', () => {
  const ana = clerk('ana', 1, 0);
  const ben = clerk('ben', 2, 1);
  const [creation] = ana.does(create);
  ben.hears(ana);
  const [removal] = ben.does(remove(milk, 1));
  const [shipment] = ben.does(ship('P 1'));
  const [delivery] = ben.does(deliver('Eva'));
  ana.hears(ben);
  expect(ana.view()).toEqual({
    status: 'delivered',
    possible: [],
    creation: { id: creation?.id, actorId: 'ana', by: 'ana', ...created },
    currency: 'EUR',
    lines: [
      { product: 't:milk', name: 'Milk', quantity: 2, unitPrice: 119, lineTotal: 238 },
      { product: 't:eggs', name: 'Eggs', quantity: 1, unitPrice: 349, lineTotal: 349 },
    ],
    itemCount: 3,
    total: 238 + 349,
    linesWithoutPrice: 0,
    takenOut: [
      { id: removal?.id, actorId: 'ben', by: 'ben', item: { ...milk, quantity: 1 }, reason: 'sold out', taken: 1 },
    ],
    shipment: {
      id: shipment?.id,
      actorId: 'ben',
      by: 'ben',
      carrier: 'Post',
      trackingNumber: 'P 1',
      date: '2026-03-08',
    },
    delivery: { id: delivery?.id, actorId: 'ben', by: 'ben', date: '2026-03-10', signedBy: 'Eva' },
    cancellation: null,
  });
  expect(ben.view()).toEqual(ana.view());
});

test('lines without a price are counted, and cost nothing', () => {
  const ana = clerk('ana', 1, 0);
  ana.does({ ...create, data: { ...create.data, lines: [{ ...milk, price: null }, eggs] } });
  expect(ana.view()).toMatchObject({ total: 349, linesWithoutPrice: 1, itemCount: 4 });
  expect(ana.view().lines[0]).toMatchObject({ unitPrice: null, lineTotal: null });
});

test('the history says who did what, in data', () => {
  const ana = clerk('ana', 1, 0);
  for (const command of [create, remove(milk, 1), ship('P 1'), deliver('Eva')]) ana.does(command);
  const told = [...ana.seen.values()]
    .map(describeOrderEvent)
    .map(({ type, by, subject, item, date, note }) => ({ type, by, subject, item, date, note }));
  const by = 'ana';
  expect(told).toEqual([
    { type: 'OrderCreated', by, subject: 'Ana Lima', item: null, date: null, note: '' },
    { type: 'OrderLineItemRemoved', by, subject: '', item: { ...milk, quantity: 1 }, date: null, note: 'sold out' },
    { type: 'OrderShipped', by, subject: 'Post', item: null, date: '2026-03-08', note: 'P 1' },
    { type: 'OrderDelivered', by, subject: 'Eva', item: null, date: '2026-03-10', note: '' },
  ]);
  const [first] = ana.seen.values();
  expect(first && describeOrderEvent(first)).toMatchObject({ at: 1_000_001, clockAhead: true, seq: 0, receivedAt: 0 });
});
