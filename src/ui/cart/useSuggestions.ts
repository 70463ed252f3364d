// What the field that adds suggests for the text in it, given the catalogue and what the cart has held.

import { useMemo } from 'react';
import type { HistoryView } from '../../app/cartSession.ts';
import type { Product } from '../../app/device.ts';
import type { GroceryFinder } from '../../domain/catalogue/groceryFinder.ts';
import { type Suggestion, suggest } from '../../domain/catalogue/suggestions.ts';
import { parseItemText } from '../../domain/catalogue/typed/parseItemText.ts';
import type { CartView } from '../../domain/readModels/cartView.ts';
import { boughtBefore } from './boughtBefore.ts';

const nothing: readonly never[] = [];

export function useSuggestions(options: {
  readonly text: string;
  readonly isOpen: boolean;
  readonly products: readonly Product[];
  readonly finder: GroceryFinder | null;
  readonly history: HistoryView;
  readonly now: CartView;
}): readonly Suggestion[] {
  const { text, isOpen, products, finder, history, now } = options;
  const bought = useMemo(() => (isOpen ? boughtBefore(history.entries, now) : nothing), [isOpen, history, now]);
  return useMemo(
    () => (isOpen ? suggestionsFor(parseItemText(text).name, products, bought, finder) : nothing),
    [isOpen, text, products, bought, finder],
  );
}

function suggestionsFor(
  name: string,
  products: readonly Product[],
  bought: readonly Product[],
  finder: GroceryFinder | null,
): readonly Suggestion[] {
  const alsoMeant = finder?.search(name).map(({ id }) => id);
  return suggest(name, products, bought, alsoMeant);
}
