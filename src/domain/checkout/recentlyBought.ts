// READ MODEL: what was bought lately and is not in the cart, newest first: one tap to want it again, as it was wanted.

import { lookup } from '../../causal/persistentMap.ts';
import type { Cart } from '../cart.ts';
import type { LineId } from '../events.ts';
import { quantityIn } from '../line/line.ts';
import type { CheckoutView } from './checkoutViews.ts';

export interface BoughtItem {
  readonly line: LineId;
  readonly name: string;
  readonly quantity: number;
  readonly price: number | null;
  readonly aisle: string | null;
}

/** More than these nobody looks through. */
const mostItems = 24;

export function recentlyBought(cart: Cart, checkouts: readonly CheckoutView[]): readonly BoughtItem[] {
  const items = new Map<LineId, BoughtItem>();
  for (const { status, lines } of [...checkouts].reverse()) {
    if (status !== 'bought' && status !== 'granted') continue;
    for (const { line, name, quantity, price } of lines) {
      const known = lookup(cart.lines, line);
      if (items.has(line) || quantity === 0 || quantityIn(known) > 0) continue;
      items.set(line, {
        line,
        name: known?.name.value || name,
        quantity,
        price: known?.price.value ?? price,
        aisle: known?.aisle.value ?? null,
      });
      if (items.size === mostItems) return [...items.values()];
    }
  }
  return [...items.values()];
}
