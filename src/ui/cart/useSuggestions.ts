// What the field that adds suggests for the text in it, given the catalogue and what the cart has held.

import { useMemo } from 'react';
import type { HistoryView } from '../../app/cartSession.ts';
import type { Product } from '../../app/device.ts';
import { type Suggestion, suggest } from '../../domain/catalogue/suggestions.ts';
import { parseItemText } from '../../domain/catalogue/typed/parseItemText.ts';
import type { CartView } from '../../domain/readModels/cartView.ts';
import { boughtBefore } from './boughtBefore.ts';

const nothing: readonly never[] = [];

export function useSuggestions(options: {
  readonly text: string;
  readonly isOpen: boolean;
  readonly products: readonly Product[];
  readonly history: HistoryView;
  readonly now: CartView;
}): readonly Suggestion[] {
  const { text, isOpen, products, history, now } = options;
  const bought = useMemo(() => (isOpen ? boughtBefore(history.entries, now) : nothing), [isOpen, history, now]);
  return useMemo(
    () => (isOpen ? suggest(parseItemText(text).name, products, bought) : nothing),
    [isOpen, text, products, bought],
  );
}
