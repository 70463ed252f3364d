// The words of explanations.

import { explainInWords as german } from './deExplain.ts';
import { explainInWords as english } from './enExplain.ts';
import { usePartText } from './usePartText.ts';

export function useExplainText(): typeof english {
  return usePartText({ en: english, de: german });
}
