// Rows of a file that may be damaged. A flipped bit can make an integer larger than JavaScript's numbers are, and such a
// row cannot be read at all; here it comes rounded, and its checksum says that it is wrong.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';

type Bound = number | string | Uint8Array;

export interface RoundedRows {
  get(...values: Bound[]): object | undefined;
  all(...values: Bound[]): object[];
  iterate(...values: Bound[]): Iterable<object>;
}

/** Slower than the statement itself. */
export function roundedRows(database: DatabaseSyncInstance, sql: string): RoundedRows {
  const statement = database.prepare(sql);
  statement.setReadBigInts(true);
  return {
    get(...values) {
      const row = statement.get(...values) as object | undefined;
      return row && rounded(row);
    },
    all: (...values) => (statement.all(...values) as object[]).map(rounded),
    *iterate(...values) {
      for (const row of statement.iterate(...values) as Iterable<object>) yield rounded(row);
    },
  };
}

/** In SQL, of a column that only damage can make anything else. */
export function isNoInteger(column: string): string {
  return `(typeof(${column}) <> 'integer' OR ${column} NOT BETWEEN 0 AND ${Number.MAX_SAFE_INTEGER})`;
}

/** What reading a row throws that holds such an integer. */
export function isBeyondNumbers(cause: unknown): boolean {
  return cause instanceof RangeError;
}

function rounded(row: object): object {
  return Object.fromEntries(
    Object.entries(row).map(([column, value]) => [column, typeof value === 'bigint' ? Number(value) : value]),
  );
}
