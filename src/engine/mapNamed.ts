// How a domain says which events an event names.

import type { DomainEvent, EventEnvelope, EventId } from './message.ts';

type MapIds = (ids: readonly EventId[]) => readonly EventId[];

/**
 * The event naming what `mapSeen` makes of the ids of what its author saw, and `mapNamed` of those that it means (one for one,
 * and the same as `mapSeen` where it is not given).
 */
export type MapNamed<Event extends DomainEvent> = (event: Event, mapSeen: MapIds, mapNamed?: MapIds) => Event;

/** Whether one of these events names one of those. */
export function namesAny<Event extends DomainEvent>(
  events: readonly EventEnvelope<Event>[],
  named: readonly { readonly id: EventId }[],
  mapNamed: MapNamed<Event>,
): boolean {
  if (named.length === 0) return false;
  const sought = new Set(named.map(({ id }) => id));
  let isFound = false;
  for (const { event } of events) {
    mapNamed(event, (ids) => {
      if (ids.some((id) => sought.has(id))) isFound = true;
      return ids;
    });
    if (isFound) break;
  }
  return isFound;
}
