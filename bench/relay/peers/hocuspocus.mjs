// @ts-nocheck The packages are installed by the bench alone.
// Hocuspocus as its documentation sets it up, with its database extension over SQLite: the table and the statements of
// its own SQLite extension, whose driver would have to be compiled. Everything else is as it comes.

import { join } from 'node:path';
import process from 'node:process';
import { Database } from '@hocuspocus/extension-database';
import { Server } from '@hocuspocus/server';
import { DatabaseSync } from '@photostructure/sqlite';

const database = new DatabaseSync(join(process.env.DATA_DIR, 'hocuspocus.sqlite'));
database.exec('CREATE TABLE IF NOT EXISTS documents (name varchar(255) NOT NULL, data blob NOT NULL, UNIQUE(name))');
const select = database.prepare('SELECT data FROM documents WHERE name = ? ORDER BY rowid DESC');
const upsert = database.prepare(
  'INSERT INTO documents (name, data) VALUES (?, ?) ON CONFLICT(name) DO UPDATE SET data = excluded.data',
);

const server = new Server({
  address: '127.0.0.1',
  port: Number(process.env.PORT),
  quiet: true,
  extensions: [
    new Database({
      fetch: async ({ documentName }) => select.get(documentName)?.data ?? null,
      store: async ({ documentName, state }) => {
        upsert.run(documentName, state);
      },
    }),
  ],
});
// A database that nothing refers to is collected, and its statements with it.
process.on('exit', () => database.close());
await server.listen();
console.log(`listening on port ${process.env.PORT}`);
