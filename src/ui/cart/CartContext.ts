// The open cart, for the components of its screen. They read the snapshot by selectors, so that each renders only for
// what it shows.

import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { CartSnapshot, DispatchResult } from '../../app/cartSession.ts';
import type { OpenedCart } from '../routing/navigation.ts';
import type { Price } from '../text/price.ts';
import { useText } from '../text/TextContext.ts';
import type { CartActions } from './cartActions.ts';
import type { FreshLines } from './freshLines.ts';

export interface CartScope extends OpenedCart {
  readonly actions: CartActions;
  readonly price: Price;
  readonly fresh: FreshLines;
}

export const CartContext = createContext<CartScope | null>(null);

export function useCartScope(): CartScope {
  const scope = useContext(CartContext);
  if (scope === null) throw new Error('useCartScope is used outside of a cart.');
  return scope;
}

export function useCart<T>(select: (cart: CartSnapshot) => T): T {
  return useStore(useCartScope().session.store, select);
}

/** Null when it was accepted; else why not, and what to do. */
export function useResultInWords(): (result: DispatchResult) => Promise<string | null> {
  const text = useText();
  const { price } = useCartScope();
  return async (result) => {
    if (result.kind === 'accepted') return null;
    const reasons = (await loadReasons())?.[text.language];
    if (reasons === undefined) return text.broken.notLoaded;
    return result.kind === 'rejected' ? reasons.rejection(result.reason, price) : reasons.problem(result.problem);
  };
}

/** The words of refusals are no part of the first paint. Null where they cannot be loaded. */
export async function loadReasons() {
  try {
    return (await import('../text/reasons.ts')).reasonsIn;
  } catch {
    return null;
  }
}

export type CartMode = 'edit' | 'past' | 'look';

/** Whether one may change something here and now. */
export function modeOf(cart: CartSnapshot): CartMode {
  if (cart.cursor !== null) return 'past';
  return cart.role === 'edit' && cart.canWrite ? 'edit' : 'look';
}
