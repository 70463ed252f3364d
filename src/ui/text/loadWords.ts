// Each language is a file of its own, loaded when it is spoken.

import type { Language } from './languages.ts';
import type { Words } from './words.ts';

export async function loadWords(language: Language): Promise<Words> {
  switch (language) {
    case 'en':
      return (await import('./en.ts')).text;
    case 'de':
      return (await import('./de.ts')).text;
  }
}
