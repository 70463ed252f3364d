// Which events are not on the relay yet. While connected only what the relay has said in this session counts; without
// a connection, what it last said.

import type { StoredEntry } from '../../engine/eventStore.ts';
import type { EventId } from '../../engine/message.ts';
import type { Replica } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { LogPlace } from './streamSnapshot.ts';

export interface DurableLength {
  readonly replicaId: ReplicaId;
  readonly length: number;
}

export interface RelayWhereabouts {
  stored(entries: readonly StoredEntry[]): void;
  /** Forgets which events there are, not what the relay has said. */
  clear(): void;
  /** Reads the relay's latest word. Returns whether it has moved. */
  refresh(replica: Replica): boolean;
  isOnRelay(event: LogPlace): boolean;
  /** Oldest first. */
  waiting(): readonly EventId[];
  lastKnown(): readonly DurableLength[];
}

export function createRelayWhereabouts(remembered: readonly DurableLength[]): RelayWhereabouts {
  const logs = new Map<ReplicaId, EventId[]>();
  const durable = new Map<ReplicaId, number>(remembered.map(({ replicaId, length }) => [replicaId, length]));
  let cached: readonly EventId[] | null = null;

  return {
    stored(entries) {
      for (const { replicaId, seq, id } of entries) {
        const log = logs.get(replicaId) ?? [];
        log[seq] = id;
        logs.set(replicaId, log);
      }
      cached = null;
    },
    clear() {
      logs.clear();
      cached = null;
    },
    refresh(replica) {
      const status = replica.status();
      if (status.kind !== 'online' || !status.caughtUp) return false;
      let moved = false;
      for (const replicaId of logs.keys()) {
        const length = replica.durableLength(replicaId);
        if (durable.get(replicaId) === length) continue;
        durable.set(replicaId, length);
        moved = true;
      }
      if (moved) cached = null;
      return moved;
    },
    isOnRelay: ({ replicaId, seq }) => (durable.get(replicaId) ?? 0) > seq,
    waiting() {
      cached ??= [...logs].flatMap(([replicaId, log]) => log.slice(durable.get(replicaId) ?? 0)).sort();
      return cached;
    },
    lastKnown: () => [...durable].map(([replicaId, length]) => ({ replicaId, length })),
  };
}
