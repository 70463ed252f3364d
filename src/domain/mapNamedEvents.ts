// Which events an event names: what its author was looking at. For the engine, which gives several entries of one command
// one id (engine: commandIndex.ts) and knows no event's inside.

import type { EventId } from '../engine/message.ts';
import type { CartEvent, ManifestLine } from './events.ts';

type MapIds = (ids: readonly EventId[]) => readonly EventId[];

/**
 * The same event where the lists stay the same. `mapSeen`: what was seen. `mapNamed`: what is meant, such as the wishes that
 * were bought.
 */
export function mapNamedEvents(event: CartEvent, mapSeen: MapIds, mapNamed = mapSeen): CartEvent {
  switch (event.type) {
    case 'CheckedOut': {
      const manifest = eachOf(event.data.manifest, (line) => manifestLineOf(line, mapSeen, mapNamed));
      return manifest === event.data.manifest ? event : { ...event, data: { ...event.data, manifest } };
    }
    case 'CheckoutUndone': {
      const returned = eachOf(event.data.returned, (line) => seenOf(line, mapSeen));
      return returned === event.data.returned ? event : { ...event, data: { ...event.data, returned } };
    }
    default: {
      if (!('observed' in event.data)) return event;
      const data = seenOf(event.data, mapSeen);
      return data === event.data ? event : ({ ...event, data } as CartEvent);
    }
  }
}

function manifestLineOf(line: ManifestLine, mapSeen: MapIds, mapNamed: MapIds): ManifestLine {
  const seen = seenOf(line, mapSeen);
  const picks = mapNamed(line.picks);
  const covers = eachOf(line.covers, (cover) => {
    const [id = cover.id] = mapNamed([cover.id]);
    return id === cover.id ? cover : { ...cover, id };
  });
  return seen === line && picks === line.picks && covers === line.covers ? line : { ...seen, picks, covers };
}

function seenOf<Seen extends { readonly observed: readonly EventId[] }>(of: Seen, map: MapIds): Seen {
  const observed = map(of.observed);
  return observed === of.observed ? of : { ...of, observed };
}

function eachOf<Item>(list: readonly Item[], map: (item: Item) => Item): readonly Item[] {
  const mapped = list.map(map);
  return mapped.every((item, index) => item === list[index]) ? list : mapped;
}
