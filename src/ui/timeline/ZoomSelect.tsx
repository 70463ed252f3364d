// One day of the history at a time, where there are several.

import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';
import type { DaySpan } from './useDaySpans.ts';

/** More would not be looked through in a list. */
const mostDays = 60;

export function ZoomSelect(props: {
  readonly days: readonly DaySpan[];
  /** Null: all of it. */
  readonly day: string | null;
  readonly onDay: (day: string | null) => void;
}) {
  const words = useTimelineText();
  const { formats } = useUi();
  if (props.days.length < 2) return null;
  return (
    <select
      className="dock-zoom"
      aria-label={words.zoom}
      value={props.day ?? ''}
      onChange={(event) => props.onDay(event.target.value || null)}
    >
      <option value="">{words.wholeHistory}</option>
      {props.days
        .slice(-mostDays)
        .reverse()
        .map(({ key, when }) => (
          <option key={when} value={key}>
            {formats.shortDay(when)}
          </option>
        ))}
    </select>
  );
}
