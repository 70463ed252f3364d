// What was bought and ordered in the open cart, oldest first.

import { useState } from 'react';
import { type CheckoutView, createCheckoutViews } from '../../domain/checkout/checkoutViews.ts';
import { useCart } from '../cart/CartContext.ts';

export function useCheckouts(): readonly CheckoutView[] {
  const [viewsOf] = useState(createCheckoutViews);
  return viewsOf(useCart(({ history }) => history.state.checkouts));
}
