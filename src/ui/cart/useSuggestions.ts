// What the field that adds suggests for the text in it, given the catalogue and what the cart has held.

import { useMemo } from 'react';
import type { Suggestion } from '../../domain/catalogue/suggestions.ts';
import { useDevice } from '../UiContext.ts';
import { boughtBefore } from './boughtBefore.ts';
import { useCart } from './CartContext.ts';
import type { TypedReader } from './readTyped.ts';

const nothing: readonly never[] = [];

export function useSuggestions(text: string, isOpen: boolean, reader: TypedReader | null): readonly Suggestion[] {
  const products = useDevice((device) => device.products);
  const finder = useDevice((device) => device.finder);
  const history = useCart((cart) => cart.history);
  const now = useCart((cart) => cart.now);
  const bought = useMemo(() => (isOpen ? boughtBefore(history.entries, now) : nothing), [isOpen, history, now]);
  return useMemo(
    () => (isOpen ? (reader?.suggestions(text, { products, finder }, bought) ?? nothing) : nothing),
    [isOpen, text, reader, products, finder, bought],
  );
}
