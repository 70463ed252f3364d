import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { eventStoreCases } from '../../engine/testing/eventStoreContract.ts';
import { newDatabaseIdentity } from '../browser/identifiers.ts';
import { createSqliteDatabase, type SqliteDatabase } from './sqliteDatabase.ts';
import { createSqliteEventStore } from './sqliteEventStore.ts';
import { removeStream } from './streamWrites.ts';

describe('the event store on SQLite', () => {
  const cases = eventStoreCases(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'trolley-store-'));
    const path = join(folder, 'device.sqlite');
    const databases: SqliteDatabase[] = [];
    const connect = () => {
      const database = createSqliteDatabase({ path, newIdentity: newDatabaseIdentity });
      databases.push(database);
      return database;
    };
    return {
      open: async () => createSqliteEventStore({ database: connect(), now: () => 1000 }),
      remove: async (streamId) => removeStream(connect(), streamId),
      async replace() {
        for (const end of ['', '-wal', '-shm']) rmSync(path + end, { force: true });
      },
      async dispose() {
        for (const database of databases) database.close();
        rmSync(folder, { recursive: true });
      },
    };
  });
  for (const { name, run } of cases) test(name, run);
});
