// The database file of a device that is no browser: its tables, transactions that are forced to the disk, and which of the
// files that have been in this place it is. A file that another one has taken the place of (deleted, restored from a backup)
// is not written to as if it were the same. It knows nothing of what entries mean.

import { statSync } from 'node:fs';
import { DatabaseSync, type DatabaseSyncInstance, type StatementSyncInstance } from '@photostructure/sqlite';
import { StorageFailure, type StorageFailureReason } from '../../engine/eventStore.ts';

/** A statement of this text, prepared once. */
export type Sql = (text: string) => StatementSyncInstance;

export interface SqliteDatabase {
  /** As of one moment. */
  read<Result>(work: (sql: Sql) => Result): Result;
  /** All or nothing; durable when it returns [R7]. */
  write<Result>(work: (sql: Sql) => Result): Result;
  /** The same, durable when it resolves: what is asked for in one turn is forced to the disk once. */
  writeTogether<Result>(work: (sql: Sql) => Result): Promise<Result>;
  /** The same in whatever file is there now, in which this connection goes on. */
  moveIn<Result>(work: (sql: Sql) => Result): Result;
  /** Which file it is, of all that will ever have been in its place. */
  identity(): number;
  close(): void;
}

interface Connection {
  readonly handle: DatabaseSyncInstance;
  readonly sql: Sql;
  /** Of the file, as the system tells it. */
  readonly inode: number;
  readonly identity: number;
}

/** In a group of writes: does its part, and returns what tells who asked for it, once the group is durable. */
type Part = (connection: Connection) => () => void;

const schemaVersion = 1;

// A stream's positions count what was stored of it, and what gave way, in the order in which this device came to know. An entry that
// gave way to another branch keeps its place, and has another one for that.
const schema = `
  CREATE TABLE device (key TEXT PRIMARY KEY, value NOT NULL) WITHOUT ROWID;
  CREATE TABLE stream (
    stream INTEGER PRIMARY KEY AUTOINCREMENT,
    id TEXT NOT NULL UNIQUE,
    generation INTEGER,                       -- null: nothing but what was set aside
    position INTEGER NOT NULL                 -- the last one given
  );
  CREATE TABLE log (
    stream INTEGER NOT NULL, replica INTEGER NOT NULL,
    length INTEGER NOT NULL, hash TEXT NOT NULL, stamp TEXT NOT NULL,
    PRIMARY KEY (stream, replica)
  ) WITHOUT ROWID;
  CREATE TABLE entry (
    stream INTEGER NOT NULL, position INTEGER NOT NULL,
    replica INTEGER NOT NULL, seq INTEGER NOT NULL, id TEXT NOT NULL, received_at INTEGER NOT NULL,
    bytes BLOB NOT NULL, signature BLOB,
    gave_way INTEGER,                         -- the position at which it was set aside
    PRIMARY KEY (stream, position)
  ) WITHOUT ROWID;
  CREATE UNIQUE INDEX entry_in_log ON entry (stream, replica, seq) WHERE gave_way IS NULL;
  CREATE UNIQUE INDEX entry_by_id ON entry (stream, id) WHERE gave_way IS NULL;
  CREATE INDEX entry_set_aside ON entry (stream, gave_way) WHERE gave_way IS NOT NULL;
  CREATE TABLE slot (
    stream TEXT NOT NULL, slot INTEGER NOT NULL, replica INTEGER NOT NULL,
    PRIMARY KEY (stream, slot)
  ) WITHOUT ROWID;
  CREATE TABLE unsent (id TEXT PRIMARY KEY, kind TEXT NOT NULL, key TEXT NOT NULL) WITHOUT ROWID;
  CREATE TABLE answer (                       -- to a command that left no event: answers.ts
    stream TEXT NOT NULL, command TEXT NOT NULL, status INTEGER NOT NULL, body TEXT NOT NULL, at INTEGER NOT NULL,
    PRIMARY KEY (stream, command)
  ) WITHOUT ROWID;
  CREATE INDEX answer_by_age ON answer (at);
  PRAGMA user_version = ${schemaVersion};
`;

/** SQLite's primary result codes that say more than "it failed". */
const reasons: Readonly<Record<number, StorageFailureReason>> = { 13: 'full', 14: 'unavailable', 26: 'unavailable' };

