// How much of a thing: "500 g", "1.5 l", "½", "2 bunches". A whole number, so that adding up never loses a gram, and the
// unit in which it was said. Beside the number of pieces: "2 x 1.5 l" is two pieces of one amount.

import { unitOf, unitPattern } from './units.ts';

export interface Amount {
  /** Thousandths of the base of the unit's family (see units.ts): 500 g are 500,000. From 1 to largestAmount. */
  readonly value: number;
  /** The unit in which it is said. A key of units.ts, or a newer app's. */
  readonly unit: string;
}

/** 1,000 t, 1,000,000 l: sums of a thousand of these are still exact. */
export const largestAmount = 1_000_000_000_000;

export function isAmount({ value, unit }: Amount): boolean {
  return Number.isSafeInteger(value) && value >= 1 && value <= largestAmount && unitPattern.test(unit);
}

/** `count` of a unit: (1.5, 'l') is 1.5 l. Null where that is nothing, or more than an amount can be. */
export function amountOf(count: number, unit: string): Amount | null {
  const amount = { value: Math.round(count * unitOf(unit).size), unit };
  return isAmount(amount) ? amount : null;
}

/** How many of its own unit it is: 1.5 for 1.5 l. For reading only. */
export function countOf({ value, unit }: Amount): number {
  return value / unitOf(unit).size;
}

export function isSameFamily(a: Amount, b: Amount): boolean {
  return unitOf(a.unit).family === unitOf(b.unit).family;
}

/** Less than 0 where `a` is less, 0 where both are as much ("1 kg" and "1000 g"). Of one family only. */
export function compareAmounts(a: Amount, b: Amount): number {
  return a.value - b.value;
}

/** So many times as much. It stops at the largest amount. */
export function multiplyAmount({ value, unit }: Amount, pieces: number): Amount {
  return { value: Math.min(value * pieces, largestAmount), unit };
}

/**
 * All of it together: one amount for each family, in the larger of the units that were said. What cannot be added up
 * ("500 g", "2 cups") stays side by side. The same for every order of the amounts.
 */
export function sumAmounts(amounts: readonly Amount[]): readonly Amount[] {
  const sums = new Map<string, Amount>();
  for (const amount of amounts) {
    const { family } = unitOf(amount.unit);
    const before = sums.get(family);
    sums.set(family, before === undefined ? amount : together(before, amount));
  }
  return [...sums].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sum]) => sum);
}

/** As people would say it: 1,500 g are 1.5 kg. The same amount. */
export function asSaid(amount: Amount): Amount {
  const { larger } = unitOf(amount.unit);
  return larger !== undefined && amount.value >= unitOf(larger).size
    ? asSaid({ value: amount.value, unit: larger })
    : amount;
}

function together(a: Amount, b: Amount): Amount {
  const unit = unitOf(b.unit).size > unitOf(a.unit).size ? b.unit : a.unit;
  return { value: Math.min(a.value + b.value, largestAmount), unit };
}
