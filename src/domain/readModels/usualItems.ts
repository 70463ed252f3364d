// READ MODEL: what one is likely to want next, given what this cart has held and what is in it now: what was wanted on
// most days, and most of all what was wanted on the same days as what is in it ("often with"). From the events, so that it is the
// same for everybody.

import { lookup } from '../../causal/persistentMap.ts';
import type { Cart } from '../cart.ts';
import type { LineId } from '../events.ts';
import { quantityIn } from '../line/line.ts';
import type { ActivityEntry } from './activity.ts';

export interface UsualItem {
  readonly line: LineId;
  readonly name: string;
  readonly price: number | null;
  readonly aisle: string | null;
}

/** Further back than this nobody remembers. */
const longestMemory = 3_000;
const dayMs = 86_400_000;
/** Being wanted together with all that is here counts as much as so many days. */
const worthOfCompany = 4;

/** At most `most`, the likeliest first; nothing that is in the cart. */
export function usualItems(entries: readonly ActivityEntry[], cart: Cart, most: number): readonly UsualItem[] {
  const daysOf = daysByLine(entries.slice(-longestMemory));
  const isHere = (line: LineId) => quantityIn(lookup(cart.lines, line)) > 0;
  const here = [...daysOf].filter(([line]) => isHere(line)).map(([, days]) => days);
  const company = companyOn(here);
  const score = (days: ReadonlySet<number>) => {
    let sum = days.size;
    for (const day of days) sum += company.get(day) ?? 0;
    return sum;
  };
  return [...daysOf]
    .filter(([line]) => !isHere(line))
    .map(([line, days]) => ({ line, score: score(days), last: Math.max(...days) }))
    .sort((a, b) => b.score - a.score || b.last - a.last || (a.line < b.line ? -1 : 1))
    .slice(0, most)
    .flatMap(({ line }) => itemOf(cart, line));
}

/** On which days each line was put in. */
function daysByLine(entries: readonly ActivityEntry[]): ReadonlyMap<LineId, ReadonlySet<number>> {
  const days = new Map<LineId, Set<number>>();
  for (const { type, line, at } of entries) {
    if (line === null || (type !== 'ItemAdded' && type !== 'ItemEnsured')) continue;
    const known = days.get(line) ?? new Set();
    known.add(Math.floor(at / dayMs));
    days.set(line, known);
  }
  return days;
}

/** What it counts to be wanted on a day: of all that is here, how much was wanted then. */
function companyOn(here: readonly ReadonlySet<number>[]): ReadonlyMap<number, number> {
  const company = new Map<number, number>();
  for (const days of here) {
    const share = worthOfCompany / here.length / days.size;
    for (const day of days) company.set(day, (company.get(day) ?? 0) + share);
  }
  return company;
}

/** As it was called, priced and placed last. */
function itemOf(cart: Cart, line: LineId): readonly UsualItem[] {
  const known = lookup(cart.lines, line);
  if (known === undefined || known.name.value === '') return [];
  return [{ line, name: known.name.value, price: known.price.value, aisle: known.aisle.value }];
}
