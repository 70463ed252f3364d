// Where acts on the order met, for whom it concerns, and which of that was read on this device.

import { useMemo } from 'react';
import { type OrderReceipt, orderReceipts } from '../../order/readModels/orderReceipts.ts';
import { useSeenReceipts } from '../receipts/useSeenReceipts.ts';
import { useOrder, useOrderScope } from './OrderContext.ts';

export function receiptId({ kind, act, met }: OrderReceipt): string {
  return `${kind} ${act} ${met}`;
}

export function useOrderReceipts(): {
  readonly receipts: readonly OrderReceipt[];
  readonly unseen: readonly OrderReceipt[];
  readonly see: (receipt: OrderReceipt) => void;
} {
  const { orderId } = useOrderScope();
  const me = useOrder((order) => order.me);
  const state = useOrder(({ history }) => history.state);
  const { seen, remember } = useSeenReceipts(orderId);
  const receipts = useMemo(() => orderReceipts(state).filter(({ tells }) => tells === me), [state, me]);
  const unseen = seen === null ? [] : receipts.filter((receipt) => !seen.includes(receiptId(receipt)));
  return {
    receipts,
    unseen,
    see: (receipt) => remember([...(seen ?? []), receiptId(receipt)]),
  };
}
