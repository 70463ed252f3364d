// The words of comparing two moments.

import { compareInWords as german } from './deCompare.ts';
import { compareInWords as english } from './enCompare.ts';
import { usePartText } from './usePartText.ts';

export function useCompareText(): typeof english {
  return usePartText({ en: english, de: german });
}
