// Why something was refused or failed, in each language. Loaded after the first paint, see cart/CartContext.ts: a first visit has
// nothing to refuse yet.

import { reasonsInWords as german } from './deReasons.ts';
import { reasonsInWords as english } from './enReasons.ts';
import type { Language } from './languages.ts';
import { usePartText } from './usePartText.ts';

export type ReasonWords = typeof english;

export const reasonsIn: Readonly<Record<Language, ReasonWords>> = { en: english, de: german };

export function useReasons(): ReasonWords {
  return usePartText(reasonsIn);
}
