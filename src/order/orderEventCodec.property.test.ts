// What is written is read back; whatever else is read, by accident or ill will, is a value and never an exception.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { headsOf } from '../causal/causalSet.ts';
import { BytesReader } from '../engine/bytesReader.ts';
import { readCanonicalAny, writeCanonicalAny } from '../engine/canonicalAny.ts';
import { encodeBody } from '../engine/envelopeCodec.ts';
import type { EventId } from '../engine/message.ts';
import { attempt } from '../engine/testing/person.ts';
import { ByteWriter } from '../log/byteWriter.ts';
import type { OrderCommand } from './commands.ts';
import type { OrderEvent } from './events.ts';
import { evolve, initialOrder } from './order.ts';
import { orderEventCodec } from './orderEventCodec.ts';
import { orderFingerprint } from './orderFingerprint.ts';
import { orderLimits } from './orderLimits.ts';
import { placingCommands } from './placingCommands.ts';
import { anyOrderCommand, orderHistory } from './testing/orderArbitraries.ts';
import { clerk, create, deliver, eggs, milk, remove, ship } from './testing/staff.ts';

const id = (n: number) => n.toString(16).padStart(30, '0') as EventId;

function throughBytes(event: OrderEvent) {
  const stored = orderEventCodec.encode(event);
  const writer = new ByteWriter(100);
  writeCanonicalAny(writer, stored.data);
  const data = readCanonicalAny(new BytesReader(writer.finish()));
  return orderEventCodec.decode({ ...stored, data });
}

/** Observed ids are a set: they come back sorted. */
function sorted(event: OrderEvent): OrderEvent {
  if (!('observed' in event.data)) return event;
  return { ...event, data: { ...event.data, observed: [...event.data.observed].sort() } } as OrderEvent;
}

function entrySizes(events: Iterable<OrderEvent>): readonly number[] {
  return [...events].map((event) => {
    const body = {
      actorId: null,
      deps: [id(1)],
      commandId: '0123456789abcdef' as never,
      commandIndex: 0,
      formerIds: [],
    };
    return 17 + encodeBody({ ...body, stored: orderEventCodec.encode(event) }).length;
  });
}

test('any event comes back as it was', () => {
  fc.assert(
    fc.property(orderHistory, (envelopes) => {
      for (const { event } of envelopes) expect(throughBytes(event)).toEqual({ kind: 'known', event: sorted(event) });
    }),
    { numRuns: 300 },
  );
});

test('whatever a command comes to can be stored', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const item = { ...milk, quantity: 1 };
  const texts: fc.Arbitrary<OrderCommand> = text.chain((typed) =>
    fc.constantFrom<OrderCommand>(
      { ...create, data: { ...create.data, customer: typed } },
      { ...create, data: { ...create.data, shippingAddress: typed } },
      { type: 'AddLineItem', data: { ...item, name: typed } },
      { type: 'AddLineItem', data: { ...item, product: typed } },
      { type: 'RemoveLineItem', data: { product: milk.product, price: milk.price, quantity: 1, reason: typed } },
      { type: 'ShipOrder', data: { carrier: typed, trackingNumber: typed, date: '2026-03-08' } },
      { type: 'DeliverOrder', data: { signedBy: typed, date: '2026-03-08' } },
      { type: 'CancelOrder', data: { reason: typed } },
    ),
  );
  fc.assert(
    fc.property(text, fc.array(fc.oneof(anyOrderCommand, texts), { maxLength: 15 }), (name, commands) => {
      const ana = clerk(name, 1, 0);
      for (const command of [create, ...commands]) attempt(() => ana.does(command));
      for (const { event } of ana.seen.values()) {
        expect(throughBytes(event)).toEqual({ kind: 'known', event: sorted(event) });
      }
    }),
    { numRuns: 200 },
  );
});

