import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Amount } from '../amount/amount.ts';
import { partsOf, type Share, totalAmounts } from './parts.ts';

const g = (count: number): Amount => ({ value: count * 1_000, unit: 'g' });
const kg = (count: number): Amount => ({ value: count * 1_000_000, unit: 'kg' });
const share = (n: number, amount: Amount | null = null): Share => ({ n, amount });

describe('a line is made of', () => {
  test.each([
    ['pieces of which nobody said how much', [share(2), share(1)], [{ quantity: 3, amount: null }]],
    ['pieces of one amount', [share(2, g(500)), share(1, g(500))], [{ quantity: 3, amount: g(500) }]],
    ['one amount in the larger unit', [share(1, g(1_000)), share(1, kg(1))], [{ quantity: 2, amount: kg(1) }]],
    [
      'several amounts',
      [share(1, kg(1)), share(2), share(1, g(500))],
      [
        { quantity: 2, amount: null },
        { quantity: 1, amount: kg(1) },
        { quantity: 1, amount: g(500) },
      ],
    ],
    ['what is left of an amount', [share(3, g(500)), share(-1, g(500))], [{ quantity: 2, amount: g(500) }]],
    [
      'what is left when more of an amount was taken than was there: of no amount first',
      [share(2), share(1, g(500)), share(1, kg(1)), share(-2, g(500))],
      [
        { quantity: 1, amount: null },
        { quantity: 1, amount: kg(1) },
      ],
    ],
    ['nothing', [share(1), share(-3, g(500))], []],
  ])('%s', (_, shares, parts) => {
    const sum = shares.reduce((total, { n }) => total + n, 0);
    expect(partsOf(shares, sum)).toEqual(parts);
  });
});

test('together the parts are the quantity, whatever was taken from what, and in whatever order', () => {
  const amount = fc.option(fc.constantFrom(g(500), g(1_000), kg(1), { value: 2_000, unit: 'cup' }));
  const shares = fc.array(fc.record({ n: fc.integer({ min: -5, max: 9 }), amount }), { maxLength: 8 });
  fc.assert(
    fc.property(shares, fc.infiniteStream(fc.nat()), (all, random) => {
      const sum = all.reduce((total, { n }) => total + n, 0);
      const parts = partsOf(all, sum);
      expect(parts.reduce((total, { quantity }) => total + quantity, 0)).toBe(Math.max(0, sum));
      expect(parts.every(({ quantity }) => quantity > 0)).toBe(true);
      const shuffled = all.map((each) => [random.next().value, each] as const).sort(([a], [b]) => a - b);
      expect(
        partsOf(
          shuffled.map(([, each]) => each),
          sum,
        ),
      ).toEqual(parts);
    }),
  );
});

test('amounts add up where they can', () => {
  const parts = partsOf([share(2, g(250)), share(1, kg(1)), share(3), share(1, { value: 2_000, unit: 'cup' })], 7);
  expect(totalAmounts(parts)).toEqual([{ value: 2_000, unit: 'cup' }, kg(1.5)]);
});
