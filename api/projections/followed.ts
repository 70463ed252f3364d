// Which carts this node has been asked to follow, each with its view key: enough to go on hearing of it, and to change nothing. Each
// function is a part of a transaction of whoever calls it.

import type { Sql, SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import type { StreamId } from '../../src/engine/message.ts';

export interface FollowedCart {
  readonly id: StreamId;
  readonly viewKey: string;
}

export type Followed = ReturnType<typeof createFollowed>;

export function createFollowed(database: SqliteDatabase) {
  database.write((sql) =>
    sql('CREATE TABLE IF NOT EXISTS followed (id TEXT PRIMARY KEY, view_key TEXT NOT NULL) WITHOUT ROWID').run(),
  );
  return {
    add: (sql: Sql, { id, viewKey }: FollowedCart): void =>
      void sql('INSERT OR REPLACE INTO followed VALUES (?, ?)').run(id, viewKey),
    remove: (sql: Sql, id: StreamId): void => void sql('DELETE FROM followed WHERE id = ?').run(id),
    has: (sql: Sql, id: StreamId): boolean => sql('SELECT 1 FROM followed WHERE id = ?').get(id) !== undefined,
    all: (sql: Sql): readonly FollowedCart[] =>
      sql('SELECT id, view_key AS viewKey FROM followed').all() as FollowedCart[],
  };
}