export function createSqliteDatabase(options: {
  readonly path: string;
  /** For a file that has to be made: a random number of 48 bits. */
  readonly newIdentity: () => number;
}): SqliteDatabase {
  const { path, newIdentity } = options;
  let open: Connection | null = null;
  let identity: number | null = null;
  let isClosed = false;
  let group: { readonly part: Part; readonly reject: (cause: unknown) => void }[] = [];

  function connection(): Connection {
    if (isClosed) throw new StorageFailure('closed', 'the database is closed');
    if (open === null || open.inode !== inodeOf(path)) {
      open?.handle.close();
      open = connect(path, newIdentity);
    }
    identity ??= open.identity;
    if (open.identity !== identity) throw new StorageFailure('replaced', 'there is another database in its place');
    return open;
  }

  function transaction<Result>({ handle, sql }: Connection, begin: string, work: (sql: Sql) => Result): Result {
    handle.exec(begin);
    try {
      const result = work(sql);
      handle.exec('COMMIT');
      return result;
    } catch (cause) {
      if (handle.isTransaction) handle.exec('ROLLBACK');
      throw cause;
    }
  }

  function commitGroup(): void {
    const due = group;
    group = [];
    try {
      const tellers = orFailure(() => {
        const open = connection();
        return transaction(open, 'BEGIN IMMEDIATE', () => due.map(({ part }) => part(open)));
      });
      for (const tell of tellers) tell();
    } catch (cause) {
      for (const { reject } of due) reject(cause);
    }
  }

  /** One that fails has changed nothing, and is not the others' fault. */
  function partOf<Result>(
    work: (sql: Sql) => Result,
    resolve: (result: Result) => void,
    reject: (cause: unknown) => void,
  ): Part {
    return ({ handle, sql }) => {
      sql('SAVEPOINT part').run();
      try {
        const result = work(sql);
        sql('RELEASE part').run();
        return () => resolve(result);
      } catch (cause) {
        // What ends the transaction itself ends all of them.
        if (!handle.isTransaction) throw cause;
        handle.exec('ROLLBACK TO part; RELEASE part');
        return () => reject(failureOf(cause));
      }
    };
  }

  return {
    read: (work) => orFailure(() => transaction(connection(), 'BEGIN', work)),
    write: (work) => orFailure(() => transaction(connection(), 'BEGIN IMMEDIATE', work)),
    writeTogether: (work) =>
      new Promise((resolve, reject) => {
        group.push({ part: partOf(work, resolve, reject), reject });
        if (group.length === 1) setImmediate(commitGroup);
      }),
    moveIn: (work) =>
      orFailure(() => {
        const former = identity;
        identity = null;
        try {
          return transaction(connection(), 'BEGIN IMMEDIATE', work);
        } catch (cause) {
          identity = former;
          throw cause;
        }
      }),
    identity: () => orFailure(() => connection().identity),
    close() {
      isClosed = true;
      open?.handle.close();
      open = null;
    },
  };
}

function connect(path: string, newIdentity: () => number): Connection {
  const handle = new DatabaseSync(path);
  try {
    handle.exec('PRAGMA busy_timeout = 5000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL');
    const { user_version: version } = handle.prepare('PRAGMA user_version').get() as { user_version: number };
    if (version > schemaVersion) throw new StorageFailure('outdated', `a newer Trolley has made ${path}`);
    if (version === 0) create(handle, newIdentity());
    const found = handle.prepare("SELECT value FROM device WHERE key = 'identity'").get() as { value: number };
    const prepared = new Map<string, StatementSyncInstance>();
    const sql: Sql = (text) => {
      const statement = prepared.get(text) ?? handle.prepare(text);
      prepared.set(text, statement);
      return statement;
    };
    return { handle, sql, inode: inodeOf(path) ?? 0, identity: found.value };
  } catch (cause) {
    handle.close();
    throw cause;
  }
}

/** Two processes may find an empty file at once: the second finds it made. */
function create(handle: DatabaseSyncInstance, identity: number): void {
  handle.exec('BEGIN IMMEDIATE');
  const { user_version: version } = handle.prepare('PRAGMA user_version').get() as { user_version: number };
  if (version === 0) {
    handle.exec(schema);
    handle.prepare("INSERT INTO device VALUES ('identity', ?), ('generation', ?)").run(identity, identity);
  }
  handle.exec('COMMIT');
}

function inodeOf(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.ino ?? null;
}

function orFailure<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    throw failureOf(cause);
  }
}

function failureOf(cause: unknown): unknown {
  const code = cause instanceof Error ? (cause as { errcode?: unknown }).errcode : undefined;
  if (typeof code !== 'number') return cause;
  return new StorageFailure(reasons[code & 0xff] ?? 'failed', (cause as Error).message, { cause });
}
