// What line items come to, in minor units; those without a price count nothing.

import { add, multiply } from '../values/money.ts';
import type { LineItem } from './events.ts';
import { lineKey } from './lineItems.ts';

type Priced = Pick<LineItem, 'price' | 'quantity'>;

export function itemTotal({ price, quantity }: Priced): number | null {
  return price === null ? null : multiply(price, quantity);
}

export function itemsTotal(items: readonly Priced[]): number {
  return items.reduce((sum, item) => add(sum, itemTotal(item) ?? 0), 0);
}

/** Each line once. */
export function joinedItems(items: readonly LineItem[]): readonly LineItem[] {
  const joined = new Map<string, LineItem>();
  for (const item of items) {
    const known = joined.get(lineKey(item));
    joined.set(lineKey(item), known === undefined ? item : { ...known, quantity: known.quantity + item.quantity });
  }
  return [...joined.values()];
}
