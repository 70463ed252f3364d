// What can be done with the list as a whole: where something is in the basket, the shop can be finished; else it can be
// ordered. One order at a time.

import { Suspense, useState } from 'react';
import { modeOf, useCart } from '../cart/CartContext.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { useCheckoutText } from '../text/useCheckoutText.ts';
import { FinishShop } from './FinishShop.tsx';
import { useCheckouts } from './useCheckouts.ts';

const PlaceOrder = lazyPart(() => import('../order/PlaceOrder.tsx').then((part) => part.PlaceOrder));

export function CheckoutButtons() {
  const text = useText();
  const words = useCheckoutText();
  const canCheckOut = useCart((cart) => modeOf(cart) === 'edit' && cart.now.itemCount > 0);
  const hasPicked = useCart((cart) => cart.now.stillToGet < cart.now.itemCount);
  const isOrderPending = useCheckouts().some(({ status }) => status === 'pending');
  const [open, setOpen] = useState<'finish' | 'order' | null>(null);
  const close = () => setOpen(null);
  return (
    <>
      {canCheckOut && hasPicked ? (
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen('finish')}>
          {text.checkout.finishShop}
        </button>
      ) : null}
      {canCheckOut && !hasPicked && !isOrderPending ? (
        <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen('order')}>
          {words.order}
        </button>
      ) : null}
      {open === 'finish' ? <FinishShop onClose={close} /> : null}
      {open === 'order' ? (
        <Suspense>
          <PlaceOrder onClose={close} />
        </Suspense>
      ) : null}
    </>
  );
}
