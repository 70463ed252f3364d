// The EventStore on IndexedDB. What fits is decided by the engine inside one strict transaction over entries and heads,
// so tabs that share the database cannot both continue a log. It keeps bytes verbatim and never decodes them.

import { type IDBPObjectStore, type IDBPTransaction, unwrap } from 'idb';
import { admitEntries, isPlaceInALog } from '../../engine/admission.ts';
import { branchChange } from '../../engine/branchChange.ts';
import { createDelivery, type Generation, type StoredHistory, standing } from '../../engine/delivery.ts';
import { type EventStore, type NewEntry, StorageFailure, type StoredEntry } from '../../engine/eventStore.ts';
import { eventIdFrom, stampOf } from '../../engine/hybridLogicalClock.ts';
import type { StreamId } from '../../engine/message.ts';
import { sortOut } from '../../engine/sortOut.ts';
import { streamRemoved, superseded } from '../../engine/superseded.ts';
import type { LogHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { TrolleyDatabase } from './database.ts';
import { type LogRecord, ofStream, type StoreName, type TrolleySchema } from './schema.ts';
import { beginGeneration, generationOf } from './streamRecords.ts';

const historyStores = ['entries', 'logs', 'generations'] as const;
const portion = 2_000;
type HistoryTransaction = IDBPTransaction<TrolleySchema, typeof historyStores, 'readonly' | 'readwrite'>;

export function createIndexedDbEventStore(options: {
  readonly database: TrolleyDatabase;
  /** ms since 1970, for `receivedAt`. */
  readonly now: () => number;
}): EventStore {
  const { now } = options;
  const delivery = createDelivery();
  let isClosed = false;

  const transact: TrolleyDatabase['transact'] = async (stores, mode, work) => {
    if (isClosed) throw new StorageFailure('closed', 'the event store is closed');
    return options.database.transact(stores, mode, work);
  };

  /** Of these logs, what is stored and some reader has not been told. */
  async function untold(tx: HistoryTransaction, streamId: StreamId, stored: Generation, heads: Iterable<LogHead>) {
    const runs = [...heads].map((head) => {
      const from = delivery.untoldFrom(streamId, stored, head);
      return from < head.length ? tx.objectStore('entries').getAll(run(streamId, head.replica, from)) : [];
    });
    return (await Promise.all(runs)).flat();
  }

  function history(streamId: StreamId): Promise<StoredHistory> {
    return transact(historyStores, 'readonly', async (tx) => {
      const [generation, rows] = await Promise.all([
        generationOf(tx.objectStore('generations'), streamId),
        tx.objectStore('logs').getAll(ofStream(streamId)),
      ]);
      const heads = rows.map(headOf);
      const read = await Promise.all(
        inPortions(streamId, heads).map((range) => tx.objectStore('entries').getAll(range)),
      );
      const entries = read.flatMap((some) => compact(streamId, some));
      // Faster than an index by id, which would have to look up every record, and be written with each.
      return { generation, heads, entries: entries.sort((a, b) => (a.id < b.id ? -1 : 1)) };
    });
  }

  /**
   * To be called before anything else is awaited: what other transactions come to is told after it then, as the browser lets
   * none complete between a transaction's end and what was waiting for it.
   */
  async function tell(streamId: StreamId, stored: Generation, entries: readonly StoredEntry[]): Promise<void> {
    delivery.deliver(streamId, stored, entries);
    if (delivery.isBehind(streamId, stored)) delivery.tellAnew(streamId, await history(streamId));
  }

  return {
    async open(streamId, reader) {
      const reading = delivery.open(streamId, reader, await history(streamId));
      return {
        async append(entries, { allOrNothing = false } = {}) {
          const told = reading.generation();
          const { outcome, stored, missed } = await transact(historyStores, 'readwrite', async (tx) => {
            const generations = tx.objectStore('generations');
            const stored = await generationOf(generations, streamId);
            if (standing(told, stored) !== 'current') return { outcome: superseded(entries), stored, missed: [] };
            const logs = await readLogs(tx.objectStore('logs'), tx.objectStore('entries'), streamId, entries);
            const { admitted, duplicates, misfits, heads } = admitEntries(logs, entries);
            const missed = await untold(tx, streamId, stored, logs.heads.values());
            const isRefused = allOrNothing && misfits.length > 0;
            const receivedAt = now();
            const appended = isRefused ? [] : admitted.map((entry) => ({ ...entry, streamId, receivedAt }));
            const outcome = { appended, duplicates, misfits };
            if (appended.length === 0) return { outcome, stored, missed };
            addAll(tx.objectStore('entries'), appended);
            const [generation] = await Promise.all([
              stored ?? beginGeneration(generations, streamId),
              // Async, so that one that throws at once leaves no other's rejection unheard.
              ...heads.map(async (head) => tx.objectStore('logs').put(rowOf(streamId, head))),
            ]);
            return { outcome, stored: generation, missed };
          });
          await tell(streamId, stored, [...missed, ...outcome.appended]);
          if (standing(told, stored) === 'removed') throw streamRemoved();
          return outcome;
        },
        async catchUp() {
          const { stored, missed } = await transact(historyStores, 'readonly', async (tx) => {
            const [stored, rows] = await Promise.all([
              generationOf(tx.objectStore('generations'), streamId),
              tx.objectStore('logs').getAll(ofStream(streamId)),
            ]);
            return { stored, missed: await untold(tx, streamId, stored, rows.map(headOf)) };
          });
          await tell(streamId, stored, missed);
        },
        head: reading.head,
        close: reading.end,
      };
    },
    readAll: async (streamId) => (await history(streamId)).entries,
    readLog: (streamId, replicaId, fromSeq) =>
      transact(['entries'], 'readonly', (tx) => tx.store.getAll(run(streamId, replicaId, fromSeq))),
    async heads(streamId) {
      const logs = await transact(['logs'], 'readonly', (tx) => tx.store.getAll(ofStream(streamId)));
      return logs.map(headOf);
    },
    count: (streamId) => transact(['entries'], 'readonly', (tx) => tx.store.count(ofStream(streamId))),
    async adoptBranch(streamId, replicaId, branch) {
      const { gaveWay, stored } = await transact([...historyStores, 'setAside'], 'readwrite', async (tx) => {
        const [entries, generations] = [tx.objectStore('entries'), tx.objectStore('generations')];
        const log = await entries.getAll(run(streamId, replicaId, 0));
        const change = branchChange(replicaId, log, branch);
        if (change === null) return { gaveWay: [], stored: await generationOf(generations, streamId) };
        const gaveWay = log.slice(change.from);
        const receivedAt = now();
        addAll(tx.objectStore('setAside'), gaveWay);
        await entries.delete(run(streamId, replicaId, change.from));
        addAll(
          entries,
          change.entries.map((entry) => ({ ...entry, streamId, receivedAt })),
        );
        await tx.objectStore('logs').put(rowOf(streamId, change.head));
        return { gaveWay, stored: await beginGeneration(generations, streamId) };
      });
      await tell(streamId, stored, []);
      return gaveWay;
    },
    async putBack(streamId, told) {
      if (isClosed) throw new StorageFailure('closed', 'the event store is closed');
      const stored = await options.database.moveIn([...historyStores, 'setAside'], async (tx) => {
        const entries = told();
        const generations = tx.objectStore('generations');
        const logs = await readLogs(tx.objectStore('logs'), tx.objectStore('entries'), streamId, entries);
        const { admitted, misfits, heads } = admitEntries(logs, entries);
        const { back, gaveWay } = sortOut(entries, admitted, misfits);
        addAll(tx.objectStore('entries'), back);
        addAll(tx.objectStore('setAside'), gaveWay);
        await Promise.all(heads.map(async (head) => tx.objectStore('logs').put(rowOf(streamId, head))));
        const found = await generationOf(generations, streamId);
        return found ?? (back.length === 0 ? null : beginGeneration(generations, streamId));
      });
      await tell(streamId, stored, []);
    },
    setAside: (streamId) =>
      transact(['setAside'], 'readonly', (tx) => tx.store.index('byId').getAll(ofStream(streamId))),
    close() {
      isClosed = true;
      delivery.close();
    },
  };
}

/**
 * All of a stream: so many at a time, since the browser makes each answer's values in one go and does nothing else meanwhile; all are
 * asked for at once, so that it reads the next ones while it makes these.
 */
function inPortions(streamId: StreamId, heads: readonly LogHead[]): readonly IDBKeyRange[] {
  return heads.flatMap(({ replica, length }) =>
    Array.from({ length: Math.ceil(length / portion) }, (_, which) => {
      const end = Math.min(length, (which + 1) * portion);
      return IDBKeyRange.bound([streamId, replica, which * portion], [streamId, replica, end], false, true);
    }),
  );
}

/** What deciding on these entries needs to know: the heads of their logs, and what is stored where they claim to belong. */
async function readLogs(
  logs: { get(key: [StreamId, ReplicaId]): Promise<LogRecord | undefined> },
  places: { get(key: [StreamId, ReplicaId, number]): Promise<StoredEntry | undefined> },
  streamId: StreamId,
  entries: readonly NewEntry[],
) {
  const placed = entries.filter(isPlaceInALog);
  const replicaIds = [...new Set(placed.map(({ replicaId }) => replicaId))];
  const records = await Promise.all(replicaIds.map((replicaId) => logs.get([streamId, replicaId])));
  const heads = new Map<ReplicaId, LogHead>();
  for (const row of records) if (row !== undefined) heads.set(row.replicaId, headOf(row));

  const claimed = placed.filter(({ replicaId, seq }) => seq < (heads.get(replicaId)?.length ?? 0));
  const present = await Promise.all(claimed.map(({ replicaId, seq }) => places.get([streamId, replicaId, seq])));
  const stored = new Map(
    present.map((entry) => [entry === undefined ? '' : placeOf(entry.replicaId, entry.seq), entry]),
  );
  return { heads, stored: (replicaId: ReplicaId, seq: number) => stored.get(placeOf(replicaId, seq)) };
}

function headOf({ replicaId, length, hash, lastId }: LogRecord): LogHead {
  return { replica: replicaId, length, hash, stamp: stampOf(lastId) };
}

function rowOf(streamId: StreamId, { replica, length, hash, stamp }: LogHead): LogRecord {
  return { streamId, replicaId: replica, length, hash, lastId: eventIdFrom(stamp, replica) };
}

/** Each record comes with a text, an object of its parts and a buffer of its own: of very many, that is a fifth of a page's memory. */
function compact(streamId: StreamId, records: readonly StoredEntry[]): readonly StoredEntry[] {
  const all = new Uint8Array(records.reduce((sum, { bytes }) => sum + bytes.length, 0));
  let end = 0;
  return records.map(({ id, replicaId, seq, bytes: own, signature, receivedAt }) => {
    all.set(own, end);
    const bytes = all.subarray(end, end + own.length);
    end += own.length;
    return { id, streamId, replicaId, seq, bytes, signature, receivedAt };
  });
}

/** A view is stored with all of what it is a view of. */
function alone<Record extends StoredEntry>(record: Record): Record {
  const { bytes } = record;
  return bytes.length === bytes.buffer.byteLength ? record : { ...record, bytes: bytes.slice() };
}

/** Nobody waits for each, which takes longer than adding it: one that fails makes its transaction fail. */
function addAll<Name extends 'entries' | 'setAside'>(
  store: IDBPObjectStore<TrolleySchema, ArrayLike<StoreName>, Name, 'readwrite'>,
  records: readonly TrolleySchema[Name]['value'][],
): void {
  const plain = unwrap(store);
  for (const record of records) plain.add(alone(record));
}

function placeOf(replicaId: ReplicaId, seq: number): string {
  return `${replicaId}:${seq}`;
}

/** One log from a seq on. */
function run(streamId: StreamId, replicaId: ReplicaId, fromSeq: number): IDBKeyRange {
  return IDBKeyRange.bound([streamId, replicaId, fromSeq], [streamId, replicaId, []]);
}
