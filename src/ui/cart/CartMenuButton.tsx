// Opens what is needed rarely: the cart's name, leaving it, taking it off this device.

import { useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';

const CartMenu = lazyPart(() => import('./CartMenu.tsx').then(({ CartMenu }) => CartMenu));

export function CartMenuButton() {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={text.cart.menu}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="more" />
      </button>
      {isOpen ? <CartMenu onClose={() => setOpen(false)} /> : null}
    </>
  );
}
