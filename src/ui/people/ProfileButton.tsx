// Me, as others see me; opens the form for name and colour.

import { useState } from 'react';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { useDevice } from '../UiContext.ts';
import { Dot } from './Dot.tsx';
import type { Person } from './person.ts';

const ProfileDialog = lazyPart(() => import('./ProfileDialog.tsx').then(({ ProfileDialog }) => ProfileDialog));

/** `shownAs`: in this cart, where a colour may have been taken, and who has no name has one. */
export function ProfileButton({ shownAs }: { readonly shownAs?: Person | undefined }) {
  const text = useText();
  const profile = useDevice((device) => device.profile);
  const [isOpen, setOpen] = useState(false);
  if (profile === null) return null;
  const me = shownAs ?? {
    id: 'me',
    name: profile.name || text.people.unnamed(text.people.colorName(profile.color)),
    color: profile.color,
  };
  return (
    <>
      <button type="button" className="icon-button" aria-label={text.people.you(me.name)} onClick={() => setOpen(true)}>
        <Dot person={me} size="large" />
      </button>
      {isOpen ? <ProfileDialog profile={profile} onClose={() => setOpen(false)} /> : null}
    </>
  );
}
