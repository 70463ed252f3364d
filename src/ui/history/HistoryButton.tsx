// Where there is no room beside the cart: opens the history list as a dialog.

import { useState } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';

const HistoryDialog = lazyPart(() => import('./HistoryDialog.tsx').then((part) => part.HistoryDialog));

export function HistoryButton() {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <button
        type="button"
        className="pill history-button"
        aria-label={text.history.open}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        <Icon name="history" />
        <span className="history-word">{text.history.open}</span>
      </button>
      {isOpen ? <HistoryDialog onClose={() => setOpen(false)} /> : null}
    </>
  );
}
