// Who and how much, for receipts in words: names as they are now.

import { useMemo } from 'react';
import { isOrderIn } from '../../domain/checkout/checkouts.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { personOf } from '../people/person.ts';
import type { ReceiptWording } from '../text/enReceipts.ts';
import { useText } from '../text/TextContext.ts';

export function useReceiptWording(): ReceiptWording {
  const text = useText();
  const { price } = useCartScope();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  const checkouts = useCart((cart) => cart.history.state.checkouts);
  return useMemo(
    () => ({
      price,
      who: (actor) => (actor === me ? null : personOf(actor, members, text).name),
      isOrder: (id) => isOrderIn(checkouts, id),
    }),
    [price, me, members, checkouts, text],
  );
}
