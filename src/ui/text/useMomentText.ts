// The words of what can be done with a moment.

import { momentInWords as german } from './deMoment.ts';
import { momentInWords as english } from './enMoment.ts';
import { usePartText } from './usePartText.ts';

export function useMomentText(): typeof english {
  return usePartText({ en: english, de: german });
}
