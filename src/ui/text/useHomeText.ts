// The words of Home.

import { homeInWords as german } from './deHome.ts';
import { homeInWords as english } from './enHome.ts';
import { usePartText } from './usePartText.ts';

export function useHomeText(): typeof english {
  return usePartText({ en: english, de: german });
}
