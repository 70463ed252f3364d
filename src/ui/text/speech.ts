// Which language the ui speaks, and its words. Whoever is not a component asks `words()` at the moment of speaking.

import { createStore, type StoreApi } from 'zustand/vanilla';
import type { LanguageSetting } from '../../app/languageSetting.ts';
import { type Language, languageFor } from './languages.ts';
import { loadWords } from './loadWords.ts';
import type { Words } from './words.ts';

export interface Spoken {
  readonly words: Words;
  /** Null where the browser's preference counts. */
  readonly chosen: Language | null;
}

export interface Speech {
  readonly store: Pick<StoreApi<Spoken>, 'getState' | 'getInitialState' | 'subscribe'>;
  words(): Words;
  choose(language: Language | null): Promise<void>;
}

export async function createSpeech(options: {
  readonly setting: LanguageSetting;
  readonly preferred: () => readonly string[];
}): Promise<Speech> {
  const { setting, preferred } = options;
  const spoken = async (chosen: string | null): Promise<Spoken> => {
    const language = languageFor(chosen, preferred());
    return { words: await loadWords(language), chosen: chosen === language ? language : null };
  };
  const atFirst = await spoken(setting.read());
  const store = createStore<Spoken>(() => atFirst);
  return {
    store,
    words: () => store.getState().words,
    async choose(language) {
      setting.keep(language);
      store.setState(await spoken(language), true);
    },
  };
}
