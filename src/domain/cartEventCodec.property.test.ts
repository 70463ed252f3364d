// What is written is read back; whatever else is read, by accident or ill will, is a value and never an exception.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BytesReader } from '../engine/bytesReader.ts';
import { readCanonicalAny, writeCanonicalAny } from '../engine/canonicalAny.ts';
import { encodeBody } from '../engine/envelopeCodec.ts';
import type { EventId } from '../engine/message.ts';
import { ByteWriter } from '../log/byteWriter.ts';
import { evolve, initialCart } from './cart.ts';
import { cartEventCodec } from './cartEventCodec.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartCommand } from './commands.ts';
import type { CartEvent } from './events.ts';
import { mapNamedEvents } from './mapNamedEvents.ts';
import { anyCommand, cartHistory } from './testing/cartArbitraries.ts';
import { checkedOutCart } from './testing/checkoutArbitraries.ts';
import { person } from './testing/people.ts';

const id = (n: number) => n.toString(16).padStart(30, '0') as EventId;
const milk = { line: 't:milk', observed: [] };

function throughBytes(event: CartEvent) {
  const stored = cartEventCodec.encode(event);
  const writer = new ByteWriter(100);
  writeCanonicalAny(writer, stored.data);
  const data = readCanonicalAny(new BytesReader(writer.finish()));
  return cartEventCodec.decode({ ...stored, data });
}

/** Observed ids are a set: they come back sorted. */
function sorted(event: CartEvent): CartEvent {
  if (event.type === 'CheckedOut' || event.type === 'CheckoutUndone')
    return mapNamedEvents(event, (ids) => [...ids].sort());
  if (!('observed' in event.data)) return event;
  return { ...event, data: { ...event.data, observed: [...event.data.observed].sort() } } as CartEvent;
}

test('any event comes back as it was', () => {
  fc.assert(
    fc.property(fc.oneof(cartHistory, checkedOutCart), (envelopes) => {
      for (const { event } of envelopes) {
        expect(throughBytes(event)).toEqual({ kind: 'known', event: sorted(event) });
      }
    }),
    { numRuns: 300 },
  );
});

test('whatever a command comes to can be stored', () => {
  const text = fc.string({ unit: 'binary', maxLength: 30 });
  const texts: fc.Arbitrary<CartCommand> = text.chain((typed) =>
    fc.constantFrom<CartCommand>(
      { type: 'AddItem', data: { name: typed, quantity: 1 } },
      { type: 'AddItem', data: { name: 'Milk', quantity: 1, line: typed } },
      { type: 'NoteItem', data: { line: 't:milk', note: typed } },
      { type: 'JoinCart', data: { name: typed, color: 'teal' } },
      { type: 'RenameCart', data: { name: typed } },
    ),
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(anyCommand, texts), { maxLength: 15 }), (commands) => {
      const ana = person('ana', 1, 0);
      for (const command of commands) {
        try {
          ana.does(command);
        } catch {
          // Refused.
        }
      }
      for (const { event } of ana.seen.values()) {
        expect(throughBytes(event)).toEqual({ kind: 'known', event: sorted(event) });
      }
    }),
    { numRuns: 500 },
  );
});

test('[R5] hostile payloads never throw, neither when read nor when folded', () => {
  const types = fc.constantFrom(
    'ItemAdded',
    'QuantityChanged',
    'ItemNoted',
    'MemberJoined',
    'CartCreated',
    'CheckedOut',
    'CheckoutUndone',
    'constructor',
    '',
  );
  const value = fc.oneof(
    fc.anything({ withTypedArray: true, withBigInt: true, withNullPrototype: true }),
    fc.constantFrom<unknown>('Milk', 't:milk', 1, new Uint8Array(15), 'EUR', 'teal', 'dairy', Number.MAX_SAFE_INTEGER),
  );
  const key = fc.constantFrom('l', 'o', 'n', 'p', 'a', 'q', 't', 'c', 'd', 'k', 'm', 'b', 'w', '__proto__');
  const data = fc.oneof({ weight: 9, arbitrary: fc.dictionary(key, value) }, { weight: 1, arbitrary: fc.anything() });
  let known = 0;
  fc.assert(
    fc.property(types, fc.oneof(fc.constant(1), fc.double()), data, (type, v, payload) => {
      const decoded = cartEventCodec.decode({ type, v, data: payload });
      if (decoded.kind !== 'known') return;
      known++;
      cartFingerprint(evolve(initialCart, { id: id(1), actorId: 'ana', event: decoded.event } as never));
    }),
    { numRuns: 5_000 },
  );
  expect(known).toBeGreaterThan(0);
});

