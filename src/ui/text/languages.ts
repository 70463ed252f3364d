// The languages of the ui, and which of them somebody gets: the one they chose, else the first of their browser's that
// there is, else English.

export const languages = ['en', 'de'] as const;
export type Language = (typeof languages)[number];

/** Each by its own name: who looks for it may not know the language on the screen. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', de: 'Deutsch' };

export function languageFor(chosen: string | null, preferred: readonly string[]): Language {
  for (const tag of [chosen ?? '', ...preferred]) {
    const found = languages.find((language) => language === tag.toLowerCase().split('-')[0]);
    if (found !== undefined) return found;
  }
  return 'en';
}
