// The words of the list in the shop.

import { shopInWords as german } from './deShop.ts';
import { shopInWords as english } from './enShop.ts';
import { usePartText } from './usePartText.ts';

export function useShopText(): typeof english {
  return usePartText({ en: english, de: german });
}
