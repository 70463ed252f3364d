// What somebody means by the text in the field that adds: a line that is in the cart already, a product that the
// device knows, or a thing of its own name. So "milk" meets "Milk" of the catalogue wherever it is typed.

import type { Product } from '../../app/device.ts';
import { parseItemText } from '../../domain/catalogue/typed/parseItemText.ts';
import type { LineId } from '../../domain/events.ts';
import { lineIdOf } from '../../domain/line/lineId.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';

export interface WantedItem {
  readonly line?: LineId;
  readonly name: string;
  readonly price?: number | null;
  readonly aisle?: string | null;
}

export interface Wanted {
  readonly item: WantedItem;
  readonly quantity: number;
}

export interface Shelf {
  readonly lines: readonly LineView[];
  readonly products: readonly Product[];
  readonly currency: string;
}

export function readWanted(text: string, shelf: Shelf): Wanted {
  const read = parseItemText(text);
  // The line has no field for an amount yet: it stays where it was typed, in the name.
  const { name, quantity } = read.amount === null ? read : { name: text.replace(/\s+/gu, ' ').trim(), quantity: 1 };
  const folded = lineIdOf(name);
  const line = shelf.lines.find((candidate) => lineIdOf(candidate.name) === folded);
  if (line !== undefined) return { item: { line: line.line, name: line.name }, quantity };
  const product = shelf.products.find((candidate) => lineIdOf(candidate.name) === folded);
  return { item: product === undefined ? { name } : itemOf(product, shelf.currency), quantity };
}

/** A price in another currency says nothing here. */
export function itemOf(product: Product, currency: string): WantedItem {
  const price = product.currency === currency ? { price: product.price } : {};
  // What was bought as free text before has no product's id, and is named anew.
  const line = product.id.startsWith('t:') ? {} : { line: product.id };
  return { ...line, name: product.name, aisle: product.aisle, ...price };
}
