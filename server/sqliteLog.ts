// The log in SQLite, synchronously: one database, one writer, every commit forced to the disk. It runs in a thread of
// its own (sqliteWorker.ts), since a forced commit blocks for milliseconds.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { encodeUpdates } from '../src/wire/encodeUpdate.ts';
import { readHead } from '../src/wire/entryHead.ts';
import type { EntryRun, WireEntry } from '../src/wire/entryRun.ts';
import { type AdmittedRun, emptyLog, type KnownLog } from '../src/wire/guard.ts';
import { checkCart } from './checkCart.ts';
import { continuation } from './continuation.ts';
import {
  type Batch,
  type EntryPlace,
  type EntryRange,
  type LostEntries,
  StorageFailure,
  type StoredCart,
} from './logStorage.ts';
import {
  type CartRow,
  cartChecksum,
  type EntryRow,
  entryChecksum,
  isIntactEntry,
  isIntactLog,
  type LogRow,
  logChecksum,
} from './rowChecksums.ts';
import { setAside } from './setAside.ts';
import {
  asFailure,
  instanceIdOf,
  inTransaction,
  openDatabase,
  structuralFault,
  takeOwnership,
} from './sqliteDatabase.ts';

export interface SqliteLog {
  readonly instanceId: string;
  open(cartId: string): StoredCart;
  /** In one transaction. Per batch, null or why it is not stored; a batch that does not fit keeps no other one out. */
  appendAll(batches: readonly Batch[]): readonly (StorageFailure | null)[];
  /** As much of the ranges as one page holds, as updates, and the ranges that are left. */
  readPage(cartId: string, ranges: readonly EntryRange[]): { updates: Uint8Array[]; rest: EntryRange[] };
  hashesAt(cartId: string, places: readonly EntryPlace[]): (string | null)[];
  newlyGone(): string[];
  dropIdle(before: number, except: readonly string[]): number;
  probe(): void;
  close(): void;
}

const pageBytes = 256 * 1024;
/** Of damages, in one message; `verify` names all. */
const maxNamed = 5;
/** Up to here the file's whole structure is checked at every start; beyond, that is for `verify` to do. */
const maxCheckedPages = 2 ** 16;

