// Whether the database that a killed relay left behind is whole. Looked at in a copy, so that the relay itself has to
// recover from what it left.

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';

const files = ['relay.sqlite', 'relay.sqlite-wal'];

/** What is wrong with it; null for nothing. */
export function integrityOf(dataDir: string): string | null {
  const copy = mkdtempSync(path.join(tmpdir(), 'trolley-integrity-'));
  try {
    for (const file of files) {
      if (existsSync(path.join(dataDir, file))) copyFileSync(path.join(dataDir, file), path.join(copy, file));
    }
    const database = new DatabaseSync(path.join(copy, 'relay.sqlite'));
    try {
      const said = database.prepare('PRAGMA integrity_check').all() as { integrity_check: string }[];
      const problems = said.map((row) => row.integrity_check).filter((line) => line !== 'ok');
      return problems.length === 0 ? uncountedEntries(database) : problems.join('; ');
    } finally {
      database.close();
    }
  } catch (cause) {
    return String(cause);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** A transaction that was torn would show here: heads, positions and entries are written together. */
function uncountedEntries(database: InstanceType<typeof DatabaseSync>): string | null {
  const { torn } = database
    .prepare(
      `SELECT (SELECT count(*) FROM cart WHERE position <> (SELECT count(*) FROM entry WHERE entry.cart = cart.cart))
            + (SELECT count(*) FROM log WHERE length <>
                (SELECT count(*) FROM entry WHERE entry.cart = log.cart AND entry.replica = log.replica)) AS torn`,
    )
    .get() as { torn: number };
  return torn === 0 ? null : `${torn} carts or logs are not as long as they say`;
}
