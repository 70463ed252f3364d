// The tables of read models: which builds there are, how far each is, and their rows. Each function is a part of a transaction of
// whoever calls it.

import type { Sql, SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { Columns, Projection, Row } from './projection.ts';

interface BuildRow {
  readonly build: number;
  readonly name: string;
  readonly version: number;
}

export function createTables(database: SqliteDatabase) {
  database.write((sql) => {
    sql(`CREATE TABLE IF NOT EXISTS read_model (
      build INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, version INTEGER NOT NULL,
      is_whole INTEGER NOT NULL                 -- of one name and version, at most one is
    )`).run();
    sql(`CREATE TABLE IF NOT EXISTS read_model_cart (
      build INTEGER NOT NULL, cart TEXT NOT NULL, position INTEGER NOT NULL, PRIMARY KEY (build, cart)
    ) WITHOUT ROWID`).run();
  });

  function drop(sql: Sql, { name }: Pick<Projection, 'name'>, build: number): void {
    sql(`DROP TABLE ${name}_${build}`).run();
    sql('DELETE FROM read_model_cart WHERE build = ?').run(build);
    sql('DELETE FROM read_model WHERE build = ?').run(build);
  }

  return {
    /** Of this very version. */
    find(sql: Sql, { name, version }: Projection, { isWhole }: { readonly isWhole: boolean }): number | null {
      const found = sql('SELECT build FROM read_model WHERE name = ? AND version = ? AND is_whole = ?');
      return (found.get(name, version, Number(isWhole)) as BuildRow | undefined)?.build ?? null;
    },
    begin(sql: Sql, { name, version, columns }: Projection): number {
      const added = sql('INSERT INTO read_model (name, version, is_whole) VALUES (?, ?, 0)').run(name, version);
      const build = Number(added.lastInsertRowid);
      const declared = Object.entries(columns).map(([column, type]) => `${column} ${type}`);
      sql(`CREATE TABLE ${name}_${build} (cart TEXT NOT NULL, ${declared.join(', ')})`).run();
      sql(`CREATE INDEX ${name}_${build}_cart ON ${name}_${build} (cart)`).run();
      return build;
    },
    takeOver(sql: Sql, projection: Projection, build: number): void {
      const { name, version } = projection;
      const former = sql('SELECT build FROM read_model WHERE name = ? AND version = ? AND build <> ?');
      for (const row of former.all(name, version, build) as BuildRow[]) drop(sql, projection, row.build);
      sql('UPDATE read_model SET is_whole = 1 WHERE build = ?').run(build);
    },
    drop,
    /** What was built by other code than this. */
    dropOthers(sql: Sql, projections: readonly Projection[]): void {
      const isOurs = (row: BuildRow) => projections.some((one) => one.name === row.name && one.version === row.version);
      const all = sql('SELECT build, name, version FROM read_model').all() as BuildRow[];
      for (const row of all.filter((one) => !isOurs(one))) drop(sql, row, row.build);
    },
    /** Up to which its feed is in this build; 0 where none of it is. */
    positionOf(sql: Sql, build: number, id: StreamId): number {
      const found = sql('SELECT position FROM read_model_cart WHERE build = ? AND cart = ?').get(build, id);
      return (found as { position: number } | undefined)?.position ?? 0;
    },
    cartsIn: (sql: Sql, build: number): readonly StreamId[] =>
      (sql('SELECT cart FROM read_model_cart WHERE build = ?').all(build) as { cart: StreamId }[]).map(
        ({ cart }) => cart,
      ),
    note(sql: Sql, build: number, id: StreamId, position: number | null): void {
      if (position === null) sql('DELETE FROM read_model_cart WHERE build = ? AND cart = ?').run(build, id);
      else sql('INSERT OR REPLACE INTO read_model_cart VALUES (?, ?, ?)').run(build, id, position);
    },
    /** Up to which it is stored here. */
    storedOf(sql: Sql, id: StreamId): number {
      const found = sql('SELECT position FROM stream WHERE id = ?').get(id) as { position: number } | undefined;
      return found?.position ?? 0;
    },
    replace(sql: Sql, { name, columns }: Projection, build: number, id: StreamId, rows: readonly Row<Columns>[]): void {
      sql(`DELETE FROM ${name}_${build} WHERE cart = ?`).run(id);
      const names = Object.keys(columns);
      const insert = sql(`INSERT INTO ${name}_${build} VALUES (?${', ?'.repeat(names.length)})`);
      for (const row of rows) insert.run(id, ...names.map((column) => row[column] as string | number));
    },
  };
}
