// What can be done with the list as a whole: one can go shopping with it; where something is in the basket, the shop can be
// finished; else it can be ordered. One order at a time.

import { useState } from 'react';
import { modeOf, useCart } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { useCheckoutText } from '../text/useCheckoutText.ts';
import { useShopText } from '../text/useShopText.ts';
import { FinishShop } from './FinishShop.tsx';
import { useCheckouts } from './useCheckouts.ts';

const PlaceOrder = lazyPart(() => import('../order/PlaceOrder.tsx').then((part) => part.PlaceOrder));

/** In the shop itself, without `onShop`, there is nothing to order. */
export function CheckoutButtons({ onShop }: { readonly onShop?: () => void }) {
  const text = useText();
  const words = useCheckoutText();
  const shop = useShopText();
  const canCheckOut = useCart((cart) => modeOf(cart) === 'edit' && cart.now.itemCount > 0);
  const hasPicked = useCart((cart) => cart.now.stillToGet < cart.now.itemCount);
  const isOrderPending = useCheckouts().some(({ status }) => status === 'pending');
  const [open, setOpen] = useState<'finish' | 'order' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {canCheckOut && onShop !== undefined ? (
        <button type="button" className="button" onClick={onShop}>
          <Icon name="shop" />
          {shop.inTheShop}
        </button>
      ) : null}
      {canCheckOut && hasPicked ? (
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen('finish')}>
          {text.checkout.finishShop}
        </button>
      ) : null}
      {canCheckOut && !hasPicked && !isOrderPending && onShop !== undefined ? (
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen('order')}>
          {words.order}
        </button>
      ) : null}
      {open === 'finish' ? <FinishShop onClose={close} /> : null}
      {open === 'order' ? <PlaceOrder onClose={close} /> : null}
    </>
  );
}
