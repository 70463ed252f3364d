// The dock under the cart: its whole history as bars, a slider exactly over them, and the buttons that move in time.

import { useDeferredValue, useEffect, useState } from 'react';
import { noCheckouts } from '../../domain/checkout/checkouts.ts';
import { modeOf, useCart, useCartScope } from '../cart/CartContext.ts';
import { useSettled } from '../cart/useSettled.ts';
import { CompareButton } from '../compare/CompareButton.tsx';
import { Icon } from '../elements/Icon.tsx';
import { lazyPart } from '../elements/lazyPart.tsx';
import { MomentMenuButton } from '../moment/MomentMenuButton.tsx';
import { useTimelineText } from '../text/useTimelineText.ts';
import { RestoreButton } from '../undo/RestoreButton.tsx';
import { UndoButtons } from '../undo/UndoButtons.tsx';
import { BackToNow } from './BackToNow.tsx';
import { ClockButton } from './ClockButton.tsx';
import { CopyMoment } from './CopyMoment.tsx';
import { DayMarks } from './DayMarks.tsx';
import { HistogramBars } from './HistogramBars.tsx';
import { Moment } from './Moment.tsx';
import { MomentPreview } from './MomentPreview.tsx';
import { PersonTrack } from './PersonTrack.tsx';
import { PlayControls } from './PlayControls.tsx';
import { type Pointed, pointedAt } from './pointedAt.ts';
import { cursorAt, lastPosition } from './position.ts';
import { useActivityInWords } from './useActivityInWords.ts';
import { useHistogram } from './useHistogram.ts';
import { useZoom } from './useZoom.ts';
import { ZoomSelect } from './ZoomSelect.tsx';

const RoundMarks = lazyPart(() => import('./RoundMarks.tsx').then((part) => part.RoundMarks));

export function TimelineDock() {
  const words = useTimelineText();
  const { session } = useCartScope();
  const history = useCart((cart) => cart.history);
  const { entries } = history;
  // Where something was late, all of it is counted anew: the moment that is shown comes first.
  const histogram = useHistogram(useDeferredValue(useSettled((cart) => cart.history)));
  const cursor = useCart((cart) => cart.cursor);
  const isPlaying = useCart((cart) => cart.isPlaying);
  const mode = useCart(modeOf);
  const isPast = mode === 'past';
  const inWords = useActivityInWords();
  const hasRounds = useCart(({ history }) => history.state.checkouts !== noCheckouts);

  const [pointed, setPointed] = useState<Pointed | null>(null);

  const { length } = entries;
  const last = lastPosition(length);
  const position = cursor?.index ?? last;
  const { days, zoom, onZoom, span } = useZoom(position);
  const entry = cursor === null ? undefined : entries[cursor.index];
  const isEmpty = length === 0;

  // From wherever one is: who has chosen a moment in the list stands there.
  useEffect(() => {
    if (!isPast) return;
    const onKeyDown = (event: KeyboardEvent) => {
      const isInDialog = document.querySelector('dialog[open]') !== null;
      if (event.key === 'Escape' && !isInDialog) session.moveCursor(null);
    };
    document.addEventListener('keydown', onKeyDown);
    return () => document.removeEventListener('keydown', onKeyDown);
  }, [isPast, session]);

  return (
    <section className={isPast ? 'dock is-past' : 'dock'} aria-label={words.region}>
      <Moment />
      <div className="dock-asks">
        <ZoomSelect days={days} zoom={zoom} onZoom={onZoom} />
        {isEmpty ? null : (
          <>
            <CompareButton />
            <ClockButton />
            <MomentMenuButton />
          </>
        )}
        {isPast ? <CopyMoment /> : null}
      </div>
      <div className="dock-actions">
        {isPast ? (
          <>
            <RestoreButton line={null} />
            <BackToNow />
          </>
        ) : mode === 'edit' ? (
          <UndoButtons />
        ) : null}
      </div>
      <div className={isPlaying ? 'dock-controls is-playing' : 'dock-controls'}>
        <button
          type="button"
          className="icon-button"
          aria-label={words.stepBack}
          disabled={isEmpty || position === 0}
          onClick={() => session.step(-1)}
        >
          <Icon name="stepBack" />
        </button>
        <PlayControls isEmpty={isEmpty} />
        <button
          type="button"
          className="icon-button step-forward"
          aria-label={words.stepForward}
          disabled={!isPast}
          onClick={() => session.step(1)}
        >
          <Icon name="stepForward" />
        </button>
      </div>
      {zoom !== null && 'person' in zoom ? (
        <PersonTrack actor={zoom.person} />
      ) : (
        <div
          className="dock-track"
          onPointerMove={(event) => setPointed(isEmpty ? null : pointedAt(event, span))}
          onPointerLeave={() => setPointed(null)}
        >
          <HistogramBars histogram={histogram} length={length} position={position} span={span} />
          <input
            type="range"
            className="dock-slider"
            aria-label={words.slider}
            min={span.from}
            max={span.to}
            step={1}
            disabled={isEmpty}
            value={position}
            aria-valuetext={entry === undefined ? words.now : inWords(entry)}
            onChange={(event) => session.moveCursor(cursorAt(Number(event.target.value), entries))}
          />
          <DayMarks entries={entries} span={span} />
          {pointed === null ? null : <MomentPreview {...pointed} />}
          {hasRounds ? <RoundMarks span={span} /> : null}
        </div>
      )}
    </section>
  );
}
