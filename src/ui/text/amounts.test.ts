import { expect, it } from 'vitest';
import { amountOf } from '../../domain/amount/amount.ts';
import { createAmounts } from './amounts.ts';
import { unitsInWords } from './enUnits.ts';

const { amount, pieces } = createAmounts('en', unitsInWords);
const german = createAmounts('de', unitsInWords);
const of = (count: number, unit: string) => amountOf(count, unit)!;
const plain = (text: string) => text.replaceAll('\u00a0', ' ');

it.each([
  [of(500, 'g'), '500 g'],
  [of(1500, 'g'), '1.5 kg'],
  [of(0.33, 'l'), '0.33 l'],
  [of(1.234, 'kg'), '1.23 kg'],
  [of(0.001, 'kg'), '0.001 kg'],
  [of(1, 'bunch'), '1 bunch'],
  [of(0.5, 'bunch'), '½ bunch'],
  [of(1.5, 'bunch'), '1½ bunches'],
  [of(0.5, 'piece'), '½'],
  [of(1 / 3, 'cup'), '⅓ cup'],
  [of(2, 'tbsp'), '2 tbsp'],
  [{ value: 2000, unit: 'keg' }, '2 keg'],
])('%j is %s', (value, text) => {
  expect(plain(amount(value))).toBe(text);
});

it.each([
  [of(1.5, 'l'), 2, '2 × 1.5 l'],
  [of(1, 'can'), 3, '3 cans'],
  [of(1, 'can'), 1, '1 can'],
  [of(0.5, 'piece'), 2, '2 × ½'],
])('pieces of %j, %i', (each, quantity, text) => {
  expect(plain(pieces(each, quantity))).toBe(text);
});

it('decimals are the language’s own', () => {
  expect(plain(german.amount(of(1.5, 'l')))).toBe('1,5 l');
});
