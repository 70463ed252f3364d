// What the page runs first: so small that it is here before the rest, and asks for the words meanwhile.

import './ui/styles/trolley.css';
import { createLanguageSetting } from './adapters/browser/languageSetting.ts';
import { localStorageOrNull } from './adapters/browser/localStorageOrNull.ts';
import { languageFor } from './ui/text/languages.ts';
import { loadWords } from './ui/text/loadWords.ts';

const chosen = createLanguageSetting(localStorageOrNull()).read();
// Whoever needs them says what becomes of it when they do not come: ui/text/speech.ts.
void loadWords(languageFor(chosen, navigator.languages)).catch(() => {});
void import('./main.tsx');
