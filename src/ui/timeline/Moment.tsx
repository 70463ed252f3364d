// Where one is in the history, in words: the action at the cursor, what differs from now, and the way back.

import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useText } from '../text/TextContext.ts';
import { useUi } from '../UiContext.ts';
import { useDeedInWords } from './useActivityInWords.ts';

export function Moment() {
  const text = useText();
  const { session } = useCartScope();
  const { formats } = useUi();
  const { entries } = useCart((cart) => cart.history);
  const cursor = useCart((cart) => cart.cursor);
  const isPlaying = useCart((cart) => cart.isPlaying);
  const deed = useDeedInWords();

  if (cursor === null) {
    const last = entries[entries.length - 1];
    return (
      <p className="moment">
        {last === undefined ? text.timeline.nothingYet : text.timeline.latest(deed(last), formats.shortMoment(last.at))}
      </p>
    );
  }
  const entry = entries[cursor.index];
  const differing = cursor.changes.length;
  return (
    <>
      <div className="moment is-past" aria-live={isPlaying ? 'off' : 'polite'}>
        <p className="moment-deed">
          {entry === undefined ? '' : text.timeline.at(deed(entry), formats.shortMoment(entry.at))}
        </p>
        <p className="moment-note">
          {differing === 0 ? text.timeline.sameAsNow : text.timeline.differences(differing)}
          {cursor.arrivedBefore > 0 ? ` · ${text.timeline.arrivedBefore(cursor.arrivedBefore)}` : ''}
        </p>
      </div>
      <button type="button" className="button button-strong" onClick={() => session.moveCursor(null)}>
        {text.timeline.backToNow}
      </button>
    </>
  );
}
