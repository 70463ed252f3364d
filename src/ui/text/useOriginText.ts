// The words of making a cart from another one.

import { originInWords as german } from './deOrigin.ts';
import { originInWords as english } from './enOrigin.ts';
import { usePartText } from './usePartText.ts';

export function useOriginText(): typeof english {
  return usePartText({ en: english, de: german });
}
