// The log in SQLite, synchronously: one database, one writer, every commit forced to the disk. It runs in a thread of
// its own (sqliteWorker.ts), since a forced commit blocks for milliseconds.

import { encodeUpdates } from '../src/wire/encodeUpdate.ts';
import type { EntryRun, WireEntry } from '../src/wire/entryRun.ts';
import { type AdmittedRun, emptyLog, type KnownLog } from '../src/wire/guard.ts';
import { hexOf } from '../src/wire/hex.ts';
import { continuation } from './continuation.ts';
import { type Batch, type EntryPlace, type EntryRange, StorageFailure, type StoredCart } from './logStorage.ts';
import { asFailure, instanceIdOf, openDatabase, takeOwnership } from './sqliteDatabase.ts';

export interface SqliteLog {
  readonly instanceId: string;
  open(cartId: string): StoredCart;
  /** In one transaction. Per batch, null or why it is not stored; a batch that does not fit keeps no other one out. */
  appendAll(batches: readonly Batch[]): readonly (StorageFailure | null)[];
  /** As much of the ranges as one page holds, as updates, and the ranges that are left. */
  readPage(cartId: string, ranges: readonly EntryRange[]): { updates: Uint8Array[]; rest: EntryRange[] };
  hashesAt(cartId: string, places: readonly EntryPlace[]): (string | null)[];
  probe(): void;
  close(): void;
}

const pageBytes = 256 * 1024;

/** Throws StorageFailure where the file cannot be used, or is not forced to the disk. */
export function openSqliteLog(path: string): SqliteLog {
  const owner = takeOwnership(path);
  const database = openDatabase(path);
  const one = (sql: string) => database.prepare(sql);
  const statements = {
    cart: one('SELECT cart, position FROM cart WHERE id = ?'),
    newCart: one('INSERT INTO cart (id, position) VALUES (?, 0) RETURNING cart, position'),
    moveCart: one('UPDATE cart SET position = ? WHERE cart = ?'),
    logs: one('SELECT replica, length, head_hash, last_stamp FROM log WHERE cart = ?'),
    log: one('SELECT length, head_hash, last_stamp FROM log WHERE cart = ? AND replica = ?'),
    moveLog: one(
      `INSERT INTO log (cart, replica, length, head_hash, last_stamp) VALUES (?, ?, ?, ?, ?)
       ON CONFLICT DO UPDATE SET length = excluded.length, head_hash = excluded.head_hash, last_stamp = excluded.last_stamp`,
    ),
    newEntry: one(
      `INSERT INTO entry (cart, replica, seq, position, received_at, bytes, signature) VALUES (?, ?, ?, ?, ?, ?, ?)`,
    ),
    entries: one(
      'SELECT seq, bytes, signature FROM entry WHERE cart = ? AND replica = ? AND seq >= ? AND seq < ? ORDER BY seq',
    ),
    previousHash: one('SELECT substr(bytes, 9, 8) AS hash FROM entry WHERE cart = ? AND replica = ? AND seq = ?'),
    touch: one(`INSERT OR REPLACE INTO relay (key, value) VALUES ('probe', ?)`),
  };

  const cartOf = (cartId: string) => statements.cart.get(cartId) as { cart: number; position: number } | undefined;

  function inTransaction(work: () => void): void {
    database.exec('BEGIN IMMEDIATE');
    try {
      work();
      database.exec('COMMIT');
    } catch (cause) {
      if (database.isTransaction) database.exec('ROLLBACK');
      throw cause;
    }
  }

  function append(batch: Batch): void {
    const stored = cartOf(batch.cartId);
    const runs = continuation(batch, stored?.position ?? 0, (replica) => {
      const row = stored && (statements.log.get(stored.cart, replica) as LogRow | undefined);
      return row ? knownLogOf(row) : null;
    });
    // From here on only the disk can fail, and then the whole transaction does.
    const { cart } = stored ?? (statements.newCart.get(batch.cartId) as { cart: number });
    let { position } = batch;
    for (const run of runs) position = writeRun(cart, run, position, batch.receivedAt);
    statements.moveCart.run(position, cart);
  }

  function writeRun(cart: number, run: AdmittedRun, position: number, receivedAt: number): number {
    for (const [index, { bytes, signature }] of run.entries.entries()) {
      statements.newEntry.run(cart, run.replica, run.seq + index, position + index, receivedAt, bytes, signature);
    }
    const { length, headHash, lastStamp } = run.head;
    statements.moveLog.run(cart, run.replica, length, headHash, lastStamp);
    return position + run.entries.length;
  }

  return {
    instanceId: instanceIdOf(database),

    open(cartId) {
      const stored = cartOf(cartId);
      if (stored === undefined) return { logs: new Map(), position: 0 };
      const rows = statements.logs.all(stored.cart) as (LogRow & { replica: number })[];
      return { logs: new Map(rows.map((row) => [row.replica, knownLogOf(row)])), position: stored.position };
    },

    appendAll(batches) {
      const outcomes: (StorageFailure | null)[] = [];
      try {
        inTransaction(() => {
          for (const batch of batches) outcomes.push(failureOf(() => append(batch)));
        });
        return outcomes;
      } catch (cause) {
        const failure = asFailure(cause);
        return batches.map(() => failure);
      }
    },

    readPage(cartId, ranges) {
      const stored = cartOf(cartId);
      const runs: EntryRun[] = [];
      let left = pageBytes;
      for (const [index, { replica, from, to }] of ranges.entries()) {
        const entries: WireEntry[] = [];
        for (const row of statements.entries.iterate(stored?.cart ?? null, replica, from, to)) {
          const { seq, bytes, signature } = row as { seq: number; bytes: Uint8Array; signature: Uint8Array | null };
          if (seq !== from + entries.length) break;
          entries.push({ bytes, signature });
          left -= bytes.length;
          if (left <= 0) break;
        }
        const next = from + entries.length;
        if (next < to && left > 0) throw new StorageFailure(`entry ${next} of log ${replica} is missing`);
        runs.push({ replica, seq: from, entries });
        if (left <= 0) {
          const rest = next < to ? [{ replica, from: next, to }] : [];
          return { updates: encodeUpdates(runs), rest: [...rest, ...ranges.slice(index + 1)] };
        }
      }
      return { updates: encodeUpdates(runs), rest: [] };
    },

    hashesAt(cartId, places) {
      const stored = cartOf(cartId);
      return places.map(({ replica, seq }) => {
        if (stored === undefined) return null;
        const log = statements.log.get(stored.cart, replica) as LogRow | undefined;
        if (log === undefined || seq >= log.length) return null;
        if (seq === log.length - 1) return log.head_hash;
        const after = statements.previousHash.get(stored.cart, replica, seq + 1) as { hash: Uint8Array } | undefined;
        return after ? hexOf(after.hash, 0, 8) : null;
      });
    },

    probe() {
      inTransaction(() => statements.touch.run(Date.now()));
    },

    close() {
      database.close();
      owner.close();
    },
  };
}

/** The reason why SQLite, or the batch itself, refused; a failure of the disk is not the batch's, and goes on. */
function failureOf(work: () => void): StorageFailure | null {
  try {
    work();
    return null;
  } catch (cause) {
    if (cause instanceof StorageFailure) return cause;
    throw cause;
  }
}

interface LogRow {
  readonly length: number;
  readonly head_hash: string;
  readonly last_stamp: string;
}

function knownLogOf(row: LogRow): KnownLog {
  return row.length === 0 ? emptyLog : { length: row.length, headHash: row.head_hash, lastStamp: row.last_stamp };
}
