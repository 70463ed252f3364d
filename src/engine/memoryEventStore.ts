// The reference EventStore: what the contract means in the fewest words, and what tests run on. Several instances may
// share one database, as tabs of one browser do.

import type { LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { type Admission, admitEntries } from './admission.ts';
import { branchChange } from './branchChange.ts';
import { createDelivery, type Generation, type StoredHistory, standing } from './delivery.ts';
import { type EventStore, type NewEntry, StorageFailure, type StoredEntry } from './eventStore.ts';
import type { StreamId } from './message.ts';
import { sortOut } from './sortOut.ts';
import { streamRemoved, superseded } from './superseded.ts';

interface StoredLog {
  readonly entries: StoredEntry[];
  head: LogHead;
}

interface MemoryStream {
  generation: Generation;
  readonly logs: Map<ReplicaId, StoredLog>;
  setAside: readonly StoredEntry[];
}

/** Made by `createMemoryDatabase`, and shared by instances. */
export interface MemoryDatabase {
  readonly streams: Map<StreamId, MemoryStream>;
  /** Goes on when the database is replaced: no generation is in two of them. */
  lastGeneration: number;
  /** Which of the databases that have been in this place it is. */
  identity: number;
}

export function createMemoryDatabase(): MemoryDatabase {
  return { streams: new Map(), lastGeneration: 0, identity: 0 };
}

/** As a browser does that deletes its data, and makes a new database for who comes next. */
export function replaceMemoryDatabase(database: MemoryDatabase): void {
  database.streams.clear();
  database.identity += 1;
}

/** Takes a stream off the device. Its readers find out. */
export function removeMemoryStream(database: MemoryDatabase, streamId: StreamId): void {
  database.streams.delete(streamId);
}

export function createMemoryEventStore(options: {
  /** ms since 1970, for `receivedAt`. */
  readonly now: () => number;
  readonly database?: MemoryDatabase;
}): EventStore {
  const { now, database = createMemoryDatabase() } = options;
  const delivery = createDelivery();
  /** Of the database that this instance is in. */
  let { identity } = database;
  let isClosed = false;

  /** Never in the caller's own turn, as no database answers in it; and from here on all at once, as a transaction. */
  async function transaction<Result>(
    streamId: StreamId,
    work: (stream: MemoryStream) => Result,
    { isMove = false } = {},
  ): Promise<Result> {
    await undefined;
    if (isClosed) throw new StorageFailure('closed', 'the event store is closed');
    if (isMove) identity = database.identity;
    if (database.identity !== identity) throw new StorageFailure('replaced', 'there is another database now');
    return work(database.streams.get(streamId) ?? { generation: null, logs: new Map(), setAside: [] });
  }

  function beginGeneration(stream: MemoryStream): void {
    database.lastGeneration += 1;
    stream.generation = database.lastGeneration;
  }

  function admit({ logs }: MemoryStream, entries: readonly NewEntry[]): Admission {
    const heads = new Map([...logs].map(([replicaId, { head }]) => [replicaId, head]));
    return admitEntries({ heads, stored: (replicaId, seq) => logs.get(replicaId)?.entries[seq] }, entries);
  }

  function take(streamId: StreamId, stream: MemoryStream, entries: readonly StoredEntry[], heads: readonly LogHead[]) {
    database.streams.set(streamId, stream);
    if (stream.generation === null) beginGeneration(stream);
    for (const head of heads) {
      const log = stream.logs.get(head.replica) ?? { entries: [], head };
      log.entries.push(...entries.filter(({ replicaId }) => replicaId === head.replica));
      log.head = head;
      stream.logs.set(head.replica, log);
    }
  }

  /** What is stored of these logs, and the history where it is another one than before. */
  function tell(streamId: StreamId, stream: MemoryStream, logs: Iterable<StoredLog>): void {
    const { generation } = stream;
    const untold = [...logs].flatMap(({ head, entries }) =>
      entries.slice(delivery.untoldFrom(streamId, generation, head)),
    );
    delivery.deliver(streamId, generation, untold);
    if (delivery.isBehind(streamId, generation)) delivery.tellAnew(streamId, historyOf(stream));
  }

  return {
    open: (streamId, reader) =>
      transaction(streamId, (found) => {
        const reading = delivery.open(streamId, reader, historyOf(found));
        return {
          append(entries, { allOrNothing = false } = {}) {
            const told = reading.generation();
            return transaction(streamId, (stream) => {
              const { logs } = stream;
              const found = standing(told, stream.generation);
              if (found !== 'current') {
                tell(streamId, stream, []);
                if (found === 'removed') throw streamRemoved();
                return superseded(entries);
              }
              const { admitted, duplicates, misfits, heads } = admit(stream, entries);
              const isRefused = allOrNothing && misfits.length > 0;
              const receivedAt = now();
              const appended = isRefused ? [] : admitted.map((entry) => ({ ...entry, streamId, receivedAt }));
              if (appended.length > 0) take(streamId, stream, appended, heads);
              const touched = new Set(entries.map(({ replicaId }) => replicaId));
              tell(
                streamId,
                stream,
                [...logs.values()].filter(({ head }) => touched.has(head.replica)),
              );
              return { appended, duplicates, misfits };
            });
          },
          catchUp: () => transaction(streamId, (stream) => tell(streamId, stream, stream.logs.values())),
          head: reading.head,
          close: reading.end,
        };
      }),
    readAll: (streamId) => transaction(streamId, ({ logs }) => allEntries(logs)),
    readLog: (streamId, replicaId, fromSeq) =>
      transaction(streamId, ({ logs }) => logs.get(replicaId)?.entries.slice(fromSeq) ?? []),
    heads: (streamId) => transaction(streamId, ({ logs }) => [...logs.values()].map(({ head }) => head)),
    count: (streamId) => transaction(streamId, ({ logs }) => allEntries(logs).length),
    adoptBranch: (streamId, replicaId, branch) =>
      transaction(streamId, (stream) => {
        const log = stream.logs.get(replicaId);
        const change = branchChange(replicaId, log?.entries ?? [], branch);
        if (log === undefined || change === null) {
          tell(streamId, stream, []);
          return [];
        }
        const receivedAt = now();
        const entries = change.entries.map((entry) => ({ ...entry, streamId, receivedAt }));
        const gaveWay = log.entries.splice(change.from, Number.POSITIVE_INFINITY, ...entries);
        log.head = change.head;
        stream.setAside = [...stream.setAside, ...gaveWay];
        beginGeneration(stream);
        tell(streamId, stream, []);
        return gaveWay;
      }),
    putBack(streamId, told) {
      const putIn = (stream: MemoryStream) => {
        const entries = told();
        const { admitted, misfits, heads } = admit(stream, entries);
        const { back, gaveWay } = sortOut(entries, admitted, misfits);
        if (back.length + gaveWay.length > 0) take(streamId, stream, back, heads);
        stream.setAside = [...stream.setAside, ...gaveWay];
        tell(streamId, stream, stream.logs.values());
      };
      return transaction(streamId, putIn, { isMove: true });
    },
    setAside: (streamId) => transaction(streamId, ({ setAside }) => setAside.toSorted(byId)),
    close() {
      isClosed = true;
      delivery.close();
    },
  };
}

function historyOf({ generation, logs }: MemoryStream): StoredHistory {
  return { generation, entries: allEntries(logs), heads: [...logs.values()].map(({ head }) => head) };
}

function allEntries(logs: ReadonlyMap<ReplicaId, StoredLog>): readonly StoredEntry[] {
  return [...logs.values()].flatMap(({ entries }) => entries).sort(byId);
}

function byId(a: StoredEntry, b: StoredEntry): number {
  return a.id < b.id ? -1 : 1;
}
