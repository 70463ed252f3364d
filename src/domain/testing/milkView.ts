// A line as the ui sees it, for its tests: two pieces of milk on which nobody wrote anything, but for what the test says.

import type { LineView } from '../readModels/cartView.ts';

export function milkView(more: Partial<LineView> = {}): LineView {
  const quantity = more.quantity ?? 2;
  return {
    line: 't:milk',
    name: 'Milk',
    quantity,
    parts: [{ amount: null, quantity }],
    amounts: [],
    unitPrice: null,
    lineTotal: null,
    aisle: null,
    note: '',
    contributors: [],
    picked: 0,
    pickedBy: [],
    ...more,
  };
}
