// Undo and Redo, as buttons and as the keys that everybody's hands know.

import { useEffect, useRef } from 'react';
import { Icon } from '../elements/Icon.tsx';
import { useUndoText } from '../text/useUndoText.ts';
import { useUi } from '../UiContext.ts';
import { keyMeaning } from './keyMeaning.ts';
import { useUndo } from './useUndo.ts';

export function UndoButtons() {
  const words = useUndoText();
  const { notices } = useUi();
  const undo = useUndo();
  const latest = useRef(undo);
  latest.current = undo;

  useEffect(() => {
    // Before the notice hears of it: its own undo is of one act, and there may be a newer one.
    const onKeyDown = (event: KeyboardEvent) => {
      const meaning = keyMeaning(event);
      if (meaning === null) return;
      const { canUndo, canRedo, turns } = latest.current;
      if (!(meaning === 'undo' ? canUndo : canRedo) && !turns.isTurning()) return;
      event.preventDefault();
      event.stopPropagation();
      notices.dismiss();
      void latest.current[meaning]();
    };
    document.addEventListener('keydown', onKeyDown, true);
    return () => document.removeEventListener('keydown', onKeyDown, true);
  }, [notices]);

  return (
    <>
      <button
        type="button"
        className="icon-button"
        aria-label={words.undo}
        aria-keyshortcuts="Control+Z Meta+Z"
        title={words.undo}
        disabled={!undo.canUndo}
        onClick={() => void undo.undo()}
      >
        <Icon name="undo" />
      </button>
      <button
        type="button"
        className="icon-button"
        aria-label={words.redo}
        aria-keyshortcuts="Control+Y Control+Shift+Z Meta+Shift+Z"
        title={words.redo}
        disabled={!undo.canRedo}
        onClick={() => void undo.redo()}
      >
        <Icon name="redo" />
      </button>
    </>
  );
}
