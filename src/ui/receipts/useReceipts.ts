// Every receipt of the open cart, oldest first. Read when what is urgent has been shown.

import { useDeferredValue } from 'react';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import { createReceipts } from '../../domain/receipts/receipts.ts';
import { useSettled } from '../cart/useSettled.ts';

/** One for all who ask: what was read for one of them is not read again for another. */
const receiptsIn = createReceipts();

export function useReceipts(): readonly Receipt[] {
  return receiptsIn(useDeferredValue(useSettled(({ history }) => history.state)));
}
