import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { StorageFailure } from '../../engine/eventStore.ts';
import { createSqliteDatabase, type Sql, type SqliteDatabase } from './sqliteDatabase.ts';

let folder: string;
let database: SqliteDatabase;
const open = () => createSqliteDatabase({ path: join(folder, 'test.sqlite'), newIdentity: () => 1 });
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trolley-sqlite-'));
  database = open();
});
afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

const put = (key: string) => (sql: Sql) => {
  sql('INSERT INTO device VALUES (?, 1)').run(key);
  return key;
};
const keys = (of: SqliteDatabase) =>
  of.read((sql) => sql("SELECT key FROM device WHERE key LIKE 'part %' ORDER BY key").all()).map((row) => row['key']);

it('stores what is asked for in one turn, in its order, and nobody sees part of it', async () => {
  const other = open();
  const seen: unknown[] = [];
  const first = database.writeTogether((sql) => {
    seen.push(keys(other));
    return put('part 1')(sql);
  });
  const second = database.writeTogether((sql) => {
    seen.push(keys(other), sql("SELECT 1 FROM device WHERE key = 'part 1'").get() !== undefined);
    return put('part 2')(sql);
  });
  expect(await Promise.all([first, second])).toEqual(['part 1', 'part 2']);
  expect([seen, keys(other)]).toEqual([
    [[], [], true],
    ['part 1', 'part 2'],
  ]);
  other.close();
});

it('takes back what fails, and nothing else', async () => {
  const outcomes = await Promise.allSettled([
    database.writeTogether(put('part 1')),
    database.writeTogether((sql) => {
      put('part 2')(sql);
      throw new Error('a bug');
    }),
    database.writeTogether((sql) => [put('part 3')(sql), put('part 1')(sql)]),
    database.writeTogether(put('part 4')),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'rejected', 'fulfilled']);
  const [, bug, twice] = outcomes as readonly PromiseRejectedResult[];
  expect(bug?.reason).toEqual(new Error('a bug'));
  expect(twice?.reason).toBeInstanceOf(StorageFailure);
  expect(keys(database)).toEqual(['part 1', 'part 4']);
});

it('rejects all of them where there is no database any more', async () => {
  const asked = [database.writeTogether(put('part 1')), database.writeTogether(put('part 2'))];
  database.close();
  for (const outcome of await Promise.allSettled(asked)) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: { reason: 'closed' } });
  }
});
