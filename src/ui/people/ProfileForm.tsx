// "What should others call you?" Neither is needed to use a cart; both are kept on this device.

import { type SyntheticEvent, useId, useState } from 'react';
import type { Profile } from '../../app/device.ts';
import { colors } from '../../domain/colors.ts';
import { limits } from '../../domain/limits.ts';
import { FormError } from '../elements/FormError.tsx';
import { useText } from '../text/TextContext.ts';
import { LanguageField } from './LanguageField.tsx';
import { initialOf } from './person.ts';
import { useSaveProfile } from './useSaveProfile.ts';

export function ProfileForm(props: { readonly profile: Profile; readonly onDone: () => void }) {
  const text = useText();
  const [name, setName] = useState(props.profile.name);
  const [color, setColor] = useState(props.profile.color);
  const { save, error } = useSaveProfile(props.onDone);
  const id = useId();

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void save({ name, color });
  };

  return (
    <form className="form" onSubmit={submit}>
      <label className="field">
        <span>{text.people.nameField}</span>
        <input
          value={name}
          maxLength={limits.name}
          placeholder={text.people.namePlaceholder}
          autoComplete="given-name"
          aria-describedby={`${id}-hint`}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <p className="hint" id={`${id}-hint`}>
        {text.people.nameHint}
      </p>
      <fieldset className="swatches">
        <legend>{text.people.color}</legend>
        {colors.map((choice) => (
          <label key={choice} className="swatch">
            <input
              type="radio"
              name={`${id}-color`}
              value={choice}
              checked={choice === color}
              onChange={() => setColor(choice)}
            />
            <span className={`dot dot-large color-${choice}`} aria-hidden="true">
              {initialOf(name === '' ? choice : name)}
            </span>
            <span className="swatch-name">{text.people.colorName(choice)}</span>
          </label>
        ))}
      </fieldset>
      <LanguageField />
      <FormError text={error} />
      <div className="form-actions">
        <button type="button" className="button" onClick={props.onDone}>
          {text.common.cancel}
        </button>
        <button type="submit" className="button button-strong">
          {text.common.save}
        </button>
      </div>
    </form>
  );
}
