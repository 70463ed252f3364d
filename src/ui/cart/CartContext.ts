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
export function useResultInWords(): (result: DispatchResult) => string | null {
  const text = useText();
  const { price } = useCartScope();
  return (result) => {
    switch (result.kind) {
      case 'accepted':
        return null;
      case 'rejected':
        return text.rejection(result.reason, price);
      case 'failed':
        return text.problem(result.problem);
    }
  };
}

export type CartMode = 'edit' | 'past' | 'look';

/** Whether one may change something here and now. */
export function modeOf(cart: CartSnapshot): CartMode {
  if (cart.cursor !== null) return 'past';
  return cart.role === 'edit' && cart.canWrite ? 'edit' : 'look';
}
