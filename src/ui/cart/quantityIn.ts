// How many of a line are in a cart as one looks at it.

import type { LineId } from '../../domain/events.ts';
import type { CartView } from '../../domain/readModels/cartView.ts';

export function quantityIn({ aisles }: Pick<CartView, 'aisles'>, line: LineId): number {
  for (const { lines } of aisles) {
    const found = lines.find((candidate) => candidate.line === line);
    if (found !== undefined) return found.quantity;
  }
  return 0;
}
