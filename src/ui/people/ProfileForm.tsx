// "What should others call you?" Neither is needed to use a cart; both are kept on this device.

import { type SyntheticEvent, useId, useState } from 'react';
import type { Profile } from '../../app/device.ts';
import { colors } from '../../domain/colors.ts';
import { limits } from '../../domain/limits.ts';
import { FormError } from '../elements/FormError.tsx';
import { storageFailureReason } from '../storageFailure.ts';
import { useReasons } from '../text/reasons.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { LanguageField } from './LanguageField.tsx';
import { initialOf } from './person.ts';

export function ProfileForm(props: {
  readonly profile: Profile;
  readonly onDone: () => void;
  readonly dismiss: string;
  /** Asks for the name only: beside a cart there is no room for more. */
  readonly isBrief?: boolean;
  /** What others see until there is a name. */
  readonly shownAs?: string | undefined;
}) {
  const text = useText();
  const reasons = useReasons();
  const { trolley } = useUi();
  const [name, setName] = useState(props.profile.name);
  const [color, setColor] = useState(props.profile.color);
  const [error, setError] = useState<string | null>(null);
  const id = useId();

  const save = async (event: SyntheticEvent) => {
    event.preventDefault();
    try {
      await trolley.device.saveProfile({ name: name.trim(), color });
      props.onDone();
    } catch (failure) {
      const reason = storageFailureReason(failure);
      if (reason === null) throw failure;
      setError(`${text.people.saveFailed} ${reasons.storage(reason).short}`);
    }
  };

  return (
    <form className="form" onSubmit={(event) => void save(event)}>
      <label className="field">
        <span>{text.people.nameField}</span>
        <input
          value={name}
          maxLength={limits.name}
          placeholder={props.shownAs ?? text.people.namePlaceholder}
          autoComplete="given-name"
          {...(props.isBrief ? {} : { 'aria-describedby': `${id}-hint` })}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      {props.isBrief ? null : (
        <>
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
        </>
      )}
      <FormError text={error} />
      <div className="form-actions">
        <button type="button" className="button" onClick={props.onDone}>
          {props.dismiss}
        </button>
        <button type="submit" className="button button-strong">
          {text.common.save}
        </button>
      </div>
    </form>
  );
}
