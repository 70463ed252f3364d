// The merge rules, row by row: V1 to V10, V16 to V29 and what follows. V11 to V15 are in checkout/checkoutRules.test.ts, V20 is
// in unreadEvents.property.test.ts, V32 to V34 in settling/settlingRules.test.ts, V35 and V36 in
// cartRegisters.test.ts. The law, and all rows in one table: docs/merge-rules.md, which mergeRulesPage.test.ts
// compares with these files.
//
// Milk was 2 unless said. Every row runs with either side's ids the later ones, and with milk's 2 come about in two ways.

import { describe, expect, test } from 'vitest';
import { meet, type Side } from '../engine/testing/meet.ts';
import type { Amount } from './amount/amount.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartCommand } from './commands.ts';
import { person } from './testing/people.ts';

const line = 't:milk';
const add = (quantity: number): CartCommand => ({ type: 'AddItem', data: { name: 'Milk', quantity } });
const ensure = (atLeast: number): CartCommand => ({ type: 'EnsureItem', data: { name: 'Milk', atLeast } });
const change = (by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line, by } });
const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line, to } });
const remove: CartCommand = { type: 'RemoveItem', data: { line } };
const pick = (quantity?: number): CartCommand => ({
  type: 'PickItem',
  data: quantity === undefined ? { line } : { line, quantity },
});
const unpick: CartCommand = { type: 'UnpickItem', data: { line } };

const half = { value: 500_000, unit: 'g' };
const kilo = { value: 1_000_000, unit: 'kg' };
const addOf = (quantity: number, amount: Amount): CartCommand => ({
  type: 'AddItem',
  data: { name: 'Milk', quantity, amount },
});

interface Row {
  readonly rule: string;
  readonly before?: readonly CartCommand[];
  readonly ana: readonly CartCommand[];
  readonly ben: readonly CartCommand[];
  /** Quantity of milk once both have heard each other; 0: gone. A function where it depends on whose ids are later. */
  readonly result: number | ((later: 'ana' | 'ben') => number);
  readonly contributors?: readonly string[];
  readonly picked?: { readonly picked: number; readonly pickedBy: readonly string[] };
}

const rows: readonly Row[] = [
  { rule: 'V1 ensure, ensure (none before): 1', before: [], ana: [ensure(1)], ben: [ensure(1)], result: 1 },
  {
    rule: 'V2 add 2, add 3 (none before): 5, added by both',
    before: [],
    ana: [add(2)],
    ben: [add(3)],
    result: 5,
    contributors: ['ana', 'ben'],
  },
  { rule: 'V3 +1, +1: 4', ana: [change(1)], ben: [change(1)], result: 4 },
  {
    rule: 'V4 set 3, set 5: the later in total order',
    ana: [set(3)],
    ben: [set(5)],
    result: (later) => (later === 'ana' ? 3 : 5),
  },
  { rule: 'V5 set 5, +1: 6', ana: [set(5)], ben: [change(1)], result: 6 },
  { rule: 'V6 remove, +1: 3, kept whole', ana: [remove], ben: [change(1)], result: 3 },
  {
    rule: 'V7 remove, note: removed',
    ana: [remove],
    ben: [{ type: 'NoteItem', data: { line, note: 'oat' } }],
    result: 0,
  },
  {
    rule: 'V7 remove, price: removed',
    ana: [remove],
    ben: [{ type: 'ChangePrice', data: { line, price: 99 } }],
    result: 0,
  },
  {
    rule: 'V7 remove, aisle: removed',
    ana: [remove],
    ben: [{ type: 'MoveItem', data: { line, aisle: 'dairy' } }],
    result: 0,
  },
  { rule: 'V8 remove, remove: removed once', ana: [remove], ben: [remove], result: 0 },
  { rule: 'V9 set 3 then remove; set 5: 5, whatever the ids', ana: [set(3), remove], ben: [set(5)], result: 5 },
  { rule: 'V10 was 1: -1, -1: gone', before: [add(1)], ana: [change(-1)], ben: [change(-1)], result: 0 },
  {
    rule: 'V16 pick 2, pick 2: bought twice by both',
    ana: [pick(2)],
    ben: [pick(2)],
    result: 2,
    picked: { picked: 2, pickedBy: ['ana', 'ben'] },
  },
  {
    rule: 'V17 pick 2, +1: 2 picked, 1 still to get',
    ana: [pick(2)],
    ben: [change(1)],
    result: 3,
    picked: { picked: 2, pickedBy: ['ana'] },
  },
  {
    rule: 'V18 unpick, pick: picked',
    before: [add(2), pick(1)],
    ana: [unpick],
    ben: [pick()],
    result: 2,
    picked: { picked: 2, pickedBy: ['ben'] },
  },
  { rule: 'V22 remove, then add 1; +1: 2', ana: [remove, add(1)], ben: [change(1)], result: 2 },
  { rule: 'V23 +1, then remove; +1: 3', ana: [change(1), remove], ben: [change(1)], result: 3 },
  { rule: 'V24 set 7, then +1; +2: 10', ana: [set(7), change(1)], ben: [change(2)], result: 10 },
  {
    rule: 'V25 set 7, then +1; set 4: 8 if the 7 is later, 5 if the 4 is',
    ana: [set(7), change(1)],
    ben: [set(4)],
    result: (later) => (later === 'ana' ? 8 : 5),
  },
  { rule: 'V26 remove, -1: gone', ana: [remove], ben: [change(-1)], result: 0 },
  {
    rule: 'V27 was 1: -1, then add 1 afresh; -1: 1',
    before: [add(1)],
    ana: [change(-1), add(1)],
    ben: [change(-1)],
    result: 1,
  },
  { rule: 'V28 remove, then add 2; -1: 2', ana: [remove, add(2)], ben: [change(-1)], result: 2 },
  { rule: 'V29 set 5, -1: 4', ana: [set(5)], ben: [change(-1)], result: 4 },
];

