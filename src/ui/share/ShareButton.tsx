// Opens the dialog with the cart's links.

import { useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';

const ShareDialog = lazyPart(() => import('./ShareDialog.tsx').then(({ ShareDialog }) => ShareDialog));

export function ShareButton() {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button type="button" className="button share-button" aria-label={text.share.title} onClick={() => setOpen(true)}>
        <Icon name="share" />
        <span className="share-word">{text.share.button}</span>
      </button>
      {isOpen ? <ShareDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
