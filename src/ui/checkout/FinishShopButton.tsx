// Where something is in the basket: the shop can be finished.

import { Suspense, useState } from 'react';
import { modeOf, useCart } from '../cart/CartContext.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { text } from '../text/en.ts';

const FinishShop = lazyPart(() => import('./FinishShop.tsx').then(({ FinishShop }) => FinishShop));

export function FinishShopButton() {
  const canFinish = useCart((cart) => modeOf(cart) === 'edit' && cart.now.stillToGet < cart.now.itemCount);
  const [isOpen, setOpen] = useState(false);
  if (!canFinish && !isOpen) return null;
  return (
    <>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.checkout.finishShop}
      </button>
      {isOpen ? (
        <Suspense>
          <FinishShop onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
