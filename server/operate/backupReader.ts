// A copy of a log, read cart by cart: for who brings it elsewhere.

import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import type { Claim } from '../../src/wire/frames.ts';
import { type EntryRange, LogFailure } from '../log/logStorage.ts';
import { openSqliteLog } from '../sqlite/sqliteLog.ts';

interface BackedUpCart {
  readonly cartId: string;
  readonly entries: number;
  readonly updates: Iterable<Uint8Array>;
  readonly claims: readonly Claim[];
}

interface BackupReader {
  readonly carts: Iterable<BackedUpCart>;
  /** Deleted by the operator. */
  readonly gone: readonly string[];
  readonly close: () => void;
}

/** Reads a copy of the copy, which stays as it is. Throws LogFailure where it cannot be used. */
export function readBackup(source: string): BackupReader {
  if (!existsSync(source)) throw new LogFailure(`${source} is not there`);
  const folder = mkdtempSync(join(tmpdir(), 'trolley-restore-'));
  const path = join(folder, 'relay.sqlite');
  copyFileSync(source, path);
  const log = openSqliteLog(path);
  const database = new DatabaseSync(path, { readOnly: true });
  const claims = database.prepare('SELECT name, value FROM claim JOIN cart ON cart.cart = claim.cart WHERE id = ?');

  function* updatesOf(cartId: string): Generator<Uint8Array> {
    const { logs } = log.open(cartId);
    let ranges: readonly EntryRange[] = [...logs.values()].map(({ replica, length: to }) => ({ replica, from: 0, to }));
    while (ranges.length > 0) {
      const { updates, rest } = log.readPart(cartId, ranges);
      yield* updates;
      ranges = rest;
    }
  }

  function* carts(): Generator<BackedUpCart> {
    for (const cartId of log.idle(Number.MAX_SAFE_INTEGER)) {
      const rows = claims.all(cartId) as { name: Uint8Array; value: Uint8Array }[];
      yield {
        cartId,
        entries: log.open(cartId).position,
        updates: updatesOf(cartId),
        claims: rows.map(({ name, value }) => ({ name: Buffer.from(name).toString(), value })),
      };
    }
  }

  return {
    carts: carts(),
    gone: (database.prepare('SELECT id FROM gone').all() as { id: string }[]).map(({ id }) => id),
    close() {
      database.close();
      log.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
