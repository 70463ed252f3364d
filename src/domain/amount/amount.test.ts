import { describe, expect, it } from 'vitest';
import {
  amountOf,
  asSaid,
  compareAmounts,
  countOf,
  isAmount,
  isSameFamily,
  largestAmount,
  sumAmounts,
} from './amount.ts';

const g = (count: number) => amountOf(count, 'g')!;
const kg = (count: number) => amountOf(count, 'kg')!;

it('is a whole number of thousandths of a gram, a millilitre, a millimetre or a piece', () => {
  expect(amountOf(500, 'g')).toEqual({ value: 500_000, unit: 'g' });
  expect(amountOf(1.5, 'l')).toEqual({ value: 1_500_000, unit: 'l' });
  expect(amountOf(0.1 + 0.2, 'kg')).toEqual({ value: 300_000, unit: 'kg' });
  expect(amountOf(1 / 3, 'piece')).toEqual({ value: 333, unit: 'piece' });
  expect(countOf(kg(1.5))).toBe(1.5);
});

it('is never nothing, and never more than can be added up', () => {
  expect(amountOf(0, 'g')).toBeNull();
  expect(amountOf(-1, 'g')).toBeNull();
  expect(amountOf(Number.NaN, 'g')).toBeNull();
  expect(amountOf(largestAmount, 'kg')).toBeNull();
  expect(isAmount({ value: 1.5, unit: 'g' })).toBe(false);
  expect(isAmount({ value: 1, unit: 'G!' })).toBe(false);
  expect(isAmount({ value: 1, unit: 'a-unit-of-later' })).toBe(true);
});

describe('adding up', () => {
  it.each([
    ['500 g and 1 kg', [g(500), kg(1)], [kg(1.5)]],
    ['two times 750 g', [g(750), g(750)], [g(1500)]],
    ['what cannot be: 500 g and 2 cups', [g(500), amountOf(2, 'cup')!], [amountOf(2, 'cup')!, g(500)]],
    ['half a melon and half a melon', [amountOf(0.5, 'piece')!, amountOf(0.5, 'piece')!], [amountOf(1, 'piece')!]],
    [
      'the unit of a newer app',
      [
        { value: 1000, unit: 'keg' },
        { value: 2000, unit: 'keg' },
      ],
      [{ value: 3000, unit: 'keg' }],
    ],
    ['nothing', [], []],
  ])('%s', (_, amounts, sum) => {
    expect(sumAmounts(amounts)).toEqual(sum);
  });
});

it('is said in the unit that people would use', () => {
  expect(asSaid(g(1500))).toEqual(kg(1.5));
  expect(asSaid(g(999))).toEqual(g(999));
  expect(asSaid(amountOf(2_000_000, 'mg')!)).toEqual(kg(2));
  expect(asSaid(kg(0.5))).toEqual(kg(0.5));
});

it('as much is as much in every unit of a family', () => {
  expect(isSameFamily(kg(1), g(1000))).toBe(true);
  expect(compareAmounts(kg(1), g(1000))).toBe(0);
  expect(compareAmounts(g(999), kg(1))).toBeLessThan(0);
  expect(isSameFamily(kg(1), amountOf(1, 'l')!)).toBe(false);
});
