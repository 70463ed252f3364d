// In which language Trolley speaks on this device: at once, and from then on.

import { useStore } from 'zustand';
import { languageNames, languages } from '../text/languages.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';

export function LanguageField() {
  const text = useText();
  const { speech } = useUi();
  const chosen = useStore(speech.store, (spoken) => spoken.chosen);
  return (
    <label className="field">
      <span>{text.people.language}</span>
      <select
        value={chosen ?? ''}
        onChange={(event) => {
          const language = languages.find((candidate) => candidate === event.target.value) ?? null;
          void speech.choose(language);
        }}
      >
        <option value="">{text.people.browserLanguage}</option>
        {languages.map((language) => (
          <option key={language} value={language} lang={language}>
            {languageNames[language]}
          </option>
        ))}
      </select>
    </label>
  );
}
