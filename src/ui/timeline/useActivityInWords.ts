// Sentences for what happened in the open cart: "Ben removed Oat milk, Tue 14:03".

import { useCallback } from 'react';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import { useCart, useCartScope } from '../cart/CartContext.ts';
import { text } from '../text/en.ts';
import { useUi } from '../UiContext.ts';

/** The sentence alone. */
export function useDeedInWords(): (entry: ActivityEntry) => string {
  const { price } = useCartScope();
  const me = useCart((cart) => cart.me);
  return useCallback(
    (entry) => text.activity(entry, { price, aisle: text.aisle, isMe: ({ actorId }) => actorId === me }),
    [price, me],
  );
}

/** With its time. */
export function useActivityInWords(): (entry: ActivityEntry) => string {
  const deed = useDeedInWords();
  const { formats } = useUi();
  return useCallback((entry) => text.timeline.at(deed(entry), formats.moment(entry.at)), [deed, formats]);
}
