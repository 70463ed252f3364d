// The carts that the operator has deleted, beside the relay or before it started, as the relay learns of them.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';

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
