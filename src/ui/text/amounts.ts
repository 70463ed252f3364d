// Amounts as people read them: "500 g", "2 × 1.5 l", "½ bunch", "3 cans". Numbers by Intl, units in the ui's language.

import { type Amount, asSaid, countOf } from '../../domain/amount/amount.ts';
import { isUnitName, type UnitName, unitOf } from '../../domain/amount/units.ts';
import type { Forms } from './plural.ts';

/** One form where all numbers go with the same: "g", "l". */
export type UnitWords = Readonly<Record<UnitName, string | Forms>>;

export interface Amounts {
  /** "1.5 l" */
  readonly amount: (amount: Amount) => string;
  /** "2 × 1.5 l"; what is counted in its unit is not multiplied: "2 cans". */
  readonly pieces: (amount: Amount, quantity: number) => string;
}

export function createAmounts(locale: string, words: UnitWords): Amounts {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  const small = new Intl.NumberFormat(locale, { maximumSignificantDigits: 3 });
  const rules = new Intl.PluralRules(locale);

  const withUnit = (count: number, unit: string): string => {
    const number = isCounted(unit) ? fraction(count) : null;
    const word = isUnitName(unit) ? words[unit] : unit;
    // "½ bunch", "1½ bunches".
    const form =
      typeof word === 'string' ? word : rules.select(count < 1 ? 1 : count) === 'one' ? word.one : word.other;
    return `${number ?? (count < 1 ? small : numbers).format(count)}${form === '' ? '' : `\u00a0${form}`}`;
  };

  const amount = (value: Amount): string => {
    const said = asSaid(value);
    return withUnit(countOf(said), said.unit);
  };
  return {
    amount,
    pieces(each, quantity) {
      if (quantity === 1) return amount(each);
      if (isCounted(each.unit) && Number.isInteger(countOf(each))) return withUnit(countOf(each) * quantity, each.unit);
      return `${numbers.format(quantity)} × ${amount(each)}`;
    },
  };
}

/** Not weighed or measured: halves and thirds of it are said as such. */
function isCounted(unit: string): boolean {
  return !['mass', 'volume', 'length'].includes(unitOf(unit).family) || unit === 'tsp' || unit === 'tbsp';
}

function fraction(count: number): string | null {
  const whole = Math.floor(count);
  const sign = signs.get(Math.round((count - whole) * 1000));
  return sign === undefined ? null : `${whole === 0 ? '' : whole}${sign}`;
}

const signs: ReadonlyMap<number, string> = new Map([
  [125, '⅛'],
  [250, '¼'],
  [333, '⅓'],
  [500, '½'],
  [667, '⅔'],
  [750, '¾'],
]);
