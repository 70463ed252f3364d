// A line as the ui sees it, for its tests: two pieces of milk on which nobody wrote anything, but for what the test says.

import type { LineView } from '../readModels/cartView.ts';
import { person } from './people.ts';

export function milkView(more: Partial<LineView> = {}): LineView {
  const ana = person('ana', 1, 0);
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: more.quantity ?? 2 } });
  const milk = ana.line();
  if (milk === undefined) throw new Error('Ana has no milk');
  return { ...milk, contributors: [], ...more };
}