test('[R5] hostile payloads never throw, neither when read nor when folded', () => {
  const types = fc.constantFrom(
    'OrderCreated',
    'OrderLineItemRemoved',
    'OrderShipped',
    'OrderDelivered',
    'toString',
    '',
  );
  const anything = fc.anything({ withTypedArray: true, withBigInt: true, withNullPrototype: true });
  const fitting = {
    ...{ o: new Uint8Array(15), b: 'Ana', n: 'Post', a: 'Porto', l: [['t:milk', 'Milk', 1, 119]], t: 119, c: 'EUR' },
    ...{ i: 't:milk', q: 1, p: 119, r: 'sold out', d: '2026-03-08' },
  };
  const fields = Object.entries(fitting).map(([key, value]) => {
    const arbitrary = fc.oneof(
      { weight: 7, arbitrary: fc.constant<unknown>(value) },
      { weight: 1, arbitrary: anything },
    );
    return [key, arbitrary] as const;
  });
  const data = fc.oneof(
    { weight: 9, arbitrary: fc.record(Object.fromEntries(fields), { requiredKeys: [] }) },
    { weight: 1, arbitrary: fc.dictionary(fc.constantFrom('n', 'd', '__proto__'), anything) },
    { weight: 1, arbitrary: anything },
  );
  let known = 0;
  fc.assert(
    fc.property(types, fc.oneof(fc.constant(1), fc.double()), data, (type, v, payload) => {
      const decoded = orderEventCodec.decode({ type, v, data: payload });
      if (decoded.kind !== 'known') return;
      known++;
      orderFingerprint(evolve(initialOrder, { id: id(1), actorId: 'ana', event: decoded.event } as never));
    }),
    { numRuns: 5_000 },
  );
  expect(known).toBeGreaterThan(0);
});

describe('what is not an event of ours', () => {
  test('O21 [R9] is unknown, to be kept and not folded, where a newer app may know it', () => {
    expect(orderEventCodec.decode({ type: 'OrderPaid', v: 1, data: {} })).toEqual({ kind: 'unknown' });
    expect(orderEventCodec.decode({ type: 'OrderShipped', v: 2, data: {} })).toEqual({ kind: 'unknown' });
    expect(orderEventCodec.decode({ type: 'toString', v: 1, data: {} })).toEqual({ kind: 'unknown' });
  });

  const order = { n: 'Ana', a: 'Porto', l: [['m', 'Milk', 1, 119]], t: 119, c: 'EUR' };
  test.each([
    ['no data', 'OrderCancelled', null],
    ['customer', 'OrderCreated', { ...order, n: '' }],
    ['shippingAddress', 'OrderCreated', { ...order, a: '' }],
    ['lines', 'OrderCreated', { ...order, l: [] }],
    ['lines.0', 'OrderCreated', { ...order, l: ['m'] }],
    ['lines.0', 'OrderCreated', { ...order, l: [['m', 'Milk', 0, 119]] }],
    ['lines.0', 'OrderCreated', { ...order, l: [['m', 'Milk', 1, 119, 7]] }],
    ['lines.0', 'OrderCreated', { ...order, l: [['m', 'Milk', 1]] }],
    ['total', 'OrderCreated', { ...order, t: 1.5 }],
    ['currency', 'OrderCreated', { ...order, c: 'euro' }],
    ['quantity', 'OrderLineItemAdded', { i: 'm', n: 'Milk', q: -1 }],
    ['reason', 'OrderLineItemRemoved', { i: 'm', n: 'Milk', q: 1 }],
    ['carrier', 'OrderShipped', { d: '2026-03-08' }],
    ['date', 'OrderShipped', { n: 'Post', d: '2026-02-30' }],
    ['signedBy', 'OrderDelivered', { n: 'E\u202eva', d: '2026-03-08' }],
    ['observed', 'OrderCancelled', { o: new Uint8Array(14) }],
  ])('is invalid, with %s as the reason: %s %j', (reason, type, data) => {
    const decoded = orderEventCodec.decode({ type, v: 1, data });
    expect(decoded).toMatchObject({ kind: 'invalid', reason: expect.stringContaining(reason) });
  });
});

