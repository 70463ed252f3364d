// Which read models there are.

import { carts } from './carts.ts';
import { items } from './items.ts';
import type { Projection } from './projection.ts';

export const projections: readonly Projection[] = [
  carts, // a row for each
  items, // a row for each item and person
];
