// Me, as others see me; opens the form for name and colour.

import { Suspense, useState } from 'react';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { useDevice } from '../UiContext.ts';
import { Dot } from './Dot.tsx';

const ProfileDialog = lazyPart(() => import('./ProfileDialog.tsx').then(({ ProfileDialog }) => ProfileDialog));

export function ProfileButton() {
  const text = useText();
  const profile = useDevice((device) => device.profile);
  const [isOpen, setOpen] = useState(false);
  if (profile === null) return null;
  const name = text.person(profile.name, profile.color);
  return (
    <>
      <button type="button" className="icon-button" aria-label={text.people.you(name)} onClick={() => setOpen(true)}>
        <Dot person={{ id: 'me', name, color: profile.color }} size="large" />
      </button>
      {isOpen ? (
        <Suspense>
          <ProfileDialog profile={profile} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  );
}
