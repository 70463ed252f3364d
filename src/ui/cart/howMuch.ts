// How much of a line is wanted, beside the number of pieces: "500 g", "2 × 1.5 l", and added up where people said
// different amounts: "1.5 kg".

import type { LineView } from '../../domain/readModels/cartView.ts';
import type { Amounts } from '../text/amounts.ts';

/** Null where nobody said an amount. */
export function howMuch(
  { parts, amounts: totals }: Pick<LineView, 'parts' | 'amounts'>,
  amounts: Amounts,
): string | null {
  const [part, ...others] = parts;
  if (totals.length === 0) return null;
  const isOfOneKind = others.length === 0 && part !== undefined && part.amount !== null;
  return isOfOneKind ? amounts.pieces(part.amount, part.quantity) : totals.map(amounts.amount).join(' + ');
}