/** Throws StorageFailure where the file cannot be used, or is not forced to the disk. */
export function openSqliteLog(path: string): SqliteLog {
  const owner = takeOwnership(path);
  const database = orLetGo(owner, () => openDatabase(path));
  orLetGo(owner, () => refuseIfDamaged(database));
  const aside = setAside(database);
  const one = (sql: string) => database.prepare(sql);
  const statements = {
    cart: one('SELECT * FROM cart WHERE id = ?'),
    newCart: one('INSERT INTO cart (id, position, bytes, written_at, checksum) VALUES (?, 0, 0, 0, 0) RETURNING *'),
    moveCart: one('UPDATE cart SET position = ?, bytes = ?, written_at = ?, checksum = ? WHERE cart = ?'),
    logs: one('SELECT * FROM log WHERE cart = ?'),
    log: one('SELECT * FROM log WHERE cart = ? AND replica = ?'),
    moveLog: one('INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?, ?)'),
    newEntry: one('INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    entries: one('SELECT * FROM entry WHERE cart = ? AND replica = ? AND seq >= ? AND seq < ? ORDER BY seq'),
    entry: one('SELECT * FROM entry WHERE cart = ? AND replica = ? AND seq = ?'),
    hasSetAside: one('SELECT 1 FROM set_aside WHERE cart = ? LIMIT 1'),
    isGone: one('SELECT 1 FROM gone WHERE id = ?'),
    goneSince: one('SELECT number, id FROM gone WHERE number > ? ORDER BY number'),
    lastGone: one('SELECT max(number) AS number FROM gone'),
    dataVersion: one('PRAGMA data_version'),
    idle: one('SELECT cart, id FROM cart WHERE written_at < ?'),
    dropCart: ['entry', 'log', 'set_aside', 'cart'].map((table) => one(`DELETE FROM ${table} WHERE cart = ?`)),
    touch: one(`INSERT OR REPLACE INTO relay (key, value) VALUES ('probe', ?)`),
  };

  let lastGone = (statements.lastGone.get() as { number: number | null }).number ?? 0;
  let dataVersion: unknown = null;

  const cartOf = (cartId: string) => statements.cart.get(cartId) as CartRow | undefined;

  function append(batch: Batch): void {
    if (statements.isGone.get(batch.cartId) !== undefined) throw new StorageFailure('the cart is gone');
    const stored = cartOf(batch.cartId);
    const runs = continuation(
      batch,
      stored?.position ?? 0,
      (replica) => {
        const row = stored && (statements.log.get(stored.cart, replica) as LogRow | undefined);
        return row ? knownLogOf(row) : null;
      },
      (replica, seq) => (stored ? aside.lostHash(stored.cart, replica, seq) : undefined),
    );
    // From here on only the disk can fail, and then the whole transaction does.
    const cart = stored ?? (statements.newCart.get(batch.cartId) as CartRow);
    let { position } = batch;
    let { bytes } = cart;
    for (const run of runs) {
      writeRun(cart.cart, run, position, batch.receivedAt);
      position += run.entries.length;
      for (const entry of run.entries) bytes += entry.bytes.length;
    }
    const moved = { ...cart, position, bytes, written_at: batch.receivedAt };
    statements.moveCart.run(position, bytes, batch.receivedAt, cartChecksum(moved), cart.cart);
  }

  function writeRun(cart: number, { replica, seq, entries, head }: AdmittedRun, position: number, received_at: number) {
    for (const [index, { bytes, signature }] of entries.entries()) {
      const row = { replica, seq: seq + index, position: position + index, received_at, bytes, signature };
      const { seq: at, position: place } = row;
      statements.newEntry.run(cart, replica, at, place, received_at, bytes, signature, entryChecksum(cart, row));
    }
    const row = { replica, length: head.length, head_hash: head.headHash, last_stamp: head.lastStamp };
    statements.moveLog.run(cart, replica, row.length, row.head_hash, row.last_stamp, logChecksum(cart, row));
  }

  /** Sets aside what is damaged, so that the cart can be opened again, and says what it was. */
  function damageIn(cart: CartRow | undefined): StorageFailure {
    if (cart === undefined) return new StorageFailure('the cart is not there any more');
    let damages: ReturnType<typeof checkCart> = [];
    inTransaction(database, () => {
      damages = checkCart(database, aside, cart);
    });
    return new StorageFailure(damages.slice(0, maxNamed).join('; ') || 'the cart has changed meanwhile');
  }

  return {
    instanceId: instanceIdOf(database),

    open(cartId) {
      const isGone = statements.isGone.get(cartId) !== undefined;
      const cart = cartOf(cartId);
      if (cart === undefined) return { logs: new Map(), position: 0, bytes: 0, isGone, lost: new Map() };
      let lost: LostEntries = new Map();
      const hasFaultyRow = (statements.logs.all(cart.cart) as LogRow[]).some((row) => !isIntactLog(cart.cart, row));
      if (hasFaultyRow || cartChecksum(cart) !== cart.checksum) damageIn(cart);
      if (statements.hasSetAside.get(cart.cart) !== undefined) {
        inTransaction(database, () => {
          lost = aside.putBack(cart.cart);
        });
      }
      const logs = statements.logs.all(cart.cart) as LogRow[];
      const { position, bytes } = cartOf(cartId) ?? cart;
      return { logs: new Map(logs.map((row) => [row.replica, knownLogOf(row)])), position, bytes, isGone, lost };
    },

    appendAll(batches) {
      const outcomes: (StorageFailure | null)[] = [];
      try {
        inTransaction(database, () => {
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
        for (const row of statements.entries.iterate(stored?.cart ?? null, replica, from, to) as Iterable<EntryRow>) {
          if (row.seq !== from + entries.length || !isIntactEntry(stored?.cart ?? 0, row)) break;
          entries.push({ bytes: row.bytes, signature: row.signature });
          left -= row.bytes.length;
          if (left <= 0) break;
        }
        const next = from + entries.length;
        if (next < to && left > 0) throw damageIn(stored);
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
        const after = statements.entry.get(stored.cart, replica, seq + 1) as EntryRow | undefined;
        if (after === undefined || !isIntactEntry(stored.cart, after)) throw damageIn(stored);
        return readHead(after.bytes)?.previous ?? null;
      });
    },

    newlyGone() {
      const { data_version } = statements.dataVersion.get() as { data_version: number };
      if (data_version === dataVersion) return []; // nobody else has written
      dataVersion = data_version;
      const gone = statements.goneSince.all(lastGone) as { number: number; id: string }[];
      lastGone = gone.at(-1)?.number ?? lastGone;
      return gone.map(({ id }) => id);
    },

    dropIdle(before, except) {
      let dropped = 0;
      inTransaction(database, () => {
        for (const { cart, id } of statements.idle.all(before) as { cart: number; id: string }[]) {
          if (except.includes(id)) continue;
          for (const statement of statements.dropCart) statement.run(cart);
          dropped++;
        }
      });
      return dropped;
    },

    probe() {
      inTransaction(database, () => statements.touch.run(Date.now()));
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

function orLetGo<Result>(owner: DatabaseSyncInstance, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    owner.close();
    throw cause;
  }
}

function refuseIfDamaged(database: DatabaseSyncInstance): void {
  const { page_count } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  const fault = page_count <= maxCheckedPages ? structuralFault(database) : null;
  if (fault === null) return;
  database.close();
  throw new StorageFailure(`it is damaged: ${fault}`);
}

function knownLogOf(row: LogRow): KnownLog {
  return row.length === 0 ? emptyLog : { length: row.length, headHash: row.head_hash, lastStamp: row.last_stamp };
}
