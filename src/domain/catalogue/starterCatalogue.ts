// The products a new device knows, so that the first "mi" typed suggests milk, in the language of the ui; and who finds
// them by any word. Load this module when it is first needed, not with the page.

import { type GroceryLanguage, groceries } from './groceries/groceries.ts';
import { createGroceryFinder, type GroceryFinder } from './groceryFinder.ts';
import type { Product } from './product.ts';

/** In store-walk order. Without prices: a price that nobody gave would be invented. */
export function starterCatalogue(language: GroceryLanguage): readonly Product[] {
  return groceries().map(({ id, names, aisle }) => ({ id, name: names[language], price: null, currency: '', aisle }));
}

/** `pause`: called between small steps of the work. */
export function groceryFinder(pause: () => Promise<void>): Promise<GroceryFinder> {
  return createGroceryFinder(groceries(), pause);
}
