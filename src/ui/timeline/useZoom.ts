// What the track shows: all of the history, one day of it, or one person's acts. Whoever chooses a day comes to its end, and whoever leaves
// the day sees all again: the thumb stands where the cart is.

import { useEffect, useMemo, useState } from 'react';
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
  const dayOf = (chosen: Zoom) =>
    days.find(({ key }) => chosen !== null && 'day' in chosen && key === chosen.day)?.span ?? null;
  const day = dayOf(zoom);
  const { from = 0, to = lastPosition(entries.length) } = day ?? {};
  const span = useMemo(() => ({ from, to }), [from, to]);
  // The days follow the history a frame later: what has just come is of the last of them, or that of a next one then.
  const known = Math.min(position, days.at(-1)?.span.to ?? position);
  const hasLeft = day !== null && !isIn(day, known);

  useEffect(() => {
    if (hasLeft) setZoom(null);
  }, [hasLeft]);

  const onZoom = (chosen: Zoom) => {
    setZoom(chosen);
    const next = dayOf(chosen);
    if (next !== null && !isIn(next, known)) session.moveCursor(cursorAt(next.to, entries));
  };
  return { days, zoom, onZoom, span };
}

function isIn({ from, to }: Span, position: number): boolean {
  return position >= from && position <= to;
}
