// Every receipt of the open cart, oldest first. Read when what is urgent has been shown.

import { useDeferredValue, useState } from 'react';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import { createReceipts } from '../../domain/receipts/receipts.ts';
import { useCart } from '../cart/CartContext.ts';

export function useReceipts(): readonly Receipt[] {
  const [receiptsIn] = useState(createReceipts);
  return receiptsIn(useDeferredValue(useCart(({ history }) => history.state)));
}
