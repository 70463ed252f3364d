// The words of who had seen what.

import { causalInWords as german } from './deCausal.ts';
import { causalInWords as english } from './enCausal.ts';
import { usePartText } from './usePartText.ts';

export function useCausalText(): typeof english {
  return usePartText({ en: english, de: german });
}
