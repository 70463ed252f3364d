// The language that somebody chose on this device. Where the browser forbids storage it lasts as long as the page.

import type { LanguageSetting } from '../../app/languageSetting.ts';

const key = 'trolley.language';

export function createLanguageSetting(storage: Storage | null): LanguageSetting {
  return {
    read: () => storage?.getItem(key) ?? null,
    keep(language) {
      if (language === null) storage?.removeItem(key);
      else storage?.setItem(key, language);
    },
  };
}
