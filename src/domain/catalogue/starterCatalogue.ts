// The products a new device knows, so that the first "mi" typed suggests milk. The data are in two files beside this
// one; load this module when it is first needed, not with the page.

import type { Aisle } from './aisles.ts';
import { aisles } from './aisles.ts';
import { freshGroceries } from './freshGroceries.ts';
import { packedGroceries } from './packedGroceries.ts';
import type { Product } from './product.ts';

export type Grocery = readonly [id: string, name: string, price: number];

/** In store-walk order. */
export function starterCatalogue(): readonly Product[] {
  const groceries: Readonly<Record<Aisle, readonly Grocery[]>> = { ...freshGroceries, ...packedGroceries };
  return aisles.flatMap((aisle) =>
    groceries[aisle].map(([id, name, price]) => ({ id, name, price, currency: 'EUR', aisle })),
  );
}
