// Below the list, once there was a checkout.

import { noCheckouts } from '../../domain/checkout/checkouts.ts';
import { modeOf, useCart } from '../cart/CartContext.ts';
import { lazyPart } from '../elements/lazyPart.tsx';

const PastCheckouts = lazyPart(() => import('./PastCheckouts.tsx').then((part) => part.PastCheckouts));

export function BoughtSection() {
  const isShown = useCart((cart) => modeOf(cart) === 'edit' && cart.history.state.checkouts !== noCheckouts);
  return isShown ? <PastCheckouts /> : null;
}
