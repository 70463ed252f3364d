// The history as one person made it: their acts as bars, and a slider that goes from one of them to the next.

import { useMemo, useState } from 'react';
import { histogramOfActor } from '../../app/stream/histogramOfActor.ts';
import type { ActorId } from '../../engine/message.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { DayMarks } from './DayMarks.tsx';
import { HistogramBars } from './HistogramBars.tsx';
import { MomentPreview } from './MomentPreview.tsx';
import { stopAt, stopsOf } from './personTrack.ts';
import { type Pointed, pointedAt } from './pointedAt.ts';
import { useActivityInWords } from './useActivityInWords.ts';

export function PersonTrack({ actor }: { readonly actor: ActorId }) {
  const words = useTimelineText();
  const { session } = useCartScope();
  const history = useCart((cart) => cart.history);
  const cursor = useCart((cart) => cart.cursor?.index ?? null);
  const inWords = useActivityInWords();
  const [pointed, setPointed] = useState<Pointed | null>(null);
  const { entries } = history;
  const { stops, own, histogram, span } = useMemo(() => {
    const found = stopsOf(history.entries, actor);
    return {
      stops: found,
      own: history.entries.filter(({ actorId }) => actorId === actor),
      histogram: histogramOfActor(history.entries, actor),
      span: { from: 0, to: found.length - 1 },
    };
  }, [history, actor]);
  const position = stopAt(stops, cursor);
  const entry = cursor === null ? undefined : entries[cursor];
  const place = pointed === null ? null : (stops[pointed.index] ?? null);

  return (
    <div
      className="dock-track"
      onPointerMove={(event) => setPointed(pointedAt(event, span))}
      onPointerLeave={() => setPointed(null)}
    >
      <HistogramBars histogram={histogram} length={stops.length} position={position} span={span} />
      <input
        type="range"
        className="dock-slider"
        aria-label={words.slider}
        min={0}
        max={span.to}
        step={1}
        value={position}
        aria-valuetext={entry === undefined ? words.now : inWords(entry)}
        onChange={(event) => {
          const to = stops[Number(event.target.value)] ?? null;
          session.moveCursor(to === null ? null : (entries[to]?.id ?? null));
        }}
      />
      <DayMarks entries={own} span={span} />
      {pointed === null || place === null ? null : <MomentPreview index={place} at={pointed.at} />}
    </div>
  );
}
