// The relay's database file: its tables, its one owner, and the proof that a commit reaches the disk.

import { randomUUID } from 'node:crypto';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { StorageFailure } from './logStorage.ts';

const schemaVersion = 1;
const synchronousFull = 2;

// An entry's hash is not stored: it stands in the head of the entry after it, or in `log.head_hash` for the last.
const schema = `
  CREATE TABLE relay (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
  CREATE TABLE cart (
    cart INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    position INTEGER NOT NULL                 -- how many entries it has
  );
  CREATE TABLE log (
    cart INTEGER NOT NULL, replica INTEGER NOT NULL,
    length INTEGER NOT NULL, head_hash TEXT NOT NULL, last_stamp TEXT NOT NULL,
    PRIMARY KEY (cart, replica)
  ) WITHOUT ROWID;
  CREATE TABLE entry (
    cart INTEGER NOT NULL, replica INTEGER NOT NULL, seq INTEGER NOT NULL,
    position INTEGER NOT NULL, received_at INTEGER NOT NULL,
    bytes BLOB NOT NULL, signature BLOB,
    PRIMARY KEY (cart, replica, seq)
  ) WITHOUT ROWID;
  PRAGMA user_version = ${schemaVersion};
`;

/** A lock that ends with the process: a second relay would not know what the first one commits. */
export function takeOwnership(path: string): DatabaseSyncInstance {
  try {
    const owner = new DatabaseSync(`${path}.lock`);
    owner.exec('PRAGMA busy_timeout = 0; BEGIN EXCLUSIVE');
    return owner;
  } catch (cause) {
    const isTaken = cause instanceof Error && /locked/.test(cause.message);
    throw isTaken ? new StorageFailure('another relay is using it', { cause }) : asFailure(cause);
  }
}

export function openDatabase(path: string): DatabaseSyncInstance {
  try {
    const database = new DatabaseSync(path);
    const pragma = (name: string) => Object.values(database.prepare(`PRAGMA ${name}`).get() as object)[0] as unknown;
    database.exec('PRAGMA busy_timeout = 2000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    // What an acknowledgement rests on. A file system without shared memory, or a build with other defaults, shows here.
    if (path !== ':memory:' && pragma('journal_mode') !== 'wal')
      throw new StorageFailure('the database cannot use WAL');
    if (pragma('synchronous') !== synchronousFull)
      throw new StorageFailure('the database does not force commits to disk');
    const version = pragma('user_version');
    if (version === 0) database.exec(`BEGIN; ${schema} COMMIT`);
    else if (version !== schemaVersion)
      throw new StorageFailure(`the database has version ${version}, made by a newer relay`);
    return database;
  } catch (cause) {
    throw asFailure(cause);
  }
}

export function instanceIdOf(database: DatabaseSyncInstance): string {
  database.prepare(`INSERT OR IGNORE INTO relay (key, value) VALUES ('instanceId', ?)`).run(randomUUID());
  return (database.prepare(`SELECT value FROM relay WHERE key = 'instanceId'`).get() as { value: string }).value;
}

export function asFailure(cause: unknown): StorageFailure {
  if (cause instanceof StorageFailure) return cause;
  return new StorageFailure(cause instanceof Error ? cause.message : String(cause), { cause });
}
