// Sentences for what happened in the open cart: "Ben removed Oat milk, Tue 14:03".

import { useCallback } from 'react';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { actorOf } from '../people/person.ts';
import { useText } from '../text/TextContext.ts';
import { useTimelineText } from '../text/useTimelineText.ts';
import { useUi } from '../UiContext.ts';

/** The sentence alone. */
export function useDeedInWords(): (entry: ActivityEntry) => string {
  const text = useText();
  const words = useTimelineText();
  const { price } = useCartScope();
  const me = useCart((cart) => cart.me);
  const members = useCart((cart) => cart.now.members);
  return useCallback(
    (entry) => {
      const isMe = () => entry.actorId === me;
      const who = () => (isMe() ? text.common.you : actorOf(entry, members, text).name);
      return words.activity(entry, { price, aisle: text.aisle, who, isMe });
    },
    [price, me, members, text, words],
  );
}

/** With its time. */
export function useActivityInWords(): (entry: ActivityEntry) => string {
  const words = useTimelineText();
  const deed = useDeedInWords();
  const { formats } = useUi();
  return useCallback((entry) => words.at(deed(entry), formats.shortMoment(entry.at)), [deed, formats, words]);
}
