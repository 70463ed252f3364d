// What is known here of things one may want: the cart's lines, the catalogue, what the cart remembers.

import { useCallback } from 'react';
import { useUi } from '../UiContext.ts';
import { useCartScope } from './CartContext.ts';
import type { Shelf } from './wantedItem.ts';

/** Resolves with what there is, also where the catalogue could not be loaded. */
export function useShelf(): () => Promise<Shelf> {
  const { deviceData } = useUi();
  const { session } = useCartScope();
  return useCallback(async () => {
    const { products, finder } = await deviceData.loadShelf();
    const { aisles, currency, memory } = session.store.getState().now;
    return { lines: aisles.flatMap(({ lines }) => lines), products, finder, currency, memory };
  }, [deviceData, session]);
}