/** How milk's 2 came about must not matter. */
const histories: readonly (readonly [string, readonly CartCommand[]])[] = [
  ['added', [add(2)]],
  ['set', [add(1), set(2)]],
  ['ensured', [ensure(2)]],
  ['counted up', [add(1), change(1)]],
  ['removed once', [add(4), remove, add(2)]],
];

describe.each(['ana', 'ben'] as const)('with the later ids on the side of %s', (later) => {
  for (const row of rows) {
    for (const [how, history] of row.before === undefined ? histories : [['', row.before] as const]) {
      test(`${row.rule} ${how && `(milk ${how})`}`, () => {
        const { ana, ben } = metAfter(row, history, later);
        const expected = typeof row.result === 'function' ? row.result(later) : row.result;
        expect(ana.line()?.quantity ?? 0).toBe(expected);
        if (row.contributors) expect([...(ana.line()?.contributors ?? [])].sort()).toEqual(row.contributors);
        if (row.picked) {
          const { picked, pickedBy } = ana.line() ?? { picked: 0, pickedBy: [] };
          expect({ picked, pickedBy: [...pickedBy].sort() }).toEqual(row.picked);
        }
        expect(cartFingerprint(ben.cart())).toBe(cartFingerprint(ana.cart()));
      });
    }
  }

  test('V10 later +1: 1, without hidden debt', () => {
    const { ana } = metAfter({ ana: [change(-1)], ben: [change(-1)] }, [add(1)], later);
    ana.does(add(1));
    expect(ana.line()?.quantity).toBe(1);
  });

  test('V21 after V6: +1 makes 4; then remove: gone; then add 2: 2', () => {
    const { ana, ben } = metAfter({ ana: [remove], ben: [change(1)] }, [add(2)], later);
    ana.does(change(1));
    expect(ana.line()?.quantity).toBe(4);
    ben.hears(ana);
    ben.does(remove);
    expect(ben.line()).toBeUndefined();
    ana.hears(ben);
    ana.does(add(2));
    expect(ana.line()?.quantity).toBe(2);
  });

  test('V19 any event twice, in any order: the same state', () => {
    const { ana, ben } = metAfter({ ana: [set(7), change(1), remove], ben: [change(2), pick(1)] }, [add(2)], later);
    const again = person('carol', 3, 0);
    again.receive([...ana.seen.values()].reverse());
    again.hears(ben);
    expect(cartFingerprint(again.cart())).toBe(cartFingerprint(ana.cart()));
  });
});

test.each(['ana', 'ben'] as const)(
  'V30 add 500 g, add 1 kg (none before): 2 pieces, 1.5 kg together (%s later)',
  (later) => {
    const { ana } = metAfter({ ana: [addOf(1, half)], ben: [addOf(1, kilo)] }, [], later);
    expect(ana.line()).toMatchObject({ quantity: 2, amounts: [{ value: 1_500_000, unit: 'kg' }] });
  },
);

test.each(['ana', 'ben'] as const)('V31 set 3 of 500 g, +1 of 1 kg: 3 × 500 g and 1 × 1 kg (%s later)', (later) => {
  const set: CartCommand = { type: 'SetQuantity', data: { line, to: 3, amount: half } };
  const { ana } = metAfter({ ana: [set], ben: [addOf(1, kilo)] }, [add(2)], later);
  expect(ana.line()?.parts).toEqual([
    { amount: kilo, quantity: 1 },
    { amount: half, quantity: 3 },
  ]);
});

test('V6 keeps the line whole: name, price, aisle, note and picks', () => {
  const before: CartCommand[] = [
    { type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119, aisle: 'dairy' } },
    { type: 'NoteItem', data: { line, note: 'the blue one' } },
    pick(1),
  ];
  const { ana } = metAfter({ ana: [remove], ben: [change(1)] }, before, 'ana');
  expect(ana.line()).toEqual({
    line,
    name: 'Milk',
    quantity: 3,
    parts: [{ amount: null, quantity: 3 }],
    amounts: [],
    unitPrice: 119,
    lineTotal: 357,
    aisle: 'dairy',
    note: 'the blue one',
    contributors: ['carol', 'ben'],
    picked: 1,
    pickedBy: ['carol'],
  });
});

test('[R12] a clock ten years ahead wins nothing over what was done in its knowledge', () => {
  const ahead = person('ana', 1, 10 * 365 * 24 * 3_600_000);
  const right = person('ben', 2, 0);
  ahead.does(add(2));
  ahead.does(set(9));
  right.hears(ahead);
  right.does(set(3));
  right.does({ type: 'RenameItem', data: { line, name: 'Oat milk' } });
  ahead.hears(right);
  expect(ahead.line()).toMatchObject({ quantity: 3, name: 'Oat milk' });
  right.does(remove);
  ahead.hears(right);
  expect(ahead.line()).toBeUndefined();
});

function metAfter({ ana, ben }: Pick<Row, 'ana' | 'ben'>, before: readonly CartCommand[], later: Side) {
  return meet(person, { before, ana, ben }, later);
}
