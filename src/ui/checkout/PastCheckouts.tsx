// The orders of the cart, what was bought lately, one tap to want it again, and who owes what for it.

import { CartOrders } from '../order/CartOrders.tsx';
import { OwedButton } from '../settling/OwedButton.tsx';
import { RecentlyBought } from './RecentlyBought.tsx';

export function PastCheckouts() {
  return (
    <>
      <CartOrders />
      <RecentlyBought />
      <OwedButton />
    </>
  );
}
