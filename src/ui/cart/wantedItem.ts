// What somebody means by the text in the field that adds: a line that is in the cart already, a product that the
// device knows, or a thing of its own name. So "milk" meets "Milk" of the catalogue wherever it is typed, in whichever
// language, and what nobody knows goes to the aisle where its like is found.

import type { Product } from '../../app/device.ts';
import type { Amount } from '../../domain/amount/amount.ts';
import type { GroceryFinder } from '../../domain/catalogue/groceryFinder.ts';
import { parseItemText } from '../../domain/catalogue/typed/parseItemText.ts';
import type { LineId } from '../../domain/events.ts';
import { lineIdOf } from '../../domain/line/lineId.ts';
import type { CartMemory } from '../../domain/readModels/cartMemory.ts';
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
  /** Of each piece. */
  readonly amount: Amount | null;
}

export interface Shelf {
  readonly lines: readonly LineView[];
  readonly products: readonly Product[];
  /** Null until it is made. */
  readonly finder: GroceryFinder | null;
  readonly memory: CartMemory;
  readonly currency: string;
}

export function readWanted(text: string, shelf: Shelf): Wanted {
  const read = parseItemText(text);
  // The line has no field for an amount yet: it stays where it was typed, in the name.
  const { name, quantity, amount } =
    read.amount === null ? read : { name: text.replace(/\s+/gu, ' ').trim(), quantity: 1, amount: null };
  const item = inCart(name, shelf) ?? fromCatalogue(name, shelf) ?? ofItsOwnName(name, shelf);
  return { item: whereItWas(item, shelf.memory), quantity, amount };
}

/** A price in another currency says nothing here. */
export function itemOf(product: Product, currency: string): WantedItem {
  const price = product.currency === currency ? { price: product.price } : {};
  // What was bought as free text before has no product's id, and is named anew.
  const line = product.id.startsWith('t:') ? {} : { line: product.id };
  return { ...line, name: product.name, aisle: product.aisle, ...price };
}

function inCart(name: string, { lines, finder }: Shelf): WantedItem | null {
  const folded = lineIdOf(name);
  const id = finder?.named(name)?.id;
  const line =
    lines.find((candidate) => lineIdOf(candidate.name) === folded) ?? lines.find((candidate) => candidate.line === id);
  return line === undefined ? null : { line: line.line, name: line.name };
}

function fromCatalogue(name: string, { products, finder, currency }: Shelf): WantedItem | null {
  const folded = lineIdOf(name);
  const product = products.find((candidate) => lineIdOf(candidate.name) === folded);
  if (product !== undefined) return itemOf(product, currency);
  const grocery = finder?.named(name) ?? null;
  return grocery === null ? null : { line: grocery.id, name, aisle: grocery.aisle };
}

function ofItsOwnName(name: string, { finder }: Shelf): WantedItem {
  const aisle = finder?.aisleOf(name) ?? null;
  return aisle === null ? { name } : { name, aisle };
}

/** The line it goes to. */
export function lineOf({ line, name }: WantedItem): LineId {
  return line ?? lineIdOf(name);
}

/** Where people of this cart put it, whatever a catalogue says. */
export function whereItWas(item: WantedItem, { aisles }: CartMemory): WantedItem {
  const aisle = aisles.get(lineOf(item));
  return aisle === undefined ? item : { ...item, aisle };
}
