// Opens the comparing of two moments.

import { useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useTimelineText } from '../text/useTimelineText.ts';

const CompareDialog = lazyPart(() => import('./CompareDialog.tsx').then((part) => part.CompareDialog));

export function CompareButton() {
  const words = useTimelineText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="icon-button compare-button"
        aria-label={words.compare}
        aria-haspopup="dialog"
        title={words.compare}
        onClick={() => setOpen(true)}
      >
        <Icon name="compare" />
      </button>
      {isOpen ? <CompareDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
