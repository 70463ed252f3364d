// The words of "what if".

import { whatIfInWords as german } from './deWhatIf.ts';
import { whatIfInWords as english } from './enWhatIf.ts';
import { usePartText } from './usePartText.ts';

export function useWhatIfText(): typeof english {
  return usePartText({ en: english, de: german });
}
