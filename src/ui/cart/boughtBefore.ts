// What this cart has held, newest first, for the suggestions: the lines it has, then those it had.

import type { Product } from '../../app/device.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { CartView } from '../../domain/readModels/cartView.ts';

/** Further back than this nobody remembers. */
const longestMemory = 3000;

export function boughtBefore(entries: readonly ActivityEntry[], now: CartView): readonly Product[] {
  const { currency } = now;
  const bought = new Map<string, Product>();
  for (const entry of entries.slice(-longestMemory).reverse()) {
    if (entry.line === null || bought.has(entry.line)) continue;
    bought.set(entry.line, { id: entry.line, name: entry.subject, price: null, currency, aisle: null });
  }
  for (const { lines } of now.aisles) {
    for (const { line, name, unitPrice, aisle } of lines) {
      if (bought.has(line)) bought.set(line, { id: line, name, price: unitPrice, currency, aisle });
    }
  }
  return [...bought.values()];
}
