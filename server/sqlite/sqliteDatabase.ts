// The relay's database file: its tables, its one owner, and the proof that a commit reaches the disk.

import { existsSync, statSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { LogFailure } from '../log/logStorage.ts';
import { cartChecksum, type EntryRow, entryChecksum, type LogRow, logChecksum } from './rowChecksums.ts';

const schemaVersion = 4;
const synchronousFull = 2;
/** Up to here the file's whole structure is checked at every start; beyond, that is for `verify` to do. */
const maxCheckedPages = 2 ** 16;
/** SQLite's name for a database without a file: nobody else can have it. */
const inMemory = ':memory:';

/** What holds rows of a cart, itself the last. */
export const cartTables = ['entry', 'log', 'set_aside', 'held', 'page', 'claim', 'cart'] as const;

const tablesOf3 = `
  CREATE TABLE held (                         -- by device: how much of each log it has said to hold
    cart INTEGER NOT NULL, device BLOB NOT NULL, lengths BLOB NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (cart, device)
  ) WITHOUT ROWID;
  CREATE TABLE page (                         -- entries as they stand in an update, made from their rows: packs.ts
    cart INTEGER NOT NULL, replica INTEGER NOT NULL, seq INTEGER NOT NULL,
    count INTEGER NOT NULL, content BLOB NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (cart, replica, seq)
  ) WITHOUT ROWID;`;

const tablesOf4 = `
  CREATE TABLE claim (                        -- what names of the cart stand for: claimRows.ts
    cart INTEGER NOT NULL, name BLOB NOT NULL, value BLOB NOT NULL,
    received_at INTEGER NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (cart, name)
  ) WITHOUT ROWID;`;

// An entry's hash is not stored: it stands in the head of the entry after it, or in `log.head_hash` for the last.
// Checksums: rowChecksums.ts.
const schema = `
  CREATE TABLE IF NOT EXISTS relay (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE cart (
    cart INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL,                -- of its next entry
    bytes INTEGER NOT NULL, written_at INTEGER NOT NULL, checksum INTEGER NOT NULL
  );
  CREATE TABLE log (
    cart INTEGER NOT NULL, replica INTEGER NOT NULL,
    length INTEGER NOT NULL, head_hash TEXT NOT NULL, last_stamp TEXT NOT NULL, checksum INTEGER NOT NULL,
    PRIMARY KEY (cart, replica)
  ) WITHOUT ROWID;
  CREATE TABLE entry (
    cart INTEGER NOT NULL, replica INTEGER NOT NULL, seq INTEGER NOT NULL,
    position INTEGER NOT NULL, received_at INTEGER NOT NULL,
    bytes BLOB NOT NULL, signature BLOB, checksum INTEGER NOT NULL,
    PRIMARY KEY (cart, replica, seq)
  ) WITHOUT ROWID;
  CREATE TABLE set_aside (                    -- entries from a damaged one on: cutOff.ts
    cart INTEGER NOT NULL, replica INTEGER NOT NULL, seq INTEGER NOT NULL,
    position INTEGER, received_at INTEGER, bytes BLOB, signature BLOB, checksum INTEGER,
    hash TEXT,                                -- what the entry must have; null: not known any more
    PRIMARY KEY (cart, replica, seq)
  ) WITHOUT ROWID;
  CREATE TABLE gone (number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, at INTEGER NOT NULL);${tablesOf3}${tablesOf4}
  PRAGMA user_version = ${schemaVersion};
`;

/** For the relay, which is alone with it, and with whole structure. */
export function openOwned(path: string): {
  readonly owner: DatabaseSyncInstance;
  readonly database: DatabaseSyncInstance;
} {
  const owner = takeOwnership(path);
  try {
    const database = openDatabase(path);
    refuseIfDamaged(database);
    return { owner, database };
  } catch (cause) {
    owner.close();
    throw cause;
  }
}

/** A lock that ends with the process: a second relay would not know what the first one commits. */
export function takeOwnership(path: string): DatabaseSyncInstance {
  try {
    const owner = new DatabaseSync(path === inMemory ? inMemory : `${path}.lock`);
    owner.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return owner;
  } catch (cause) {
    const isTaken = cause instanceof Error && /locked/.test(cause.message);
    throw isTaken ? new LogFailure('another relay is using it', { cause }) : asFailure(cause);
  }
}

export function openDatabase(path: string): DatabaseSyncInstance {
  try {
    // SQLite takes an empty file for a new database; here it is one that has lost everything.
    if (existsSync(path) && statSync(path).size === 0 && !existsSync(`${path}-wal`))
      throw new LogFailure('the file is empty, which no log ever is');
    const database = new DatabaseSync(path);
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;
    database.exec('PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // What an acknowledgement rests on. A file system without shared memory, or a build with other defaults, shows here.
    if (path !== inMemory && pragma('journal_mode') !== 'wal') throw new LogFailure('the database cannot use WAL');
    if (pragma('synchronous') !== synchronousFull) throw new LogFailure('the database does not force commits to disk');
    const version = pragma('user_version');
    if (version === 0) create(database);
    else if (version === 1) addChecksums(database);
    else if (version === 2) addTables(database, tablesOf3 + tablesOf4);
    else if (version === 3) addTables(database, tablesOf4);
    else if (version !== schemaVersion)
      throw new LogFailure(`the database has version ${version}, made by a newer relay`);
    return database;
  } catch (cause) {
    throw asFailure(cause);
  }
}

/** The first fault in the file's structure; null where it is whole. Takes about a second per GB. */
export function structuralFault(database: DatabaseSyncInstance): string | null {
  try {
    const row = database.prepare('PRAGMA integrity_check(1)').get() as { integrity_check: string };
    if (row.integrity_check !== 'ok') return row.integrity_check;
    // The names of tables and columns are text like any other: SQLite does not miss a letter that has flipped.
    return schemaText(database) === freshSchemaText() ? null : 'the tables are not those that this relay makes';
  } catch (cause) {
    return asFailure(cause).message;
  }
}

function refuseIfDamaged(database: DatabaseSyncInstance): void {
  const { page_count } = database.prepare('PRAGMA page_count').get() as { page_count: number };
  const fault = page_count <= maxCheckedPages ? structuralFault(database) : null;
  if (fault === null) return;
  database.close();
  throw new LogFailure(`it is damaged: ${fault}`);
}

function freshSchemaText(): string {
  const fresh = new DatabaseSync(inMemory);
  fresh.exec(schema);
  const text = schemaText(fresh);
  fresh.close();
  return text;
}

function schemaText(database: DatabaseSyncInstance): string {
  return JSON.stringify(
    database.prepare("SELECT type, name, tbl_name, sql FROM sqlite_schema WHERE type = 'table' ORDER BY name").all(),
  );
}

export function inTransaction<Result>(database: DatabaseSyncInstance, work: () => Result): Result {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (cause) {
    if (database.isTransaction) database.exec('ROLLBACK');
    throw cause;
  }
}

export function asFailure(cause: unknown): LogFailure {
  if (cause instanceof LogFailure) return cause;
  return new LogFailure(cause instanceof Error ? cause.message : String(cause), { cause });
}

function create(database: DatabaseSyncInstance): void {
  const tables = database.prepare('SELECT count(*) AS n FROM sqlite_schema').get() as { n: number };
  if (tables.n > 0) throw new LogFailure('the database has tables but no version: it is damaged, or not a log');
  inTransaction(database, () => database.exec(schema));
}

/** Version 2 had neither what devices hold nor packs; version 3 had no claims. */
function addTables(database: DatabaseSyncInstance, tables: string): void {
  inTransaction(database, () => database.exec(`${tables} PRAGMA user_version = ${schemaVersion};`));
}

/** Version 1 had no checksums. */
function addChecksums(database: DatabaseSyncInstance): void {
  const rows = <Row>(sql: string, ...values: number[]) => database.prepare(sql).iterate(...values) as Iterable<Row>;
  inTransaction(database, () => {
    for (const table of ['cart', 'log', 'entry']) database.exec(`ALTER TABLE ${table} RENAME TO ${table}_1`);
    database.exec(schema);
    const [newCart, newLog, newEntry] = [6, 6, 8].map((columns, index) =>
      database.prepare(
        `INSERT INTO ${['cart', 'log', 'entry'][index]} VALUES (${Array.from({ length: columns }, () => '?').join(', ')})`,
      ),
    );
    type OldCart = { cart: number; id: string; position: number };
    for (const { cart, id, position } of [...rows<OldCart>('SELECT * FROM cart_1')]) {
      let bytes = 0;
      let written_at = 0;
      for (const row of rows<Omit<EntryRow, 'checksum'>>('SELECT * FROM entry_1 WHERE cart = ?', cart)) {
        bytes += row.bytes.length;
        written_at = Math.max(written_at, row.received_at);
        const { replica, seq, received_at } = row;
        newEntry?.run(
          cart,
          replica,
          seq,
          row.position,
          received_at,
          row.bytes,
          row.signature,
          entryChecksum(cart, row),
        );
      }
      for (const row of rows<Omit<LogRow, 'checksum'>>('SELECT * FROM log_1 WHERE cart = ?', cart))
        newLog?.run(cart, row.replica, row.length, row.head_hash, row.last_stamp, logChecksum(cart, row));
      newCart?.run(cart, id, position, bytes, written_at, cartChecksum({ cart, id, position, bytes, written_at }));
    }
    for (const table of ['cart', 'log', 'entry']) database.exec(`DROP TABLE ${table}_1`);
  });
}
