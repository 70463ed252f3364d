// Lines that somebody elsewhere changed a moment ago, and in whose colour they are marked.

import { useEffect, useState } from 'react';
import type { CartSession } from '../../app/cartSession.ts';
import type { ColorName, LineId } from '../../domain/events.ts';
import { paletteColor } from '../people/person.ts';

const markedMs = 4000;
const none: ReadonlyMap<LineId, ColorName> = new Map();

export function useTouched(session: CartSession): ReadonlyMap<LineId, ColorName> {
  const [touched, setTouched] = useState(none);
  useEffect(() => {
    let timer = 0;
    const stop = session.store.subscribe(({ latestRemote }, before) => {
      if (latestRemote === before.latestRemote || latestRemote.length === 0) return;
      const arrivals = latestRemote.flatMap((entry) =>
        entry.line === null ? [] : [[entry.line, paletteColor(entry.actorColor)] as const],
      );
      setTouched((current) => new Map([...current, ...arrivals]));
      window.clearTimeout(timer);
      timer = window.setTimeout(() => setTouched(none), markedMs);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [session]);
  return touched;
}
