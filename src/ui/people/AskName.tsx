// Who came by a link and has no name yet is asked once, quietly, beside the cart: nothing waits for the answer. It is there
// before the cart is, which on a slow line leaves time to answer.

import { type SyntheticEvent, useState } from 'react';
import type { Profile } from '../../app/device.ts';
import { limits } from '../../domain/limits.ts';
import { modeOf, useCart, useCartScope } from '../cart/CartContext.ts';
import { FormError } from '../elements/FormError.tsx';
import { useText } from '../text/TextContext.ts';
import { useDevice } from '../UiContext.ts';
import { useSaveProfile } from './useSaveProfile.ts';
import { useSelf } from './useSelf.ts';

export function AskName() {
  const { isByLink } = useCartScope();
  const mode = useCart(modeOf);
  const profile = useDevice((device) => device.profile);
  const [isDone, setDone] = useState(false);
  if (!isByLink || isDone || mode !== 'edit' || profile === null || profile.name !== '') return null;
  return <NameForm profile={profile} onDone={() => setDone(true)} />;
}

function NameForm({ profile, onDone }: { readonly profile: Profile; readonly onDone: () => void }) {
  const text = useText();
  const self = useSelf();
  const [name, setName] = useState('');
  const { save, error } = useSaveProfile(onDone);

  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    void save({ ...profile, name });
  };

  return (
    <form className="card form" onSubmit={submit}>
      <label className="field">
        <span>{text.people.nameField}</span>
        <input
          value={name}
          maxLength={limits.name}
          // What others see until there is a name.
          placeholder={self?.name ?? text.people.namePlaceholder}
          autoComplete="given-name"
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <FormError text={error} />
      <div className="form-actions">
        <button type="button" className="button" onClick={onDone}>
          {text.people.later}
        </button>
        <button type="submit" className="button button-strong">
          {text.common.save}
        </button>
      </div>
    </form>
  );
}
