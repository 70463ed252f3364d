// READ MODEL: what was bought lately and is not in the cart, newest first: one tap to want it again, as it was wanted.

import { lookup } from '../../causal/persistentMap.ts';
import type { Cart } from '../cart.ts';
import type { LineId } from '../events.ts';
import { quantityIn } from '../line/line.ts';
import type { CheckoutLine, CheckoutView } from './checkoutViews.ts';

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
    for (const bought of lines) {
      const { line, quantity } = bought;
      if (items.has(line) || quantity === 0 || quantityIn(lookup(cart.lines, line)) > 0) continue;
      items.set(line, boughtItem(cart, bought));
      if (items.size === mostItems) return [...items.values()];
    }
  }
  return [...items.values()];
}

/** All of a purchase or an order, to be wanted again. */
export function itemsOf(cart: Cart, { lines }: Pick<CheckoutView, 'lines'>): readonly BoughtItem[] {
  return lines.filter(({ quantity }) => quantity > 0).map((line) => boughtItem(cart, line));
}

/** As the line was called, priced and placed last. */
function boughtItem(cart: Cart, { line, name, quantity, price }: CheckoutLine): BoughtItem {
  const known = lookup(cart.lines, line);
  return {
    line,
    name: known?.name.value || name,
    quantity,
    price: known?.price.value ?? price,
    aisle: known?.aisle.value ?? null,
  };
}
