// The words of whole pages that say what is wrong.

import { pagesInWords as german } from './dePages.ts';
import { pagesInWords as english } from './enPages.ts';
import { usePartText } from './usePartText.ts';

export function usePagesText(): typeof english {
  return usePartText({ en: english, de: german });
}
