// Opens the order of the aisles.

import { useState } from 'react';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useShopText } from '../text/useShopText.ts';

const ArrangeAisles = lazyPart(() => import('./ArrangeAisles.tsx').then((part) => part.ArrangeAisles));

export function ArrangeButton() {
  const words = useShopText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.arrange.title}
      </button>
      {isOpen ? <ArrangeAisles onClose={() => setOpen(false)} /> : null}
    </>
  );
}
