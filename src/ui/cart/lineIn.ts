// A line of a cart as one looks at it, by its id.

import type { LineId } from '../../domain/events.ts';
import type { CartView, LineView } from '../../domain/readModels/cartView.ts';

export function lineIn({ aisles }: Pick<CartView, 'aisles'>, line: LineId): LineView | null {
  for (const { lines } of aisles) {
    const found = lines.find((candidate) => candidate.line === line);
    if (found !== undefined) return found;
  }
  return null;
}
