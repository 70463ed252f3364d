// Reading what is typed into the field that adds. It knows two languages' numbers and units, and is loaded with the
// catalogue, not with the page: see useTypedReader.ts.

import type { Product } from '../../app/device.ts';
import type { Amount } from '../../domain/amount/amount.ts';
import type { Aisle } from '../../domain/catalogue/aisles.ts';
import { type Suggestion, suggest } from '../../domain/catalogue/suggestions.ts';
import { type ItemText, parseItemText } from '../../domain/catalogue/typed/parseItemText.ts';
import { splitItems } from '../../domain/catalogue/typed/splitItems.ts';
import { lineIdOf } from '../../domain/line/lineId.ts';
import { itemOf, type Shelf, type Wanted, type WantedItem, whereItWas, withAmount } from './wantedItem.ts';

export interface TypedReader {
  /** A line that is in the cart already, a product that the device knows, or a thing of its own name. */
  readonly wanted: (text: string, shelf: Shelf) => Wanted;
  /** How many and how much of what. */
  readonly item: (text: string) => ItemText;
  /** Each of several items, as its own text. */
  readonly items: (text: string) => readonly string[];
  readonly suggestions: (
    text: string,
    known: Pick<Shelf, 'products' | 'finder'>,
    bought: readonly Product[],
  ) => readonly Suggestion[];
}

export const typedReader: TypedReader = {
  wanted: readWanted,
  item: parseItemText,
  items: splitItems,
  suggestions(text, { products, finder }, bought) {
    const { name } = parseItemText(text);
    return suggest(
      name,
      products,
      bought,
      finder?.search(name).map(({ id }) => id),
    );
  },
};

/**
 * "Milk" of the catalogue is met wherever it is typed, in whichever language, and what nobody knows goes to the aisle where
 * its like is found.
 */
function readWanted(text: string, shelf: Shelf): Wanted {
  const { name, quantity, amount } = parseItemText(text);
  const item = inCart(name, amount, shelf) ?? fromCatalogue(name, amount, shelf) ?? ofItsOwnName(name, amount, shelf);
  return { item: withAmount(whereItWas(item, shelf.memory), amount), quantity };
}

function inCart(name: string, amount: Amount | null, { lines, finder }: Shelf): WantedItem | null {
  const folded = lineIdOf(name);
  const id = finder?.named(name)?.id;
  const like = lines.filter(({ parts }) => parts.every((part) => isTinned(part.amount)) === isTinned(amount));
  const line =
    like.find((candidate) => lineIdOf(candidate.name) === folded) ?? like.find((candidate) => candidate.line === id);
  return line === undefined ? null : { line: line.line, name: line.name };
}

function fromCatalogue(name: string, amount: Amount | null, { products, finder, currency }: Shelf): WantedItem | null {
  const folded = lineIdOf(name);
  const product = products.find((candidate) => lineIdOf(candidate.name) === folded);
  const grocery = finder?.named(name) ?? null;
  // Two cans of tomatoes are no tomatoes.
  if (isTinned(amount) && freshAisles.has((product ?? grocery)?.aisle ?? '')) return null;
  if (product !== undefined) return itemOf(product, currency);
  return grocery === null ? null : { line: grocery.id, name, aisle: grocery.aisle };
}

function ofItsOwnName(name: string, amount: Amount | null, { finder }: Shelf): WantedItem {
  const aisle = finder?.aisleOf(isTinned(amount) ? `tinned ${name}` : name) ?? null;
  return aisle === null ? { name } : { name, aisle };
}

const freshAisles: ReadonlySet<string> = new Set(['produce', 'meat-fish'] satisfies Aisle[]);

function isTinned(amount: Amount | null): boolean {
  return amount?.unit === 'can' || amount?.unit === 'jar';
}
