// Which events an event names: what its author was looking at. For the engine, which gives several entries of one command
// one id (engine: commandIndex.ts) and knows no event's inside.

import type { EventId } from '../engine/message.ts';
import type { CartEvent } from './events.ts';

/** The same event where the list stays the same. */
export function mapObserved(event: CartEvent, map: (ids: readonly EventId[]) => readonly EventId[]): CartEvent {
  if (!('observed' in event.data)) return event;
  const observed = map(event.data.observed);
  return observed === event.data.observed ? event : ({ ...event, data: { ...event.data, observed } } as CartEvent);
}
