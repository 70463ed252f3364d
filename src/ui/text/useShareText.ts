// The words of the dialog that shares a cart.

import { shareInWords as german } from './deShare.ts';
import { shareInWords as english } from './enShare.ts';
import { usePartText } from './usePartText.ts';

export function useShareText(): typeof english {
  return usePartText({ en: english, de: german });
}
