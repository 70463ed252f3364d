// The carts that the operator has deleted, beside the relay or before it started, as the relay learns of them.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { cartTables } from './sqliteDatabase.ts';

export interface GoneCarts {
  readonly has: (cartId: string) => boolean;
  /** Deleted since this was last asked. */
  readonly news: () => string[];
}

export function goneCarts(database: DatabaseSyncInstance): GoneCarts {
  const statements = {
    has: database.prepare('SELECT 1 FROM gone WHERE id = ?'),
    since: database.prepare('SELECT number, id FROM gone WHERE number > ? ORDER BY number'),
    last: database.prepare('SELECT max(number) AS number FROM gone'),
    dataVersion: database.prepare('PRAGMA data_version'),
  };
  let last = (statements.last.get() as { number: number | null }).number ?? 0;
  let dataVersion: unknown = null;

  return {
    has: (cartId) => statements.has.get(cartId) !== undefined,

    news() {
      const { data_version } = statements.dataVersion.get() as { data_version: number };
      if (data_version === dataVersion) return []; // nobody else has written
      dataVersion = data_version;
      const gone = statements.since.all(last) as { number: number; id: string }[];
      last = gone.at(-1)?.number ?? last;
      return gone.map(({ id }) => id);
    },
  };
}

/** For good, in a transaction of the caller's. Returns whether anything was held of it. */
export function entomb(database: DatabaseSyncInstance, cartId: string, at: number): boolean {
  const row = database.prepare('SELECT cart FROM cart WHERE id = ?').get(cartId) as { cart: number } | undefined;
  for (const table of cartTables) {
    database.prepare(`DELETE FROM ${table} WHERE cart = ?`).run(row?.cart ?? null);
  }
  database.prepare('INSERT OR IGNORE INTO gone (id, at) VALUES (?, ?)').run(cartId, at);
  return row !== undefined;
}
