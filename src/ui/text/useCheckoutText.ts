// The words of the end of a shop.

import { checkoutInWords as german } from './deCheckout.ts';
import { checkoutInWords as english } from './enCheckout.ts';
import { usePartText } from './usePartText.ts';

export function useCheckoutText(): typeof english {
  return usePartText({ en: english, de: german });
}
