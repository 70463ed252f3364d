// The receipts that are told to this person and were not read on this device yet.

import { useMemo } from 'react';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import { modeOf, useCart, useCartScope } from '../cart/CartContext.ts';
import { useReceipts } from './useReceipts.ts';
import { useSeenReceipts } from './useSeenReceipts.ts';

export function useUnseenReceipts(): {
  readonly unseen: readonly Receipt[];
  readonly see: (receipts: readonly Receipt[]) => void;
} {
  const { cartId } = useCartScope();
  const me = useCart((cart) => cart.me);
  const isEditing = useCart(modeOf) === 'edit';
  const receipts = useReceipts();
  const { seen, remember } = useSeenReceipts(cartId);

  const unseen = useMemo(() => {
    if (seen === null || !isEditing) return [];
    const known = new Set(seen);
    return receipts.filter(({ id, toldTo }) => toldTo.includes(me) && !known.has(id)).reverse();
  }, [seen, isEditing, receipts, me]);

  return {
    unseen,
    see(read) {
      // What is not there any more need not be remembered.
      const ids = new Set(receipts.map(({ id }) => id));
      remember([...new Set([...(seen ?? []), ...read.map(({ id }) => id)])].filter((id) => ids.has(id)));
    },
  };
}
