// How an event store tells the readers of one tab what a stream holds: each entry exactly once and in seq order per log,
// whoever stored it, and the whole history anew when it has become another one. A reader's frontier, what it has been told
// of which generation, decides; storage dedupes by content, delivery by this. Contract: eventStore.ts.

import { headWith, type LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { sha256 } from '../log/sha256.ts';
import { callIsolated } from './callIsolated.ts';
import type { StoredEntry, StreamReader } from './eventStore.ts';
import type { StreamId } from './message.ts';

/** Which history of a stream is meant: grows with each, and is used once per database. Null where nothing is stored. */
export type Generation = number | null;

/** All that is stored of a stream, as of one moment. */
export interface StoredHistory {
  readonly generation: Generation;
  /** In ascending id order. */
  readonly entries: readonly StoredEntry[];
  readonly heads: readonly LogHead[];
}

/** How a stream looks to a reader that was told a generation of it. One that was told nothing goes on with any. */
export type Standing = 'current' | 'former' | 'removed';

export function standing(told: Generation, stored: Generation): Standing {
  if (told === null || told === stored) return 'current';
  return stored === null ? 'removed' : 'former';
}

/** A reader's frontier. */
export interface Reading {
  generation(): Generation;
  /** The end of a log, as far as it was told; null for a log it knows nothing of. */
  head(replicaId: ReplicaId): LogHead | null;
  /** The reader is told nothing any more. */
  end(): void;
}

export interface Delivery {
  /** Tells the reader the history, in the caller's own turn. */
  open(streamId: StreamId, reader: StreamReader, history: StoredHistory): Reading;
  /** From where on some reader has not been told a log of this length. */
  untoldFrom(streamId: StreamId, stored: Generation, log: LogHead): number;
  /** Stored entries, in seq order per log and leaving no gap after what was told; what was told is skipped. */
  deliver(streamId: StreamId, stored: Generation, entries: readonly StoredEntry[]): void;
  /** Whether some reader has to be told the history anew. */
  isBehind(streamId: StreamId, stored: Generation): boolean;
  /** Tells those that were told a former one. */
  tellAnew(streamId: StreamId, history: StoredHistory): void;
  close(): void;
}

interface Frontier {
  readonly reader: StreamReader;
  generation: Generation;
  /** By log: its head, or the entry that is its last. */
  ends: Map<ReplicaId, LogHead | StoredEntry>;
}

export function createDelivery(): Delivery {
  const frontiers = new Map<StreamId, Set<Frontier>>();
  const readersOf = (streamId: StreamId) => [...(frontiers.get(streamId) ?? [])];

  function toldLength({ ends }: Frontier, replicaId: ReplicaId): number {
    const end = ends.get(replicaId);
    return end === undefined ? 0 : 'length' in end ? end.length : end.seq + 1;
  }

  function headOf({ ends }: Frontier, replicaId: ReplicaId): LogHead | null {
    const end = ends.get(replicaId);
    if (end === undefined) return null;
    if ('length' in end) return end;
    const head = headWith(replicaId, end.seq + 1, end.bytes, sha256);
    ends.set(replicaId, head);
    return head;
  }

  function tellHistory(frontier: Frontier, { generation, entries, heads }: StoredHistory): void {
    frontier.generation = generation;
    frontier.ends = new Map(heads.map((head) => [head.replica, head]));
    callIsolated(() => frontier.reader.history(entries));
  }

  function tellMore(frontier: Frontier, stored: Generation, entries: readonly StoredEntry[]): void {
    frontier.generation = stored;
    // Synchronous from the comparison to the mark: two deliveries cannot both take an entry.
    const fresh = entries.filter((entry) => {
      if (entry.seq !== toldLength(frontier, entry.replicaId)) return false;
      frontier.ends.set(entry.replicaId, entry);
      return true;
    });
    if (fresh.length > 0) callIsolated(() => frontier.reader.arrived(fresh));
  }

  return {
    open(streamId, reader, history) {
      const ofStream = frontiers.get(streamId) ?? new Set();
      const frontier: Frontier = { reader, generation: null, ends: new Map() };
      frontiers.set(streamId, ofStream.add(frontier));
      tellHistory(frontier, history);
      return {
        generation: () => frontier.generation,
        head: (replicaId) => headOf(frontier, replicaId),
        end: () => void ofStream.delete(frontier),
      };
    },
    untoldFrom(streamId, stored, { replica, length }) {
      const current = readersOf(streamId).filter(({ generation }) => standing(generation, stored) === 'current');
      return Math.min(length, ...current.map((frontier) => toldLength(frontier, replica)));
    },
    deliver(streamId, stored, entries) {
      for (const frontier of readersOf(streamId)) {
        const found = standing(frontier.generation, stored);
        if (found === 'current') tellMore(frontier, stored, entries);
        if (found !== 'removed') continue;
        frontiers.get(streamId)?.delete(frontier);
        callIsolated(() => frontier.reader.removed());
      }
    },
    isBehind: (streamId, stored) =>
      readersOf(streamId).some(({ generation }) => standing(generation, stored) === 'former'),
    tellAnew(streamId, history) {
      for (const frontier of readersOf(streamId)) {
        if (standing(frontier.generation, history.generation) === 'former') tellHistory(frontier, history);
      }
    },
    close: () => frontiers.clear(),
  };
}
