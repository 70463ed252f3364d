// Where something is in the basket: the shop can be finished.

import { useState } from 'react';
import { modeOf, useCart } from '../cart/CartContext.ts';
import { useText } from '../text/TextContext.ts';
import { FinishShop } from './FinishShop.tsx';

export function FinishShopButton() {
  const text = useText();
  const canFinish = useCart((cart) => modeOf(cart) === 'edit' && cart.now.stillToGet < cart.now.itemCount);
  const [isOpen, setOpen] = useState(false);
  if (!canFinish && !isOpen) return null;
  return (
    <>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {text.checkout.finishShop}
      </button>
      {isOpen ? <FinishShop onClose={() => setOpen(false)} /> : null}
    </>
  );
}
