// The days under the bars, and where nothing happened for a while. For the eye: the slider says its time itself.

import { memo, useDeferredValue, useMemo } from 'react';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { useSettled } from '../cart/useSettled.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';
import { dayMarks } from './days.ts';
import { spacedMarks } from './spacedMarks.ts';
import { acrossOf, type Span } from './span.ts';

/** From here on the words of a day end at its mark, where those of others begin. */
const nearEnd = 0.75;
/** How wide the name of a day is, in px. */
const name = 48;

export const DayMarks = memo(function DayMarks({
  entries,
  span,
}: {
  /** Another list for another history: it grows in place. */
  readonly entries: readonly ActivityEntry[];
  readonly span: Span;
}) {
  const words = useTimelineText();
  const { formats } = useUi();
  const history = useDeferredValue(useSettled((cart) => cart.history));
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list is the same one when it has grown.
  const marks = useMemo(() => {
    const days = dayMarks(entries, formats.dayKey);
    if (days.length < 2) return [];
    const shown = days.filter(({ index }) => index >= span.from && index <= span.to);
    return spacedMarks(shown.map((day) => ({ day, at: acrossOf(day.index, span) })));
  }, [history, entries, formats, span]);
  return (
    <ul className="day-marks" aria-hidden="true">
      {marks.map(({ day, at }, which) => (
        <li
          key={day.index}
          className={[day.quiet > 0 ? 'is-after-quiet' : '', at > nearEnd ? 'is-near-end' : ''].join(' ')}
          style={{ left: `${at * 100}%`, maxWidth: at > nearEnd ? undefined : roomUntil(marks[which + 1]?.at, at) }}
        >
          {formats.shortDay(day.when)}
          {day.quiet > 0 ? <span>· {words.quiet(day.quiet)}</span> : null}
        </li>
      ))}
    </ul>
  );
});

/** As far as to the next day's words; the name itself has its room always. */
function roomUntil(next: number | undefined, at: number): string {
  const across = `${((next ?? 1) - at) * 100}%`;
  return `max(${name}px, ${next !== undefined && next > nearEnd ? `calc(${across} - ${name}px)` : across})`;
}
