// What others have put in out of sight shows at the edge: "2 new above". A tap goes there; what has been in view is seen.

import { type RefObject, useEffect, useState } from 'react';
import type { LineId } from '../../domain/events.ts';
import type { CartView } from '../../domain/readModels/cartView.ts';
import { useText } from '../text/TextContext.ts';
import { useCartScope } from './CartContext.ts';
import { rowOf } from './rowOf.ts';

type Place = 'above' | 'below';
const none: ReadonlyMap<LineId, Place | null> = new Map();

export function UnseenLines({ scroller }: { readonly scroller: RefObject<HTMLElement | null> }) {
  const text = useText();
  const { session } = useCartScope();
  /** Null until the browser has told where it is. */
  const [unseen, setUnseen] = useState(none);

  useEffect(
    () =>
      session.store.subscribe(({ latestRemote, now }, before) => {
        if (latestRemote === before.latestRemote) return;
        const [had, has] = [linesIn(before.now), linesIn(now)];
        const told = new Set(latestRemote.map(({ line }) => line));
        const arrived = [...has].filter((line) => !had.has(line) && told.has(line));
        setUnseen((current) => {
          const staying = [...current].filter(([line]) => has.has(line));
          if (arrived.length === 0 && staying.length === current.size) return current;
          return new Map([...staying, ...arrived.map((line) => [line, null] as const)]);
        });
      }),
    [session],
  );

  useEffect(() => {
    const root = scroller.current;
    if (root === null || unseen.size === 0) return;
    const observer = new IntersectionObserver(
      (entries) => {
        const places = entries.map(({ target, isIntersecting, boundingClientRect, rootBounds }) => {
          const line = (target as HTMLElement).dataset['line'] ?? '';
          const isAbove = boundingClientRect.bottom <= (rootBounds?.top ?? 0) + 1;
          return [line, isIntersecting ? null : isAbove ? 'above' : 'below'] as const;
        });
        setUnseen((current) => withPlaces(current, places));
      },
      { root },
    );
    const list = root.querySelector('.lines');
    for (const line of unseen.keys()) {
      const row = rowOf(list, line);
      if (row !== null) observer.observe(row);
    }
    return () => observer.disconnect();
  }, [scroller, unseen]);

  const goTo = (place: Place) => {
    const list = scroller.current?.querySelector('.lines') ?? null;
    const rows = [...unseen].flatMap(([line, at]) => (at === place ? (rowOf(list, line) ?? []) : []));
    const nearest = rows.reduce<HTMLElement | null>((best, row) => {
      const isNearer =
        best === null || (place === 'above' ? row.offsetTop > best.offsetTop : row.offsetTop < best.offsetTop);
      return isNearer ? row : best;
    }, null);
    nearest?.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
    nearest?.querySelector<HTMLElement>('button.line-name, input')?.focus({ preventScroll: true });
  };

  const above = [...unseen.values()].filter((place) => place === 'above').length;
  const below = [...unseen.values()].filter((place) => place === 'below').length;
  return (
    <>
      {above === 0 ? null : (
        <button type="button" className="pill edge edge-above" onClick={() => goTo('above')}>
          {text.add.newAbove(above)}
        </button>
      )}
      {below === 0 ? null : (
        <button type="button" className="pill edge edge-below" onClick={() => goTo('below')}>
          {text.add.newBelow(below)}
        </button>
      )}
    </>
  );
}

function linesIn({ aisles }: CartView): ReadonlySet<LineId> {
  return new Set(aisles.flatMap(({ lines }) => lines.map(({ line }) => line)));
}

/** The same map where nothing changed: else it would be watched anew without end. */
function withPlaces(
  current: ReadonlyMap<LineId, Place | null>,
  places: readonly (readonly [LineId, Place | null])[],
): ReadonlyMap<LineId, Place | null> {
  const isNew = places.some(([line, place]) => current.has(line) && (place === null || current.get(line) !== place));
  if (!isNew) return current;
  const next = new Map(current);
  for (const [line, place] of places) {
    if (place === null) next.delete(line);
    else if (next.has(line)) next.set(line, place);
  }
  return next;
}
