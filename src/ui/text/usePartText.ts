// The words of a part of the ui that is loaded when it is first needed. They come with it, in all languages: what a first
// visit loads stays small.

import type { Language } from './languages.ts';
import { useText } from './TextContext.ts';

export function usePartText<Words>(inLanguages: Readonly<Record<Language, Words>>): Words {
  return inLanguages[useText().language];
}
