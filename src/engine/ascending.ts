// Lists of events in the order of their ids.

import type { EventEnvelope, EventId } from './message.ts';

interface WithId {
  readonly id: EventId;
}

export function byId(a: WithId, b: WithId): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

export function isAscending(list: readonly WithId[]): boolean {
  return list.every((each, index) => index === 0 || (list[index - 1] as WithId).id <= each.id);
}

/** Two ascending lists as one. */
export function mergeById<Envelope extends EventEnvelope>(
  a: readonly Envelope[],
  b: readonly Envelope[],
): readonly Envelope[] {
  return a.length === 0 ? b : [...a, ...b].sort(byId);
}

/** `places`: how many of `list` come before each of `added`, ascending. */
export function insertedAt<Item>(list: readonly Item[], places: readonly number[], added: readonly Item[]): Item[] {
  const inserted: Item[] = [];
  let next = 0;
  for (const [which, place] of places.entries()) {
    for (; next < place; next += 1) inserted.push(list[next] as Item);
    inserted.push(added[which] as Item);
  }
  for (; next < list.length; next += 1) inserted.push(list[next] as Item);
  return inserted;
}
