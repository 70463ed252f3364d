// The receipts that are told to this person and were not read on this device yet.

import { useCallback, useMemo } from 'react';
import type { KnownCart } from '../../app/device.ts';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import { modeOf, useCart, useCartScope } from '../cart/CartContext.ts';
import { useDevice, useUi } from '../UiContext.ts';
import { useReceipts } from './useReceipts.ts';

const none: KnownCart['seenReceipts'] = [];

export function useUnseenReceipts(): {
  readonly unseen: readonly Receipt[];
  readonly see: (receipts: readonly Receipt[]) => void;
} {
  const { trolley } = useUi();
  const { cartId } = useCartScope();
  const me = useCart((cart) => cart.me);
  const isEditing = useCart(modeOf) === 'edit';
  const receipts = useReceipts();
  // Until the device has been asked nothing is told: most of it was read long ago.
  const seen = useDevice(({ carts }) =>
    carts === null ? null : (carts.find((cart) => cart.cartId === cartId)?.seenReceipts ?? none),
  );

  const unseen = useMemo(() => {
    if (seen === null || !isEditing) return [];
    const known = new Set(seen);
    return receipts.filter(({ id, toldTo }) => toldTo.includes(me) && !known.has(id)).reverse();
  }, [seen, isEditing, receipts, me]);

  const see = useCallback(
    (read: readonly Receipt[]) => {
      // What is not there any more need not be remembered.
      const ids = new Set(receipts.map(({ id }) => id));
      const seenReceipts = [...new Set([...(seen ?? []), ...read.map(({ id }) => id)])].filter((id) => ids.has(id));
      void trolley.device.saveCart({ cartId, seenReceipts });
    },
    [trolley, cartId, seen, receipts],
  );
  return { unseen, see };
}
