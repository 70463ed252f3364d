// How much of what a line's quantity is made of: "2 × 1.5 l and 500 ml". Who counts, the law of quantities says
// (lineLaw.ts); pieces of one amount are one part, and what was taken away is taken from somewhere.

import { type Amount, multiplyAmount, sumAmounts } from '../amount/amount.ts';
import { unitOf } from '../amount/units.ts';

/** So many pieces of this amount each; of no amount where none was said. */
export interface Part {
  readonly amount: Amount | null;
  readonly quantity: number;
}

/** What one event has in the sum; less than nothing where it took away. */
export interface Share {
  readonly amount: Amount | null;
  readonly n: number;
}

/** Together they are `sum`, or nothing. The same for every order of the shares. */
export function partsOf(shares: readonly Share[], sum: number): readonly Part[] {
  if (sum <= 0) return [];
  const parts = new Map<string, { amount: Amount | null; quantity: number }>();
  for (const { amount, n } of shares) {
    const key = amount === null ? '' : `${unitOf(amount.unit).family} ${amount.value}`;
    const part = parts.get(key);
    if (part === undefined) {
      parts.set(key, { amount, quantity: n });
      continue;
    }
    part.amount = inOneUnit(part.amount, amount);
    part.quantity += n;
  }
  const ordered = [...parts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, part]): Part => part);
  const owed = ordered.reduce((debt, { quantity }) => debt + Math.max(0, -quantity), 0);
  const left = without(
    ordered.filter(({ quantity }) => quantity > 0),
    owed,
  );
  // It is kept as long as the line, and a copy has no room for more.
  return left.slice();
}

/** All of it, as far as it adds up: one amount for each kind of measure. Pieces of no amount are not in it. */
export function totalAmounts(parts: readonly Part[]): readonly Amount[] {
  return sumAmounts(parts.flatMap(({ amount, quantity }) => (amount === null ? [] : multiplyAmount(amount, quantity))));
}

/** Taken from what has no amount first, since nobody said how much that is. */
export function without(parts: readonly Part[], quantity: number): readonly Part[] {
  let owed = quantity;
  return parts.flatMap((part) => {
    const taken = Math.min(owed, part.quantity);
    owed -= taken;
    return taken === part.quantity ? [] : { ...part, quantity: part.quantity - taken };
  });
}

/** The same amount, in the larger of the units in which it was said. */
function inOneUnit(a: Amount | null, b: Amount | null): Amount | null {
  if (a === null || b === null) return a ?? b;
  return unitOf(b.unit).size > unitOf(a.unit).size ? b : a;
}
