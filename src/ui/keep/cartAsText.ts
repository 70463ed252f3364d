// The list as plain text, for a message or a note: what is still to get, by aisle.

import type { CartView, LineView } from '../../domain/readModels/cartView.ts';
import { howMuch } from '../cart/howMuch.ts';
import type { Amounts } from '../text/amounts.ts';

export function cartAsText(
  { name, aisles }: Pick<CartView, 'name' | 'aisles'>,
  words: { readonly aisle: (aisle: string | null) => string; readonly amounts: Amounts },
): string {
  const parts = aisles.map(({ aisle, lines }) => [
    words.aisle(aisle),
    ...lines.map((line) => `${line.picked >= line.quantity ? '✓' : '-'} ${inWords(line, words.amounts)}`),
  ]);
  return [name, ...parts.map((lines) => lines.join('\n'))].filter((part) => part !== '').join('\n\n');
}

function inWords(line: LineView, amounts: Amounts): string {
  const much = howMuch(line, amounts);
  const count = line.quantity > 1 && much === null ? `${line.quantity} × ` : '';
  return [count + line.name, much, line.note].filter((part) => part !== null && part !== '').join(', ');
}
