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
import { add, change, ensure, line, pick, type Row, remove, rows, set } from './testing/mergeRuleRows.ts';
import { person } from './testing/people.ts';

const half = { value: 500_000, unit: 'g' };
const kilo = { value: 1_000_000, unit: 'kg' };
const addOf = (quantity: number, amount: Amount): CartCommand => ({
  type: 'AddItem',
  data: { name: 'Milk', quantity, amount },
});

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
