// The EventStore on IndexedDB. What fits is decided by the engine inside one strict transaction over entries and heads,
// so tabs that share the database cannot both continue a log. It keeps bytes verbatim and never decodes them.

import type { IDBPTransaction } from 'idb';
import { admitEntries, isPlaceInALog } from '../../engine/admission.ts';
import { branchChange } from '../../engine/branchChange.ts';
import { createDelivery } from '../../engine/delivery.ts';
import type { EntryFormat } from '../../engine/entryFormat.ts';
import { type EventStore, type LogHead, type NewEntry, StorageFailure } from '../../engine/eventStore.ts';
import type { ReplicaId, StreamId } from '../../engine/message.ts';
import type { TrolleyDatabase } from './database.ts';
import { ofStream, type TrolleySchema } from './schema.ts';

type LogTransaction = IDBPTransaction<TrolleySchema, readonly ['entries', 'logs'], 'readonly' | 'readwrite'>;

export function createIndexedDbEventStore(options: {
  readonly database: TrolleyDatabase;
  readonly format: EntryFormat;
  /** ms since 1970, for `receivedAt`. */
  readonly now: () => number;
}): EventStore {
  const { format, now } = options;
  const delivery = createDelivery();
  let isClosed = false;

  const transact: TrolleyDatabase['transact'] = async (stores, mode, work) => {
    if (isClosed) throw new StorageFailure('closed', 'the event store is closed');
    return options.database.transact(stores, mode, work);
  };

  /** Of these logs, what is stored and this tab has not been given. */
  async function undelivered(tx: LogTransaction, streamId: StreamId, heads: readonly LogHead[]) {
    const runs = heads.map(({ replicaId, length }) => {
      const from = delivery.deliveredLength(streamId, replicaId) ?? length;
      return from < length ? tx.objectStore('entries').getAll(run(streamId, replicaId, from)) : [];
    });
    return (await Promise.all(runs)).flat();
  }

  return {
    async append(streamId, entries, { allOrNothing = false } = {}) {
      const { outcome, missed } = await transact(['entries', 'logs'], 'readwrite', async (tx) => {
        const logs = await readLogs(tx, streamId, entries);
        const { admitted, duplicates, misfits, heads } = admitEntries(format, logs, entries);
        const missed = await undelivered(tx, streamId, [...logs.heads.values()]);
        const isRefused = allOrNothing && misfits.length > 0;
        const receivedAt = now();
        const appended = isRefused ? [] : admitted.map((entry) => ({ ...entry, streamId, receivedAt }));
        if (!isRefused) {
          await Promise.all([
            // Async, so that one that throws at once leaves no other's rejection unheard.
            ...appended.map(async (entry) => tx.objectStore('entries').add(entry)),
            ...heads.map(async (head) => tx.objectStore('logs').put({ ...head, streamId })),
          ]);
        }
        return { outcome: { appended, duplicates, misfits }, missed };
      });
      delivery.deliver(streamId, [...missed, ...outcome.appended]);
      return outcome;
    },
    async readAll(streamId) {
      const { entries, heads } = await transact(['entries', 'logs'], 'readonly', async (tx) => {
        const [entries, heads] = await Promise.all([
          tx.objectStore('entries').getAll(ofStream(streamId)),
          tx.objectStore('logs').getAll(ofStream(streamId)),
        ]);
        return { entries, heads };
      });
      delivery.start(streamId, heads);
      // Faster than having the index look up every record.
      return entries.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async readRange(streamId, { from, to, limit }) {
      if (limit === 0 || (from !== undefined && to !== undefined && from > to)) return [];
      const range = IDBKeyRange.bound([streamId, from ?? ''], [streamId, to ?? []]);
      return transact(['entries'], 'readonly', (tx) => tx.store.index('byId').getAll(range, limit));
    },
    readLog: (streamId, replicaId, fromSeq) =>
      transact(['entries'], 'readonly', (tx) => tx.store.getAll(run(streamId, replicaId, fromSeq))),
    async heads(streamId) {
      const logs = await transact(['logs'], 'readonly', (tx) => tx.store.getAll(ofStream(streamId)));
      return logs.map(({ replicaId, length, hash, lastId }) => ({ replicaId, length, hash, lastId }));
    },
    count: (streamId) => transact(['entries'], 'readonly', (tx) => tx.store.count(ofStream(streamId))),
    async adoptBranch(streamId, replicaId, branch) {
      const { lost, length } = await transact(['entries', 'logs', 'setAside'], 'readwrite', async (tx) => {
        const entries = tx.objectStore('entries');
        const stored = await entries.getAll(run(streamId, replicaId, 0));
        const change = branchChange(format, replicaId, stored, branch);
        if (change === null) return { lost: [], length: stored.length };
        const lost = stored.slice(change.from);
        const receivedAt = now();
        await Promise.all([
          ...lost.map(async (entry) => tx.objectStore('setAside').add(entry)),
          entries.delete(run(streamId, replicaId, change.from)),
          ...change.entries.map(async (entry) => entries.add({ ...entry, streamId, receivedAt })),
          tx.objectStore('logs').put({ ...change.head, streamId }),
        ]);
        return { lost, length: change.head.length };
      });
      delivery.restart(streamId, replicaId, length);
      return lost;
    },
    setAside: (streamId) =>
      transact(['setAside'], 'readonly', (tx) => tx.store.index('byId').getAll(ofStream(streamId))),
    subscribe: delivery.subscribe,
    async catchUp(streamId) {
      const missed = await transact(['entries', 'logs'], 'readonly', async (tx) => {
        if (!delivery.hasStarted(streamId)) return [];
        return undelivered(tx, streamId, await tx.objectStore('logs').getAll(ofStream(streamId)));
      });
      delivery.deliver(streamId, missed);
    },
    async remove(streamId) {
      await transact(['entries', 'logs', 'setAside'], 'readwrite', async (tx) => {
        const aside = tx.objectStore('setAside');
        const lost = await aside.index('byId').getAllKeys(ofStream(streamId));
        await Promise.all([
          ...lost.map(async (key) => aside.delete(key)),
          tx.objectStore('entries').delete(ofStream(streamId)),
          tx.objectStore('logs').delete(ofStream(streamId)),
        ]);
      });
      delivery.forget(streamId);
    },
    close() {
      isClosed = true;
      delivery.close();
    },
  };
}

/** What deciding on these entries needs to know: the heads of their logs, and what is stored where they claim to belong. */
async function readLogs(tx: LogTransaction, streamId: StreamId, entries: readonly NewEntry[]) {
  const placed = entries.filter(isPlaceInALog);
  const replicaIds = [...new Set(placed.map(({ replicaId }) => replicaId))];
  const records = await Promise.all(replicaIds.map((replicaId) => tx.objectStore('logs').get([streamId, replicaId])));
  const heads = new Map<ReplicaId, LogHead>();
  for (const head of records) if (head !== undefined) heads.set(head.replicaId, head);

  const claimed = placed.filter(({ replicaId, seq }) => seq < (heads.get(replicaId)?.length ?? 0));
  const present = await Promise.all(
    claimed.map(({ replicaId, seq }) => tx.objectStore('entries').get([streamId, replicaId, seq])),
  );
  const stored = new Map(
    present.map((entry) => [entry === undefined ? '' : placeOf(entry.replicaId, entry.seq), entry]),
  );
  return { heads, stored: (replicaId: ReplicaId, seq: number) => stored.get(placeOf(replicaId, seq)) };
}

function placeOf(replicaId: ReplicaId, seq: number): string {
  return `${replicaId}:${seq}`;
}

/** One log from a seq on. */
function run(streamId: StreamId, replicaId: ReplicaId, fromSeq: number): IDBKeyRange {
  return IDBKeyRange.bound([streamId, replicaId, fromSeq], [streamId, replicaId, []]);
}
