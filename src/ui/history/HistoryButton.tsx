// Where there is no room beside the cart: opens the history list as a dialog.

import { Suspense, useState } from 'react';
import { Dialog } from '../elements/Dialog.tsx';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { useText } from '../text/TextContext.ts';

const HistoryList = lazyPart(() => import('./HistoryList.tsx').then(({ HistoryList }) => HistoryList));

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
      {isOpen ? (
        <Dialog title={text.history.title} isWide onClose={() => setOpen(false)}>
          <Suspense>
            <HistoryList onChoose={() => setOpen(false)} />
          </Suspense>
        </Dialog>
      ) : null}
    </>
  );
}
