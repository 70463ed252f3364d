// Below the list: what was bought lately, one tap to want it again; and the last shop, which can still be taken back.

import { Suspense } from 'react';
import { noCheckouts } from '../../domain/checkout/checkouts.ts';
import { modeOf, useCart } from '../cart/CartContext.ts';
import { lazyPart } from '../elements/lazyPart.tsx';

const RecentlyBought = lazyPart(() => import('./RecentlyBought.tsx').then(({ RecentlyBought }) => RecentlyBought));

export function BoughtSection() {
  const isShown = useCart((cart) => modeOf(cart) === 'edit' && cart.history.state.checkouts !== noCheckouts);
  return isShown ? (
    <Suspense>
      <RecentlyBought />
    </Suspense>
  ) : null;
}
