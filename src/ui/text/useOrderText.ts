// The words of orders.

import { orderInWords as german } from './deOrder.ts';
import { orderInWords as english } from './enOrder.ts';
import { usePartText } from './usePartText.ts';

export function useOrderText(): typeof english {
  return usePartText({ en: english, de: german });
}
