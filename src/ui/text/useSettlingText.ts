// The words of who owes what.

import { settlingInWords as german } from './deSettling.ts';
import { settlingInWords as english } from './enSettling.ts';
import { usePartText } from './usePartText.ts';

export function useSettlingText(): typeof english {
  return usePartText({ en: english, de: german });
}
