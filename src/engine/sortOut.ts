// What becomes of entries that are put back into another database: those that go on from what is there, and those that part
// from it. The rule that every event store applies inside its transaction (contract in eventStore.ts). It knows no database.

import type { NewEntry, StoredEntry } from './eventStore.ts';

type Place = Pick<NewEntry, 'replicaId' | 'seq'>;

/** As they were: when each was received is not to be forgotten. */
export function sortOut(
  entries: readonly StoredEntry[],
  admitted: readonly Place[],
  misfits: readonly Place[],
): { readonly back: readonly StoredEntry[]; readonly gaveWay: readonly StoredEntry[] } {
  const byPlace = new Map(entries.map((entry) => [placeOf(entry), entry]));
  const at = (places: readonly Place[]) => places.flatMap((place) => byPlace.get(placeOf(place)) ?? []);
  return { back: at(admitted), gaveWay: at(misfits) };
}

function placeOf({ replicaId, seq }: Place): string {
  return `${replicaId}:${seq}`;
}
