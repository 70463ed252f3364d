// Where acts on the order met, for whom it concerns, and which of that was read on this device.

import { useMemo } from 'react';
import { type OrderReceipt, orderReceipts } from '../../order/readModels/orderReceipts.ts';
import { useDevice, useUi } from '../UiContext.ts';
import { useOrder, useOrderScope } from './OrderContext.ts';

export function receiptId({ kind, act, met }: OrderReceipt): string {
  return `${kind} ${act} ${met}`;
}

export function useOrderReceipts(): {
  readonly receipts: readonly OrderReceipt[];
  readonly unseen: readonly OrderReceipt[];
  readonly see: (receipt: OrderReceipt) => void;
} {
  const { trolley } = useUi();
  const { orderId } = useOrderScope();
  const me = useOrder((order) => order.me);
  const state = useOrder(({ history }) => history.state);
  // Until the device has been asked nothing is told: most of it was read long ago.
  const seen = useDevice(({ carts }) =>
    carts === null ? null : carts.find(({ cartId }) => cartId === orderId),
  )?.seenReceipts;
  const receipts = useMemo(() => orderReceipts(state).filter(({ tells }) => tells === me), [state, me]);
  const unseen = seen === undefined ? [] : receipts.filter((receipt) => !seen.includes(receiptId(receipt)));
  return {
    receipts,
    unseen,
    see(receipt) {
      const seenReceipts = [...(seen ?? []), receiptId(receipt)];
      void trolley.device.saveCart({ cartId: orderId, seenReceipts });
    },
  };
}
