// One day of the history at a time, where there are several, or one person, where there are several.

import { memo } from 'react';
import type { ActorId } from '../../engine/message.ts';
import { useCart } from '../cart/CartContext.ts';
import { personOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';
import type { DaySpan } from './useDaySpans.ts';

/** Null: all of it. */
export type Zoom = { readonly day: string } | { readonly person: ActorId } | null;

/** More would not be looked through in a list. */
const mostDays = 60;

export const ZoomSelect = memo(function ZoomSelect(props: {
  readonly days: readonly DaySpan[];
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
}) {
  const text = useText();
  const words = useTimelineText();
  const { formats } = useUi();
  const members = useCart((cart) => cart.now.members);
  const me = useCart((cart) => cart.me);
  const { days, zoom, onZoom } = props;
  if (days.length < 2 && members.length < 2) return null;
  const choose = (value: string) => {
    const person = members.find(({ actorId }) => actorId === value)?.actorId;
    if (person !== undefined) onZoom({ person });
    else onZoom(value === '' ? null : { day: value });
  };
  return (
    <select
      className={zoom === null ? 'dock-zoom' : 'dock-zoom is-zoomed'}
      aria-label={words.zoom}
      title={words.zoom}
      value={zoom === null ? '' : 'day' in zoom ? zoom.day : zoom.person}
      onChange={(event) => choose(event.target.value)}
    >
      <option value="">{words.wholeHistory}</option>
      {members.length < 2 ? null : (
        <optgroup label={words.people}>
          {members.map(({ actorId }) => (
            <option key={actorId} value={actorId}>
              {actorId === me ? text.common.you : personOf(actorId, members, text).name}
            </option>
          ))}
        </optgroup>
      )}
      {days.length < 2 ? null : (
        <optgroup label={words.days}>
          {days
            .slice(-mostDays)
            .reverse()
            .map(({ key, when }) => (
              <option key={when} value={key}>
                {formats.shortDay(when)}
              </option>
            ))}
        </optgroup>
      )}
    </select>
  );
});