describe('what is not an event of ours', () => {
  test('V20 [R9] is unknown, to be kept and not folded, where a newer app may know it', () => {
    expect(cartEventCodec.decode({ type: 'CouponApplied', v: 1, data: {} })).toEqual({ kind: 'unknown' });
    expect(cartEventCodec.decode({ type: 'ItemRemoved', v: 2, data: { l: 7 } })).toEqual({ kind: 'unknown' });
    expect(cartEventCodec.decode({ type: 'toString', v: 1, data: {} })).toEqual({ kind: 'unknown' });
  });

  test.each([
    ['no data', 'ItemRemoved', null],
    ['line', 'ItemRemoved', {}],
    ['line', 'ItemRemoved', { l: '' }],
    ['line', 'ItemRemoved', { l: 'x'.repeat(1_001) }],
    ['line', 'ItemRemoved', Object.create({ l: 't:milk' }) as object],
    ['observed', 'ItemRemoved', { l: 't:milk', o: new Uint8Array(14) }],
    ['observed', 'ItemRemoved', { l: 't:milk', o: new Uint8Array(15 * 2_001) }],
    ['observed', 'ItemRemoved', { l: 't:milk', o: 'ff' }],
    ['quantity', 'ItemAdded', { l: 't:milk', n: 'Milk', q: 0 }],
    ['quantity', 'ItemAdded', { l: 't:milk', n: 'Milk', q: 1.5 }],
    ['quantity', 'ItemAdded', { l: 't:milk', n: 'Milk', q: Number.NaN }],
    ['price', 'ItemAdded', { l: 't:milk', n: 'Milk', q: 1, p: -1 }],
    ['aisle', 'ItemAdded', { l: 't:milk', n: 'Milk', q: 1, a: '<b>' }],
    ['name', 'ItemAdded', { l: 't:milk', n: 'Mi\u202elk', q: 1 }],
    ['name', 'ItemAdded', { l: 't:milk', n: 'Mi\nlk', q: 1 }],
    ['by', 'QuantityChanged', { l: 't:milk', q: 0 }],
    ['to', 'QuantitySet', { l: 't:milk', q: 0 }],
    ['currency', 'CartCreated', { n: 'Week', c: 'euro' }],
    ['color', 'MemberJoined', { n: 'Ana', c: 'beige' }],
  ])('is invalid, with %s as the reason: %s %j', (reason, type, data) => {
    const decoded = cartEventCodec.decode({ type, v: 1, data });
    expect(decoded).toMatchObject({ kind: 'invalid', reason: expect.stringContaining(reason) });
  });

  test('is invalid at a version that never was', () => {
    expect(cartEventCodec.decode({ type: 'ItemRemoved', v: 0, data: { l: 't:milk' } }).kind).toBe('invalid');
    expect(cartEventCodec.decode({ type: 'ItemRemoved', v: Number.NaN, data: { l: 't:milk' } }).kind).toBe('invalid');
  });
});

test('keys a newer app added are ignored', () => {
  const decoded = cartEventCodec.decode({ type: 'ItemRemoved', v: 1, data: { l: 't:milk', z: [1] } });
  expect(decoded).toEqual({ kind: 'known', event: { type: 'ItemRemoved', data: milk } });
});

test('the stored form, which is for ever', () => {
  const observed = [id(0xab), id(1)];
  const packed = new Uint8Array(30);
  packed[14] = 1;
  packed[29] = 0xab;
  const added = { ...milk, name: 'Milk', price: 119, aisle: 'dairy', quantity: 2 };
  expect(cartEventCodec.encode({ type: 'ItemAdded', data: added })).toEqual({
    type: 'ItemAdded',
    v: 1,
    data: { l: 't:milk', n: 'Milk', p: 119, a: 'dairy', q: 2 },
  });
  expect(cartEventCodec.encode({ type: 'QuantityChanged', data: { line: 't:milk', observed, by: -1 } })).toEqual({
    type: 'QuantityChanged',
    v: 1,
    data: { l: 't:milk', o: packed, q: -1 },
  });
  expect(cartEventCodec.encode({ type: 'MemberJoined', data: { name: 'Ana', color: 'teal', observed: [] } })).toEqual({
    type: 'MemberJoined',
    v: 1,
    data: { n: 'Ana', c: 'teal' },
  });
});

