// The orders of the cart, and what was bought lately, one tap to want it again.

import { CartOrders } from '../order/CartOrders.tsx';
import { RecentlyBought } from './RecentlyBought.tsx';

export function PastCheckouts() {
  return (
    <>
      <CartOrders />
      <RecentlyBought />
    </>
  );
}
