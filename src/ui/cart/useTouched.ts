// Lines that somebody elsewhere changed a moment ago, and in whose colour they are marked.

import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { CartSession } from '../../app/cartSession.ts';
import type { ColorName, LineId } from '../../domain/events.ts';
import { paletteColor } from '../people/person.ts';

const markedMs = 4000;
const none: ReadonlyMap<LineId, ColorName> = new Map();

export function useTouched(session: CartSession): ReadonlyMap<LineId, ColorName> {
  // A store, so that a line is drawn with its mark at once, and not once more for it.
  const [touched] = useState(() => createStore(() => none));
  useEffect(() => {
    let timer = 0;
    const stop = session.store.subscribe(({ latestRemote }, before) => {
      if (latestRemote === before.latestRemote || latestRemote.length === 0) return;
      const arrivals = latestRemote.flatMap((entry) =>
        entry.line === null ? [] : [[entry.line, paletteColor(entry.actorColor)] as const],
      );
      touched.setState(new Map([...touched.getState(), ...arrivals]), true);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => touched.setState(none, true), markedMs);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [session, touched]);
  return useStore(touched);
}
