import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { MessageChannel } from 'node:worker_threads';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, describe, expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import type { BlockingLog } from '../log/blockingLog.ts';
import { LogFailure, type LogStorage } from '../log/logStorage.ts';
import { connectLog } from '../log/logThread.ts';
import { serveLog } from '../log/serveLog.ts';
import { logStorageContract } from '../testing/logStorageContract.ts';
import { notTaken } from '../testing/notTaken.ts';
import { openSqliteLog } from './sqliteLog.ts';

const directories: string[] = [];
function databasePath(): string {
  const directory = mkdtempSync(join(tmpdir(), 'trolley-log-'));
  directories.push(directory);
  return join(directory, 'relay.sqlite');
}
afterEach(() => {
  for (const directory of directories.splice(0)) rmSync(directory, { recursive: true, force: true });
});

/** Both ends of the thread's conversation, in this thread. */
async function connected(log: BlockingLog): Promise<LogStorage> {
  const { port1, port2 } = new MessageChannel();
  serveLog(log, port1);
  const storage = await connectLog(port2, new Promise<never>(() => {}));
  return {
    ...storage,
    async close() {
      await storage.close();
      port1.close();
    },
  };
}

logStorageContract('SQLite behind a message port', () => connected(openSqliteLog(databasePath())));

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const log = chainedLog(5, 6);
const batch = (from: number, to: number) => ({
  cartId,
  receivedAt: 1,
  update: encodeUpdate([part(log, from, to)]),
});

describe('the database', () => {
  test('forces every commit to the disk: WAL and FULL are set and read back', () => {
    const path = databasePath();
    openSqliteLog(path).close();
    const other = new DatabaseSync(path);
    expect(other.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    other.close();
  });

  test('lives as long as one of its functions does: @photostructure/sqlite ends statements with a collected database', async () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const path = databasePath();
    const { appendAll, open } = openSqliteLog(path);
    for (let round = 0; round < 5; round++) {
      collect();
      await new Promise((resolve) => setImmediate(resolve)); // finalizers run in a turn of their own
    }
    expect(appendAll([batch(0, 3)])).toEqual([null]);
    expect(open(cartId).position).toBe(3);
    expect(() => openSqliteLog(path), 'the lock lives, too').toThrow(/another relay/);
  });

  test('keeps everything when opened again', () => {
    const path = databasePath();
    const first = openSqliteLog(path);
    first.appendAll([batch(0, 4)]);
    const before = first.open(cartId);
    first.close();
    const again = openSqliteLog(path);
    expect(again.open(cartId)).toEqual(before);
    expect(again.appendAll([batch(4, 6)])).toEqual([null]);
    again.close();
  });

  test('a failing disk fails the whole group, stores nothing of it, and works again afterwards', () => {
    const path = databasePath();
    const sqlite = openSqliteLog(path);
    const blocker = new DatabaseSync(path);
    blocker.exec('BEGIN IMMEDIATE');
    const outcomes = sqlite.appendAll([batch(0, 2), batch(2, 3)]);
    expect(outcomes.map((outcome) => outcome instanceof LogFailure)).toEqual([true, true]);
    blocker.exec('ROLLBACK');
    blocker.close();
    expect(sqlite.open(cartId).position).toBe(0);
    expect(sqlite.appendAll([batch(0, 2)])).toEqual([null]);
    sqlite.close();
  });

  test('a group that fails half way is undone', () => {
    const path = databasePath();
    openSqliteLog(path).close();
    const other = new DatabaseSync(path);
    other.exec(
      `CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.seq = 3 BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
    );
    const sqlite = openSqliteLog(path);
    const [first, second] = sqlite.appendAll([batch(0, 2), batch(2, 5)]);
    expect([first, second].map(notTaken)).toEqual(['disk full', 'disk full']);
    expect(sqlite.open(cartId).position).toBe(0);
    other.exec('DROP TRIGGER full');
    other.close();
    expect(sqlite.appendAll([batch(0, 6)])).toEqual([null]);
    sqlite.close();
  });

  test('a damaged row is noticed, not passed on', () => {
    const path = databasePath();
    const sqlite = openSqliteLog(path);
    sqlite.appendAll([batch(0, 6)]);
    const other = new DatabaseSync(path);
    other.exec('DELETE FROM entry WHERE seq = 3');
    other.close();
    expect(() => sqlite.readPart(cartId, [{ replica: 5 as ReplicaId, from: 0, to: 6 }])).toThrow(/entry 3 of log 5/);
    sqlite.close();
  });

  test.each([
    ['a file that is no database', (path: string) => writeFileSync(path, 'milk, eggs, bread. '.repeat(400))],
    ['a database of a newer relay', (path: string) => new DatabaseSync(path).exec('PRAGMA user_version = 99')],
  ])('%s is refused with a reason', (_, prepare) => {
    const path = databasePath();
    prepare(path);
    expect(() => openSqliteLog(path)).toThrow(LogFailure);
  });

  test('a second relay is kept out for as long as the first one runs', () => {
    const path = databasePath();
    const first = openSqliteLog(path);
    expect(() => openSqliteLog(path)).toThrow(/another relay/);
    first.close();
    openSqliteLog(path).close();
  });

  test('in memory it leaves no file behind', () => {
    const before = readdirSync('.');
    openSqliteLog(':memory:').close();
    expect(readdirSync('.')).toEqual(before);
  });

  test('a directory that is not there is refused with a reason', () => {
    expect(() => openSqliteLog(join(databasePath(), 'not', 'there'))).toThrow(LogFailure);
  });
});
