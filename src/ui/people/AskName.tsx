// Who came by a link and has no name yet is asked once, quietly, beside the cart: nothing waits for the answer.

import { Suspense, useState } from 'react';
import { modeOf, useCart, useCartScope } from '../cart/CartContext.ts';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';
import { useDevice } from '../UiContext.ts';
import { useSelf } from './useSelf.ts';

const ProfileForm = lazyPart(() => import('./ProfileForm.tsx').then(({ ProfileForm }) => ProfileForm));

export function AskName() {
  const text = useText();
  const { isByLink } = useCartScope();
  const mode = useCart(modeOf);
  const profile = useDevice((device) => device.profile);
  const self = useSelf();
  const [isDone, setDone] = useState(false);
  if (!isByLink || isDone || mode !== 'edit' || profile === null || profile.name !== '') return null;
  return (
    <div className="card">
      <Suspense fallback={<div className="ask-place" />}>
        <ProfileForm
          profile={profile}
          onDone={() => setDone(true)}
          dismiss={text.people.later}
          shownAs={self?.name}
          isBrief
        />
      </Suspense>
    </div>
  );
}
