// How many items are still to get: lines, not pieces, since nobody counts eggs.

import type { CartView } from '../../domain/readModels/cartView.ts';

export function linesLeft({ aisles }: Pick<CartView, 'aisles'>): number {
  return aisles.reduce((sum, { lines }) => sum + lines.filter(({ picked, quantity }) => picked < quantity).length, 0);
}
