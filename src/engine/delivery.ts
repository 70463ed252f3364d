// How an event store tells one tab of new entries: each exactly once and in seq order per log, whoever stored them.
// The frontier, how much of each log this tab has been given, decides; storage dedupes by content, delivery by this.

import { callIsolated } from './callIsolated.ts';
import type { LogHead, StoredEntry } from './eventStore.ts';
import type { ReplicaId, StreamId } from './message.ts';

type Listener = (entries: readonly StoredEntry[]) => void;

export interface Delivery {
  subscribe(streamId: StreamId, listener: Listener): () => void;
  /** Everything below these heads is known to this tab. Only the first call for a stream has an effect. */
  start(streamId: StreamId, heads: readonly Pick<LogHead, 'replicaId' | 'length'>[]): void;
  hasStarted(streamId: StreamId): boolean;
  /** How much of a log has been delivered; null before `start`. */
  deliveredLength(streamId: StreamId, replicaId: ReplicaId): number | null;
  /** Stored entries, in seq order per log and leaving no gap after what was delivered; those delivered are skipped. */
  deliver(streamId: StreamId, entries: readonly StoredEntry[]): void;
  /** A log is another one now, all of which the tab will know. */
  restart(streamId: StreamId, replicaId: ReplicaId, length: number): void;
  forget(streamId: StreamId): void;
  close(): void;
}

export function createDelivery(): Delivery {
  const frontiers = new Map<StreamId, Map<ReplicaId, number>>();
  const listeners = new Map<StreamId, Set<Listener>>();

  return {
    subscribe(streamId, listener) {
      const own: Listener = (entries) => listener(entries);
      const ofStream = listeners.get(streamId) ?? new Set();
      listeners.set(streamId, ofStream.add(own));
      return () => ofStream.delete(own);
    },
    start(streamId, heads) {
      if (frontiers.has(streamId)) return;
      frontiers.set(streamId, new Map(heads.map(({ replicaId, length }) => [replicaId, length])));
    },
    hasStarted: (streamId) => frontiers.has(streamId),
    deliveredLength: (streamId, replicaId) => {
      const frontier = frontiers.get(streamId);
      return frontier === undefined ? null : (frontier.get(replicaId) ?? 0);
    },
    deliver(streamId, entries) {
      const frontier = frontiers.get(streamId);
      if (frontier === undefined) return;
      // Synchronous from the comparison to the mark: two deliveries cannot both take an entry.
      const fresh = entries.filter(({ replicaId, seq }) => {
        if (seq !== (frontier.get(replicaId) ?? 0)) return false;
        frontier.set(replicaId, seq + 1);
        return true;
      });
      if (fresh.length === 0) return;
      for (const listener of [...(listeners.get(streamId) ?? [])]) callIsolated(() => listener(fresh));
    },
    restart: (streamId, replicaId, length) => {
      frontiers.get(streamId)?.set(replicaId, length);
    },
    forget: (streamId) => {
      frontiers.delete(streamId);
    },
    close() {
      frontiers.clear();
      listeners.clear();
    },
  };
}
