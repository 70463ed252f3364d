// The reference EventStore: what the contract means in the fewest words, and what tests run on. Several instances may
// share one database, as tabs of one browser do.

import { admitEntries } from './admission.ts';
import { branchChange } from './branchChange.ts';
import { createDelivery } from './delivery.ts';
import type { EntryFormat } from './entryFormat.ts';
import { type EventStore, type LogHead, StorageFailure, type StoredEntry } from './eventStore.ts';
import type { ReplicaId, StreamId } from './message.ts';

interface StoredLog {
  readonly entries: StoredEntry[];
  head: LogHead;
}

/** Made by `createMemoryDatabase`, and shared by instances. */
export interface MemoryDatabase {
  readonly streams: Map<StreamId, Map<ReplicaId, StoredLog>>;
  readonly setAside: Map<StreamId, StoredEntry[]>;
}

export function createMemoryDatabase(): MemoryDatabase {
  return { streams: new Map(), setAside: new Map() };
}

export function createMemoryEventStore(options: {
  readonly format: EntryFormat;
  /** ms since 1970, for `receivedAt`. */
  readonly now: () => number;
  readonly database?: MemoryDatabase;
}): EventStore {
  const { format, now, database = createMemoryDatabase() } = options;
  const delivery = createDelivery();
  let isClosed = false;

  /** Never in the caller's own turn, as no database answers in it; and from here on all at once, as a transaction. */
  async function transaction<Result>(
    streamId: StreamId,
    work: (logs: Map<ReplicaId, StoredLog>) => Result,
  ): Promise<Result> {
    await undefined;
    if (isClosed) throw new StorageFailure('closed', 'the event store is closed');
    return work(database.streams.get(streamId) ?? new Map());
  }

  function deliverMissing(streamId: StreamId, logs: ReadonlyMap<ReplicaId, StoredLog>): void {
    const missing = [...logs].flatMap(([replicaId, { entries }]) =>
      entries.slice(delivery.deliveredLength(streamId, replicaId) ?? entries.length),
    );
    delivery.deliver(streamId, missing);
  }

  return {
    append: (streamId, entries, { allOrNothing = false } = {}) =>
      transaction(streamId, (logs) => {
        const { admitted, duplicates, misfits, heads } = admitEntries(
          format,
          {
            heads: new Map([...logs].map(([replicaId, { head }]) => [replicaId, head])),
            stored: (replicaId, seq) => logs.get(replicaId)?.entries[seq],
          },
          entries,
        );
        const isRefused = allOrNothing && misfits.length > 0;
        const receivedAt = now();
        const appended = isRefused ? [] : admitted.map((entry) => ({ ...entry, streamId, receivedAt }));
        if (!isRefused) {
          database.streams.set(streamId, logs);
          for (const head of heads) {
            const log = logs.get(head.replicaId) ?? { entries: [], head };
            log.entries.push(...appended.filter(({ replicaId }) => replicaId === head.replicaId));
            log.head = head;
            logs.set(head.replicaId, log);
          }
        }
        const touched = new Set(entries.map(({ replicaId }) => replicaId));
        deliverMissing(streamId, new Map([...logs].filter(([replicaId]) => touched.has(replicaId))));
        return { appended, duplicates, misfits };
      }),
    readAll: (streamId) =>
      transaction(streamId, (logs) => {
        delivery.start(
          streamId,
          [...logs.values()].map(({ head }) => head),
        );
        return allEntries(logs);
      }),
    readRange: (streamId, { from, to, limit }) =>
      transaction(streamId, (logs) =>
        allEntries(logs)
          .filter(({ id }) => (from === undefined || id >= from) && (to === undefined || id <= to))
          .slice(0, limit),
      ),
    readLog: (streamId, replicaId, fromSeq) =>
      transaction(streamId, (logs) => logs.get(replicaId)?.entries.slice(fromSeq) ?? []),
    heads: (streamId) => transaction(streamId, (logs) => [...logs.values()].map(({ head }) => head)),
    count: (streamId) => transaction(streamId, (logs) => allEntries(logs).length),
    adoptBranch: (streamId, replicaId, branch) =>
      transaction(streamId, (logs) => {
        const log = logs.get(replicaId);
        const change = branchChange(format, replicaId, log?.entries ?? [], branch);
        if (log === undefined || change === null) {
          delivery.restart(streamId, replicaId, log?.entries.length ?? 0);
          return [];
        }
        const receivedAt = now();
        const entries = change.entries.map((entry) => ({ ...entry, streamId, receivedAt }));
        const lost = log.entries.splice(change.from, Number.POSITIVE_INFINITY, ...entries);
        log.head = change.head;
        database.setAside.set(streamId, [...(database.setAside.get(streamId) ?? []), ...lost]);
        delivery.restart(streamId, replicaId, log.entries.length);
        return lost;
      }),
    setAside: (streamId) => transaction(streamId, () => [...(database.setAside.get(streamId) ?? [])].sort(byId)),
    subscribe: delivery.subscribe,
    catchUp: (streamId) => transaction(streamId, (logs) => deliverMissing(streamId, logs)),
    remove: (streamId) =>
      transaction(streamId, () => {
        database.streams.delete(streamId);
        database.setAside.delete(streamId);
        delivery.forget(streamId);
      }),
    close() {
      isClosed = true;
      delivery.close();
    },
  };
}

function allEntries(logs: ReadonlyMap<ReplicaId, StoredLog>): readonly StoredEntry[] {
  return [...logs.values()].flatMap(({ entries }) => entries).sort(byId);
}

function byId(a: StoredEntry, b: StoredEntry): number {
  return a.id < b.id ? -1 : 1;
}
