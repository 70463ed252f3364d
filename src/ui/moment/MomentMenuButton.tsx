// Opens what is done rarely with the moment that is looked at, or with now.

import { useState } from 'react';
import { useCartScope } from '../cart/CartContext.ts';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useMomentText } from '../text/useMomentText.ts';

const MomentMenu = lazyPart(() => import('./MomentMenu.tsx').then((part) => part.MomentMenu));

export function MomentMenuButton() {
  const words = useMomentText();
  const { supposed } = useCartScope();
  // What was sent as a link is shown to who opens it.
  const [shown, setShown] = useState(supposed ?? '');
  const [isOpen, setOpen] = useState(shown !== '');
  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={words.menu}
        aria-haspopup="dialog"
        title={words.menu}
        onClick={() => setOpen(true)}
      >
        <Icon name="more" />
      </button>
      {isOpen ? (
        <MomentMenu
          supposed={shown}
          onClose={() => {
            setOpen(false);
            setShown('');
          }}
        />
      ) : null}
    </>
  );
}
