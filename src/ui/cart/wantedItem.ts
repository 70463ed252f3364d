// A thing that somebody wants, as the commands that add it take it; and what is known here of things to want.

import type { Product } from '../../app/device.ts';
import type { Amount } from '../../domain/amount/amount.ts';
import type { GroceryFinder } from '../../domain/catalogue/groceryFinder.ts';
import type { LineId } from '../../domain/events.ts';
import { lineIdOf } from '../../domain/line/lineId.ts';
import type { CartMemory } from '../../domain/readModels/cartMemory.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';

export interface WantedItem {
  readonly line?: LineId;
  readonly name: string;
  readonly price?: number | null;
  readonly aisle?: string | null;
  /** Of each piece. */
  readonly amount?: Amount;
}

export interface Wanted {
  readonly item: WantedItem;
  readonly quantity: number;
}

export interface Shelf {
  readonly lines: readonly LineView[];
  readonly products: readonly Product[];
  /** Null until it is made. */
  readonly finder: GroceryFinder | null;
  readonly memory: CartMemory;
  readonly currency: string;
}

/** A price in another currency says nothing here. */
export function itemOf(product: Product, currency: string): WantedItem {
  const price = product.currency === currency ? { price: product.price } : {};
  // What was bought as free text before has no product's id, and is named anew.
  const line = product.id.startsWith('t:') ? {} : { line: product.id };
  return { ...line, name: product.name, aisle: product.aisle, ...price };
}

export function withAmount(item: WantedItem, amount: Amount | null): WantedItem {
  return amount === null ? item : { ...item, amount };
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
