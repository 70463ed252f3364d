// The other clock: the history in the order in which this device learned of it, and what it knew then. The same fold, of the entries
// that had arrived. What came in one go (one transaction of the store) counts in the total order; within a log, which never comes in
// any other way, in the log's own, whatever this device's clock said. Loaded when somebody asks for it.

import type { DomainTypes } from '../../engine/domain.ts';
import type { EventStore, StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { OpenStream } from '../../engine/openStream.ts';
import { createReadSide, type HistoryView } from '../../engine/readSide.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Moments } from './moments.ts';

interface Arrival {
  readonly id: EventId;
  readonly actorId: ActorId;
  /** ms since 1970. */
  readonly at: number;
  /** How many entries had arrived with it, those too that cannot be read. */
  readonly entries: number;
}

export async function readArrivals<T extends DomainTypes>(
  store: Pick<EventStore, 'readAll'>,
  { domain, streamId, head }: Pick<OpenStream<T>, 'domain' | 'streamId' | 'head'>,
): Promise<Moments<T>> {
  const stored = await store.readAll(streamId);
  // Another tab may have stored more than this one was told.
  const entries = [...inOrderOfArrival(stored.filter(({ replicaId, seq }) => seq < (head(replicaId)?.length ?? 0)))];
  /** Folds what had arrived at the place that was last looked at. */
  const readSide = createReadSide(domain, streamId);
  const arrivals: Arrival[] = [];
  const ids = new Set<EventId>();
  const places = new Map<EventId, number>();
  let read = 0;
  let shown: HistoryView<T> | null = null;
  let shownOf: HistoryView<T>['entries'] | null = null;
  const everything = createReadSide(domain, streamId);
  take(0);

  function take(from: number) {
    for (let index = from; index < entries.length; index += 1) {
      const { entry, at } = entries[index] as (typeof entries)[number];
      ids.add(entry.id);
      for (const { id, actorId } of everything.receive([entry])) {
        places.set(id, arrivals.length);
        arrivals.push({ id, actorId, at, entries: index + 1 });
      }
    }
  }

  return {
    length: () => arrivals.length,
    at: (index) => arrivals[index],
    indexOf: (id) => places.get(id) ?? -1,
    stateAt(index) {
      const wanted = arrivals[index]?.entries ?? 0;
      if (wanted < read) {
        readSide.clear();
        read = 0;
      }
      readSide.receive(entries.slice(read, wanted).map(({ entry }) => entry));
      read = wanted;
      return readSide.timeline.state();
    },
    arrived(more) {
      const known = entries.length;
      const latest = entries.at(-1)?.at ?? 0;
      for (const { entry, at } of inOrderOfArrival(more)) {
        if (!ids.has(entry.id)) entries.push({ entry, at: Math.max(at, latest) });
      }
      take(known);
      shown = null;
    },
    history(ofNow) {
      // One for each change: what is drawn of it compares.
      const isSame = shown?.state === ofNow.state && shownOf === ofNow.entries;
      if (shown !== null && isSame && shown.entries.length === arrivals.length) return shown;
      shownOf = ofNow.entries;
      const notes = new Map(ofNow.entries.map((note) => [idOf(note), note]));
      const told = arrivals.flatMap(({ id, at }) => {
        const note = notes.get(id);
        return note === undefined ? [] : [withTime(note, at)];
      });
      shown = { ...ofNow, entries: told };
      return shown;
    },
  };
}

/** With when each of them was learned of. */
export function inOrderOfArrival(
  entries: readonly StoredEntry[],
): readonly { readonly entry: StoredEntry; readonly at: number }[] {
  const latest = new Map<ReplicaId, number>();
  return entries
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((entry) => {
      const at = Math.max(entry.receivedAt, latest.get(entry.replicaId) ?? 0);
      latest.set(entry.replicaId, at);
      return { entry, at };
    })
    .sort((a, b) => a.at - b.at);
}

function idOf(note: unknown): EventId {
  return (note as { readonly id: EventId }).id;
}

/** The same note, as of the time of this clock. Not a copy of its fields: a domain's may be told when asked. */
function withTime<Note>(note: Note, at: number): Note {
  return Object.create(note as object, { at: { value: at, enumerable: true } });
}