test('the stored form, which is for ever', () => {
  const packed = new Uint8Array(15);
  packed[14] = 1;
  const by = 'Ben';
  const signed = { by, observed: [id(1)] };
  const stored = { b: by, o: packed };
  const forms: readonly (readonly [OrderEvent, object])[] = [
    [
      { type: 'OrderCreated', data: { ...create.data, lines: [milk, { ...eggs, price: null }], total: 357, by } },
      {
        n: 'Ana Lima',
        a: '1 Harbour Road\nPorto',
        l: [
          ['t:milk', 'Milk', 3, 119],
          ['t:eggs', 'Eggs', 1, null],
        ],
        t: 357,
        c: 'EUR',
        b: by,
      },
    ],
    [
      { type: 'OrderLineItemAdded', data: { ...eggs, ...signed } },
      { i: 't:eggs', n: 'Eggs', q: 1, p: 349, ...stored },
    ],
    [
      { type: 'OrderLineItemRemoved', data: { ...milk, price: null, reason: 'sold out', ...signed } },
      { i: 't:milk', n: 'Milk', q: 3, r: 'sold out', ...stored },
    ],
    [
      { type: 'OrderShipped', data: { carrier: 'Post', trackingNumber: 'P 1', date: '2026-03-08', ...signed } },
      { n: 'Post', t: 'P 1', d: '2026-03-08', ...stored },
    ],
    [
      { type: 'OrderDelivered', data: { date: '2026-03-10', signedBy: 'Eva', ...signed } },
      { n: 'Eva', d: '2026-03-10', ...stored },
    ],
    [{ type: 'OrderCancelled', data: { reason: '', by: '', observed: [] } }, {}],
  ];
  for (const [event, data] of forms) {
    expect(orderEventCodec.encode(event)).toEqual({ type: event.type, v: 1, data });
    expect(throughBytes(event)).toEqual({ kind: 'known', event });
  }
});

describe('an entry of the log holds 16 KB', () => {
  test('an order of any length is placed in entries that fit, as one chain', () => {
    const long = (n: number) => ({ ...milk, product: `p${n} ${'é'.repeat(490)}`, name: '語'.repeat(200), quantity: 1 });
    const draft = {
      ...create.data,
      customer: '語'.repeat(200),
      shippingAddress: '語'.repeat(500),
      lines: Array.from({ length: orderLimits.lines }, (_, n) => long(n)),
    };
    const ana = clerk('語'.repeat(200), 1, 0);
    for (const command of placingCommands(draft)) ana.does(command);
    const view = ana.view();
    expect(view.lines.map(({ product }) => product)).toEqual(draft.lines.map(({ product }) => product));
    expect(headsOf(ana.state().causes)).toHaveLength(1);
    ana.does(ship('P 1'));
    ana.does(deliver('Eva'));
    expect(Math.max(...entrySizes([...ana.seen.values()].map(({ event }) => event)))).toBeLessThan(16_384 - 64 * 15);
  });

  test('what fits into one event is one event', () => {
    expect(placingCommands(create.data)).toEqual([create]);
    expect(placingCommands({ ...create.data, lines: [milk, milk] })).toEqual([
      { ...create, data: { ...create.data, lines: [{ ...milk, quantity: 6 }] } },
    ]);
    const short = Array.from({ length: 150 }, (_, n) => ({ ...eggs, product: `${20_000 + n}`, name: 'x'.repeat(35) }));
    expect(placingCommands({ ...create.data, lines: short })).toHaveLength(1);
    expect(placingCommands({ ...create.data, lines: [] })).toHaveLength(1);
  });

  test('what follows is small', () => {
    const ana = clerk('Ana', 1, 0);
    for (const command of [create, remove(milk, 1), ship('00340434161094'), deliver('Eva')]) ana.does(command);
    expect(Math.max(...entrySizes([...ana.seen.values()].map(({ event }) => event)))).toBeLessThan(180);
  });
});
