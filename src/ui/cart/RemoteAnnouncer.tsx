// Says what others did, to who listens instead of looks: politely, and summed up where much comes at once.

import { useEffect, useState } from 'react';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { actorOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useDeedInWords } from '../timeline/useActivityInWords.ts';
import { useCartScope } from './CartContext.ts';

const gatherMs = 1000;

export function RemoteAnnouncer() {
  const text = useText();
  const words = useTimelineText();
  const { session } = useCartScope();
  const deed = useDeedInWords();
  const [spoken, setSpoken] = useState('');

  useEffect(() => {
    let gathered: ActivityEntry[] = [];
    let timer = 0;
    const stop = session.store.subscribe(({ latestRemote }, before) => {
      if (latestRemote === before.latestRemote || latestRemote.length === 0) return;
      gathered = [...gathered, ...latestRemote];
      window.clearTimeout(timer);
      timer = window.setTimeout(() => {
        const { members } = session.store.getState().now;
        const ofEach = new Map(gathered.map((entry) => [entry.actorId, entry]));
        const names = new Set([...ofEach.values()].map((entry) => actorOf(entry, members, text).name));
        setSpoken(words.arrivals(gathered, deed, [...names]));
        gathered = [];
      }, gatherMs);
    });
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [session, deed, text, words]);

  return (
    <p className="visually-hidden" aria-live="polite">
      {spoken}
    </p>
  );
}
