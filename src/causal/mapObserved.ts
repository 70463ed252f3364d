// Which events an event names: what its author was looking at. For the engine, which gives several entries of one command
// one id (engine: commandIndex.ts) and knows no event's inside.

import type { DomainEvent, EventId } from '../engine/message.ts';

/** The same event where the list stays the same. Of a domain whose events name others in `observed` only. */
export function mapObserved<Event extends DomainEvent>(
  event: Event,
  map: (ids: readonly EventId[]) => readonly EventId[],
): Event {
  const { observed } = event.data as { readonly observed?: readonly EventId[] };
  if (observed === undefined) return event;
  const mapped = map(observed);
  return mapped === observed ? event : { ...event, data: { ...event.data, observed: mapped } };
}
