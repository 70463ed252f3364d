// Where one is in the history, in words: the action at the cursor, and what differs from now.

import { useCart } from '../cart/CartContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';
import { useDeedInWords } from './useActivityInWords.ts';

export function Moment() {
  const words = useTimelineText();
  const { formats } = useUi();
  const { entries, read } = useCart((cart) => cart.history);
  const cursor = useCart((cart) => cart.cursor);
  const isPlaying = useCart((cart) => cart.isPlaying);
  const isLearned = useCart((cart) => cart.clock === 'learned');
  const deed = useDeedInWords();

  const said = (sentence: string) => (isLearned ? words.learnedMoment(sentence) : sentence);

  if (read !== null) return <p className="moment">{words.reading(Math.round(read * 20) * 5)}</p>;
  if (cursor === null) {
    const last = entries[entries.length - 1];
    return (
      <p className="moment">
        {last === undefined ? words.nothingYet : said(words.latest(deed(last), formats.shortMoment(last.at)))}
      </p>
    );
  }
  const entry = entries[cursor.index];
  const differing = cursor.changes.length;
  return (
    <div className="moment is-past" aria-live={isPlaying ? 'off' : 'polite'}>
      <p className="moment-deed">
        {entry === undefined ? '' : said(words.at(deed(entry), formats.shortMoment(entry.at)))}
      </p>
      <p className="moment-note">
        {differing === 0 ? words.sameAsNow : words.differences(differing)}
        {cursor.arrivedBefore > 0 ? ` · ${words.arrivedBefore(cursor.arrivedBefore)}` : ''}
      </p>
    </div>
  );
}
