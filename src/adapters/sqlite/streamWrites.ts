// What is written of one stream, for whoever has a transaction at hand. It knows nothing of readers.

import type { StoredEntry } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import type { LogHead } from '../../log/logHead.ts';
import type { Sql, SqliteDatabase } from './sqliteDatabase.ts';
import type { StreamRow } from './streamRows.ts';

export function streamOf(sql: Sql, id: StreamId): StreamRow {
  const row = sql('SELECT * FROM stream WHERE id = ?').get(id) as StreamRow | undefined;
  return row ?? { stream: 0, id, generation: null, position: 0 };
}

/**
 * Entries that continue their logs, whose ends these heads are then. `gaveWay`: what stood in their place; `alsoGaveWay`: what
 * never stood there. Each gets its place, in this order.
 */
export function takeIn(
  sql: Sql,
  before: StreamRow,
  fresh: readonly StoredEntry[],
  heads: readonly LogHead[],
  aside: { readonly gaveWay?: readonly StoredEntry[]; readonly alsoGaveWay?: readonly StoredEntry[] } = {},
): StreamRow {
  const { gaveWay = [], alsoGaveWay = [] } = aside;
  if (fresh.length + alsoGaveWay.length === 0) return before;
  const { stream } = before.stream === 0 ? begin(sql, before) : before;
  let { position } = before;
  const setAside = sql(
    'UPDATE entry SET gave_way = ? WHERE stream = ? AND replica = ? AND seq = ? AND gave_way IS NULL',
  );
  for (const { replicaId, seq } of gaveWay) setAside.run(++position, stream, replicaId, seq);
  const add = sql('INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insert = ({ replicaId, seq, id, receivedAt, bytes, signature }: StoredEntry, gone: number | null) =>
    add.run(stream, ++position, replicaId, seq, id, receivedAt, bytes, signature, gone);
  for (const entry of fresh) insert(entry, null);
  for (const entry of alsoGaveWay) {
    insert(entry, position + 2);
    position += 1;
  }
  const log = sql('INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?)');
  for (const { replica, length, hash, stamp } of heads) log.run(stream, replica, length, hash, stamp);
  sql('UPDATE stream SET position = ? WHERE stream = ?').run(position, stream);
  const after = { ...before, stream, position };
  const isNew = before.generation === null && fresh.length > 0;
  return isNew ? { ...after, generation: beginGeneration(sql, after) } : after;
}

/** Which of its histories it is from now on: a number that none has had in this file. */
export function beginGeneration(sql: Sql, { stream }: StreamRow): number {
  sql("UPDATE device SET value = value + 1 WHERE key = 'generation'").run();
  const { value } = sql("SELECT value FROM device WHERE key = 'generation'").get() as { value: number };
  sql('UPDATE stream SET generation = ? WHERE stream = ?').run(value, stream);
  return value;
}

/** Takes a stream off the device: what it holds, what was set aside, and who writes it. */
export function removeStream(database: SqliteDatabase, id: StreamId): void {
  database.write((sql) => {
    const { stream } = streamOf(sql, id);
    for (const table of ['entry', 'log', 'stream']) sql(`DELETE FROM ${table} WHERE stream = ?`).run(stream);
    sql('DELETE FROM slot WHERE stream = ?').run(id);
  });
}

function begin(sql: Sql, { id, position }: StreamRow): { readonly stream: number } {
  const { lastInsertRowid } = sql('INSERT INTO stream (id, position) VALUES (?, ?)').run(id, position);
  return { stream: Number(lastInsertRowid) };
}