test('what says an amount is at version 2, since a reader of version 1 would miss it without a word', () => {
  const added = { ...milk, name: 'Milk', price: null, aisle: null, quantity: 2 };
  const half = { value: 500_000, unit: 'g' };
  const stored = { type: 'ItemAdded', v: 2, data: { l: 't:milk', n: 'Milk', q: 2, u: [500_000, 'g'] } };
  expect(cartEventCodec.encode({ type: 'ItemAdded', data: { ...added, amount: half } })).toEqual(stored);
  expect(cartEventCodec.decode(stored)).toEqual({
    kind: 'known',
    event: { type: 'ItemAdded', data: { ...added, amount: half } },
  });
  expect(cartEventCodec.encode({ type: 'ItemAdded', data: added }).v).toBe(1);
  // Version 1 never had this key: whoever wrote it did not mean an amount.
  expect(cartEventCodec.decode({ ...stored, v: 1 })).toEqual({
    kind: 'known',
    event: { type: 'ItemAdded', data: added },
  });
});

test.each([
  ['nothing of it', [0, 'g']],
  ['a fraction', [1.5, 'g']],
  ['more than can be added up', [1_000_000_000_001, 'g']],
  ['no unit', [1]],
  ['a unit that is none', [1, 'G!']],
  ['more than that', [1, 'g', 1]],
  ['something else', 7],
])('an amount of %s is invalid', (_, u) => {
  const stored = { type: 'QuantitySet', v: 2, data: { l: 't:milk', q: 2, u } };
  expect(cartEventCodec.decode(stored)).toMatchObject({ kind: 'invalid', reason: expect.stringContaining('amount') });
});

test('the median entry of a week of shopping is at most 120 bytes', () => {
  const sizes = aWeek().map((event) => {
    const body = {
      actorId: null,
      deps: [id(1)],
      commandId: '0123456789abcdef' as never,
      commandIndex: 0,
      formerIds: [],
    };
    return 17 + encodeBody({ ...body, stored: cartEventCodec.encode(event) }).length;
  });
  const median = sizes.sort((a, b) => a - b)[sizes.length >>> 1];
  expect(median).toBeLessThanOrEqual(120);
});

/** Three people: what is added, counted, noted, picked and removed, in the proportions of a household's list. */
function aWeek(): readonly CartEvent[] {
  const names = [
    'Milk',
    'Oat milk',
    'Sourdough bread',
    'Cherry tomatoes',
    'Eggs, 10 free-range',
    'Olive oil',
    'Bananas',
  ];
  const people = ['ana', 'ben', 'carol'].map((name, n) => person(name, n + 1, n));
  names.forEach((name, n) => {
    const [one, two, three] = [0, 1, 2].map((k) => people[(n + k) % 3] as (typeof people)[number]);
    if (one === undefined || two === undefined || three === undefined) return;
    const line = `t:${name.toLowerCase()}`;
    one.does({ type: 'AddItem', data: { name, quantity: 1, price: 199, aisle: 'groceries' } });
    two.hears(one);
    three.hears(one);
    two.does({ type: 'ChangeQuantity', data: { line, by: 1 } });
    three.does({ type: 'ChangeQuantity', data: { line, by: 1 } });
    one.hears(two);
    one.hears(three);
    one.does({ type: 'SetQuantity', data: { line, to: 2 } });
    if (n % 2 === 0) one.does({ type: 'NoteItem', data: { line, note: 'the one we had last time' } });
    one.does(n % 5 === 4 ? { type: 'RemoveItem', data: { line } } : { type: 'PickItem', data: { line } });
  });
  const all = new Map(people.flatMap(({ seen }) => [...seen]));
  return [...all.values()].map(({ event }) => event);
}
