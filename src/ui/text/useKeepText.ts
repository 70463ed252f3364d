// The words of what is kept outside of this device: files, copies, prints; and of taking a cart off it.

import { keepInWords as german } from './deKeep.ts';
import { keepInWords as english } from './enKeep.ts';
import { usePartText } from './usePartText.ts';

export type KeepWords = typeof english;

export function useKeepText(): KeepWords {
  return usePartText({ en: english, de: german });
}
