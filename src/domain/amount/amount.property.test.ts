import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Amount, amountOf, asSaid, countOf, isAmount, multiplyAmount, sumAmounts } from './amount.ts';
import { unitNames, unitOf } from './units.ts';

const unit = fc.constantFrom(...unitNames, 'unit-of-later');
const amount: fc.Arbitrary<Amount> = fc.record({ value: fc.integer({ min: 1, max: 1_000_000_000 }), unit });
const amounts = fc.array(amount, { maxLength: 20 });

it('the order of adding does not matter, and neither does adding in parts', () => {
  fc.assert(
    fc.property(amounts, fc.infiniteStream(fc.nat()), fc.nat(20), (all, random, cut) => {
      const shuffled = all.map((each) => [random.next().value, each] as const).sort(([a], [b]) => a - b);
      expect(sumAmounts(shuffled.map(([, each]) => each))).toEqual(sumAmounts(all));
      expect(sumAmounts([...sumAmounts(all.slice(0, cut)), ...sumAmounts(all.slice(cut))])).toEqual(sumAmounts(all));
    }),
  );
});

it('nothing is lost: each family has the sum of its values, in a unit that was said', () => {
  fc.assert(
    fc.property(amounts, (all) => {
      const sums = sumAmounts(all);
      expect(new Set(sums.map((sum) => unitOf(sum.unit).family)).size).toBe(sums.length);
      for (const sum of sums) {
        const mine = all.filter((each) => unitOf(each.unit).family === unitOf(sum.unit).family);
        expect(sum.value).toBe(mine.reduce((total, { value }) => total + value, 0));
        expect(mine.map((each) => each.unit)).toContain(sum.unit);
      }
      expect(sums.length).toBe(new Set(all.map((each) => unitOf(each.unit).family)).size);
    }),
  );
});

it('n times is n of it added up', () => {
  fc.assert(
    fc.property(amount, fc.integer({ min: 1, max: 50 }), (each, n) => {
      expect(sumAmounts(Array.from({ length: n }, () => each))).toEqual([multiplyAmount(each, n)]);
    }),
  );
});

it('how it is said changes nothing of how much it is', () => {
  fc.assert(
    fc.property(amount, (each) => {
      const said = asSaid(each);
      expect(said.value).toBe(each.value);
      expect(unitOf(said.unit).family).toBe(unitOf(each.unit).family);
      expect(asSaid(said)).toEqual(said);
      expect(isAmount(said)).toBe(true);
      expect(amountOf(countOf(said), said.unit)).toEqual(said);
    }),
  );
});

it('no two units of a family are of one size: the larger unit is one', () => {
  const sizes = unitNames.map((name) => `${unitOf(name).family} ${unitOf(name).size}`);
  expect(new Set(sizes).size).toBe(sizes.length);
});
