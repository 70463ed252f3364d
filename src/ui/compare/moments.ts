// Moments by which a history can be spoken of: a place in it for a name, for a time, and for a place again.

import type { CheckoutView } from '../../domain/checkout/checkoutViews.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { EventId } from '../../engine/message.ts';

export interface NamedMoment {
  readonly key: string;
  /** Of the event that it comes just after. */
  readonly index: number;
  readonly name: 'start' | 'lastLooked' | 'now' | CheckoutView;
}

/** Oldest first. */
export function namedMoments(
  entries: readonly ActivityEntry[],
  checkouts: readonly CheckoutView[],
  lastLooked: EventId | null,
): readonly NamedMoment[] {
  if (entries.length === 0) return [];
  const places = new Map(entries.map(({ id }, index) => [id, index]));
  const looked = lastLooked === null ? undefined : places.get(lastLooked);
  const rounds = checkouts.flatMap((checkout): readonly NamedMoment[] => {
    const index = places.get(checkout.at);
    const counts = checkout.status === 'bought' || checkout.status === 'granted';
    return index === undefined || !counts ? [] : [{ key: checkout.id, index, name: checkout }];
  });
  return [
    { key: 'start', index: 0, name: 'start' },
    ...rounds,
    ...(looked === undefined ? [] : [{ key: 'looked', index: looked, name: 'lastLooked' } as const]),
    { key: 'now', index: entries.length - 1, name: 'now' },
  ];
}

/** Just after the last event of that time or before; the first where there is none. */
export function indexAtTime(entries: readonly Pick<ActivityEntry, 'at'>[], ms: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((entries[middle]?.at ?? 0) <= ms) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
