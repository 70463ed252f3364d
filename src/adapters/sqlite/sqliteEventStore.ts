// The EventStore on SQLite. What fits is decided by the engine inside one transaction over entries and heads, so that several
// instances over one file cannot both continue a log. It keeps bytes verbatim and never decodes them; and it numbers what it
// stores, so that who was away can ask what is new here.

import { admitEntries, isPlaceInALog, type StoredLogs } from '../../engine/admission.ts';
import { branchChange } from '../../engine/branchChange.ts';
import { createDelivery, type StoredHistory, standing } from '../../engine/delivery.ts';
import { type EventStore, type NewEntry, StorageFailure, type StoredEntry } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import { sortOut } from '../../engine/sortOut.ts';
import { streamRemoved, superseded } from '../../engine/superseded.ts';
import type { LogHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Sql, SqliteDatabase } from './sqliteDatabase.ts';
import { type EntryRow, entryOf, headOf, type LogRow, type StreamRow } from './streamRows.ts';
import { beginGeneration, streamOf, takeIn } from './streamWrites.ts';

export function createSqliteEventStore(options: {
  readonly database: SqliteDatabase;
  /** ms since 1970, for `receivedAt`. */
  readonly now: () => number;
}): EventStore {
  const { database, now } = options;
  const delivery = createDelivery();
  let isClosed = false;

  /** Never in the caller's own turn, so that nothing is told before the caller has gone on. */
  async function transact<Result>(
    mode: 'read' | 'writeTogether' | 'moveIn',
    work: (sql: Sql) => Result,
  ): Promise<Result> {
    await undefined;
    if (isClosed) throw new StorageFailure('closed', 'the event store is closed');
    return database[mode](work);
  }

  /** Of these logs, what is stored and some reader has not been told. */
  function untold(sql: Sql, streamId: StreamId, stored: StreamRow, heads: Iterable<LogHead>): readonly StoredEntry[] {
    return [...heads].flatMap((head) => {
      const from = delivery.untoldFrom(streamId, stored.generation, head);
      return from < head.length ? readLog(sql, stored, head.replica, from) : [];
    });
  }

  function tell(streamId: StreamId, generation: number | null, entries: readonly StoredEntry[]): void {
    delivery.deliver(streamId, generation, entries);
    if (!delivery.isBehind(streamId, generation)) return;
    delivery.tellAnew(
      streamId,
      database.read((sql) => historyOf(sql, streamOf(sql, streamId))),
    );
  }

  return {
    async open(streamId, reader) {
      const history = await transact('read', (sql) => historyOf(sql, streamOf(sql, streamId)));
      const reading = delivery.open(streamId, reader, history);
      return {
        async append(entries, { allOrNothing = false } = {}) {
          const told = reading.generation();
          const { outcome, generation, missed } = await transact('writeTogether', (sql) => {
            const stored = streamOf(sql, streamId);
            const { generation } = stored;
            if (standing(told, generation) !== 'current')
              return { outcome: superseded(entries), generation, missed: [] };
            const logs = readLogs(sql, stored, entries);
            const { admitted, duplicates, misfits, heads } = admitEntries(logs, entries);
            const missed = untold(sql, streamId, stored, logs.heads.values());
            const isRefused = allOrNothing && misfits.length > 0;
            const receivedAt = now();
            const appended = isRefused ? [] : admitted.map((entry) => ({ ...entry, streamId, receivedAt }));
            const outcome = { appended, duplicates, misfits };
            if (appended.length === 0) return { outcome, generation, missed };
            return { outcome, generation: takeIn(sql, stored, appended, heads).generation, missed };
          });
          tell(streamId, generation, [...missed, ...outcome.appended]);
          if (standing(told, generation) === 'removed') throw streamRemoved();
          return outcome;
        },
        async catchUp() {
          const { generation, missed } = await transact('read', (sql) => {
            const stored = streamOf(sql, streamId);
            return { generation: stored.generation, missed: untold(sql, streamId, stored, headsOf(sql, stored)) };
          });
          tell(streamId, generation, missed);
        },
        head: reading.head,
        close: reading.end,
      };
    },
    readAll: (streamId) => transact('read', (sql) => readAll(sql, streamOf(sql, streamId))),
    readLog: (streamId, replicaId, fromSeq) =>
      transact('read', (sql) => readLog(sql, streamOf(sql, streamId), replicaId, fromSeq)),
    heads: (streamId) => transact('read', (sql) => headsOf(sql, streamOf(sql, streamId))),
    count: (streamId) =>
      transact('read', (sql) => headsOf(sql, streamOf(sql, streamId)).reduce((sum, { length }) => sum + length, 0)),
    async adoptBranch(streamId, replicaId, branch) {
      const { gaveWay, generation } = await transact('writeTogether', (sql) => {
        const stored = streamOf(sql, streamId);
        const log = readLog(sql, stored, replicaId, 0);
        const change = branchChange(replicaId, log, branch);
        if (change === null) return { gaveWay: [], generation: stored.generation };
        const gaveWay = log.slice(change.from);
        const receivedAt = now();
        const fresh = change.entries.map((entry) => ({ ...entry, streamId, receivedAt }));
        const after = takeIn(sql, stored, fresh, [change.head], { gaveWay });
        return { gaveWay, generation: beginGeneration(sql, after) };
      });
      tell(streamId, generation, []);
      return gaveWay;
    },
    async putBack(streamId, told) {
      const generation = await transact('moveIn', (sql) => {
        const held = told();
        const stored = streamOf(sql, streamId);
        const { admitted, misfits, heads } = admitEntries(readLogs(sql, stored, held), held);
        const { back, gaveWay } = sortOut(held, admitted, misfits);
        return takeIn(sql, stored, back, heads, { alsoGaveWay: gaveWay }).generation;
      });
      tell(streamId, generation, []);
    },
    setAside: (streamId) =>
      transact('read', (sql) => {
        const rows = sql(`${entries} AND gave_way IS NOT NULL ORDER BY id`);
        return entriesIn(streamId, rows.all(streamOf(sql, streamId).stream));
      }),
    close() {
      isClosed = true;
      delivery.close();
    },
  };
}

