// What the track shows: all of the history, one day of it, or one person's acts. Whoever chooses a day comes to its end, and whoever leaves
// the day sees all again: the thumb stands where the cart is.

import { useEffect, useMemo, useRef, useState } from 'react';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { cursorAt, lastPosition } from './position.ts';
import type { Span } from './span.ts';
import { type DaySpan, useDaySpans } from './useDaySpans.ts';
import type { Zoom } from './ZoomSelect.tsx';

export function useZoom(position: number): {
  readonly days: readonly DaySpan[];
  readonly zoom: Zoom;
  readonly onZoom: (zoom: Zoom) => void;
  readonly span: Span;
} {
  const { session } = useCartScope();
  const { entries } = useCart((cart) => cart.history);
  const days = useDaySpans();
  const [zoom, setZoom] = useState<Zoom>(null);
  const wasInDay = useRef(false);

  const dayOf = (chosen: Zoom) =>
    days.find(({ key }) => chosen !== null && 'day' in chosen && key === chosen.day)?.span ?? null;
  const day = dayOf(zoom);
  const { from = 0, to = lastPosition(entries.length) } = day ?? {};
  const span = useMemo(() => ({ from, to }), [from, to]);
  const isInDay = day !== null && isIn(day, position);

  useEffect(() => {
    if (wasInDay.current && !isInDay) setZoom(null);
    wasInDay.current = isInDay;
  }, [isInDay]);

  const onZoom = (chosen: Zoom) => {
    wasInDay.current = false;
    setZoom(chosen);
    const next = dayOf(chosen);
    if (next !== null && !isIn(next, position)) session.moveCursor(cursorAt(next.to, entries));
  };
  return { days, zoom, onZoom, span };
}

function isIn({ from, to }: Span, position: number): boolean {
  return position >= from && position <= to;
}
