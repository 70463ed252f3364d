// What the declaration of a domain's stored form promises, with a domain of two events. How a real one uses it:
// cartEventCodec.property.test.ts.

import * as v from 'valibot';
import { expect, test } from 'vitest';
import type { EventId } from '../engine/message.ts';
import { createSchemaCodec, type StoredForm } from './schemaCodec.ts';
import { count, oneLine, price } from './storedFields.ts';
import { packIds, storedIds } from './storedIds.ts';

type LampEvent =
  | { readonly type: 'LampSold'; readonly data: { readonly name: string; readonly price: number | null } }
  | { readonly type: 'LampsLit'; readonly data: { readonly count: number; readonly observed: readonly EventId[] } };

const form: StoredForm<LampEvent> = {
  schemas: {
    LampSold: v.object({ name: oneLine(20), price }),
    LampsLit: v.object({ count, observed: storedIds }),
  },
  keys: { name: 'n', price: 'p', count: 'c', observed: 'o' },
  pack: { observed: packIds },
  // In its first version a sale said the price in whole units, and in its second it could not say a name of one letter.
  steps: {
    LampSold: [
      {
        up: ({ p, ...rest }) => (typeof p === 'number' ? { ...rest, p: p * 100 } : rest),
        down: ({ p, ...rest }) => {
          if (p === undefined) return rest;
          return typeof p === 'number' && p % 100 === 0 ? { ...rest, p: p / 100 } : null;
        },
      },
      { up: (data) => data, down: (data) => (String(data.n).length > 1 ? data : null) },
    ],
  },
};
const codec = createSchemaCodec(form);
const id = (n: number) => n.toString(16).padStart(30, '0') as EventId;

test('fields are stored under their keys, what is blank not at all', () => {
  expect(codec.encode({ type: 'LampSold', data: { name: 'Reading lamp', price: null } })).toEqual({
    type: 'LampSold',
    v: 1,
    data: { n: 'Reading lamp' },
  });
  expect(codec.decode({ type: 'LampSold', v: 3, data: { n: 'Reading lamp' } })).toEqual({
    kind: 'known',
    event: { type: 'LampSold', data: { name: 'Reading lamp', price: null } },
  });
});

test('ids are a set: they are stored ascending, and come back so', () => {
  const event: LampEvent = { type: 'LampsLit', data: { count: 1, observed: [id(0xab), id(1)] } };
  const stored = codec.encode(event);
  const packed = new Uint8Array(30);
  packed[14] = 1;
  packed[29] = 0xab;
  expect(stored.data).toEqual({ c: 1, o: packed });
  expect(codec.decode(stored)).toEqual({
    kind: 'known',
    event: { type: 'LampsLit', data: { count: 1, observed: [id(1), id(0xab)] } },
  });
});

test('a newer version or an unknown type is a newer app’s; what does not parse is invalid, with its field', () => {
  expect(codec.decode({ type: 'LampSold', v: 4, data: {} })).toEqual({ kind: 'unknown' });
  expect(codec.decode({ type: 'LampsLit', v: 2, data: {} })).toEqual({ kind: 'unknown' });
  expect(codec.decode({ type: 'LampBroken', v: 1, data: {} })).toEqual({ kind: 'unknown' });
  expect(codec.decode({ type: 'LampSold', v: 0, data: {} })).toEqual({ kind: 'invalid', reason: 'version 0' });
  expect(codec.decode({ type: 'LampsLit', v: 1, data: { c: 0 } })).toMatchObject({
    kind: 'invalid',
    reason: expect.stringContaining('count'),
  });
});

const sold = (name: string, price: number): LampEvent => ({ type: 'LampSold', data: { name, price } });

test.each([
  [
    '1, which old apps can read',
    sold('Reading lamp', 500),
    { type: 'LampSold', v: 1, data: { n: 'Reading lamp', p: 5 } },
  ],
  ['2, because 1 cannot say it', sold('Lamp', 199), { type: 'LampSold', v: 2, data: { n: 'Lamp', p: 199 } }],
  ['3, because 2 cannot say it', sold('L', 500), { type: 'LampSold', v: 3, data: { n: 'L', p: 500 } }],
])('an event is written at the lowest version that says all of it: %s', (_, event, stored) => {
  expect(codec.encode(event)).toEqual(stored);
  expect(codec.decode(stored)).toEqual({ kind: 'known', event });
});

test('what an author saw is read of any type and version, and of data that is otherwise damaged', () => {
  expect(codec.observedIn?.({ o: packIds([id(1)]), z: 'whatever' })).toEqual([id(1)]);
  for (const data of [null, 'o', {}, { o: 'ff' }, { o: new Uint8Array(14) }, Object.create({ o: packIds([id(1)]) })]) {
    expect(codec.observedIn?.(data)).toBeNull();
  }
});

test('a type without a schema, a field without a key, a list without a packer: none of them compiles', () => {
  const { LampSold, LampsLit } = form.schemas;
  const forgetful: readonly unknown[] = [
    // @ts-expect-error LampsLit has no schema
    { ...form, schemas: { LampSold } } satisfies StoredForm<LampEvent>,
    // @ts-expect-error the schema of LampSold lacks its price
    { ...form, schemas: { LampSold: v.object({ name: oneLine(20) }), LampsLit } } satisfies StoredForm<LampEvent>,
    // @ts-expect-error `observed` has no key
    { ...form, keys: { name: 'n', price: 'p', count: 'c' } } satisfies StoredForm<LampEvent>,
    // @ts-expect-error `observed` is a list
    { ...form, pack: {} } satisfies StoredForm<LampEvent>,
  ];
  expect(forgetful).toHaveLength(4);
});
