// A part of the open cart as it was before the portions of a long past that are just coming from the relay: what takes long to draw of
// it, and nobody waits for, is drawn once, when the last of them is here.

import { useState } from 'react';
import type { CartSnapshot } from '../../app/cartSession.ts';
import { useCart } from './CartContext.ts';

export function useSettled<Part>(select: (cart: CartSnapshot) => Part): Part {
  const latest = useCart(select);
  const isArriving = useCart(({ sync: { link } }) => link.kind === 'online' && !link.caughtUp);
  const [settled, setSettled] = useState(latest);
  if (isArriving || settled === latest) return settled;
  setSettled(latest);
  return latest;
}
