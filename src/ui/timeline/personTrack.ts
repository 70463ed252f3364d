// The track of one person: a stop for each of their acts, and one for now. Where their last act is the newest of all, that is now.

/** Places in the history; null for now, which comes last. */
export type Stops = readonly (number | null)[];

export function stopsOf<Actor>(entries: readonly { readonly actorId: Actor }[], actor: Actor): Stops {
  const places = entries.flatMap(({ actorId }, index) => (actorId === actor ? [index] : []));
  const isNewest = places.length > 0 && places.at(-1) === entries.length - 1;
  return [...(isNewest ? places.slice(0, -1) : places), null];
}

/** Where the cursor stands on it: at the last of their acts that has happened. `cursor`: null for now. */
export function stopAt(stops: Stops, cursor: number | null): number {
  if (cursor === null) return stops.length - 1;
  const after = stops.findIndex((place) => place === null || place > cursor);
  return Math.max(0, after - 1);
}