const entries = 'SELECT * FROM entry WHERE stream = ?';

/** What deciding on these entries needs to know: the heads of their logs, and what is stored where they claim to belong. */
function readLogs(sql: Sql, { stream }: StreamRow, given: readonly NewEntry[]): StoredLogs {
  const heads = new Map<ReplicaId, LogHead>();
  const log = sql('SELECT * FROM log WHERE stream = ? AND replica = ?');
  for (const replicaId of new Set(given.filter(isPlaceInALog).map((entry) => entry.replicaId))) {
    const row = log.get(stream, replicaId) as LogRow | undefined;
    if (row !== undefined) heads.set(replicaId, headOf(row));
  }
  const place = sql(`${entries} AND replica = ? AND seq = ? AND gave_way IS NULL`);
  const stored = (replicaId: ReplicaId, seq: number) => {
    const row = place.get(stream, replicaId, seq) as EntryRow | undefined;
    return row && { replicaId, seq, bytes: row.bytes, signature: row.signature };
  };
  return { heads, stored };
}

function historyOf(sql: Sql, stored: StreamRow): StoredHistory {
  return { generation: stored.generation, entries: readAll(sql, stored), heads: headsOf(sql, stored) };
}

function readAll(sql: Sql, { stream, id }: StreamRow): readonly StoredEntry[] {
  return entriesIn(id as StreamId, sql(`${entries} AND gave_way IS NULL ORDER BY id`).all(stream));
}

function readLog(sql: Sql, { stream, id }: StreamRow, replica: ReplicaId, from: number): readonly StoredEntry[] {
  const rows = sql(`${entries} AND replica = ? AND seq >= ? AND gave_way IS NULL ORDER BY seq`);
  return entriesIn(id as StreamId, rows.all(stream, replica, from));
}

function headsOf(sql: Sql, { stream }: StreamRow): readonly LogHead[] {
  return (sql('SELECT * FROM log WHERE stream = ?').all(stream) as LogRow[]).map(headOf);
}

function entriesIn(streamId: StreamId, rows: readonly unknown[]): readonly StoredEntry[] {
  return (rows as EntryRow[]).map((row) => entryOf(streamId, row));
}
