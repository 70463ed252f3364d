// For tests: people who write carts on devices of their own, and a node that stores what it hears of them, whenever that is.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createSqliteDatabase, type SqliteDatabase } from '../../../src/adapters/sqlite/sqliteDatabase.ts';
import { createSqliteEventStore } from '../../../src/adapters/sqlite/sqliteEventStore.ts';
import { createStreamFeed } from '../../../src/adapters/sqlite/streamFeed.ts';
import { cartDomain } from '../../../src/domain/cartDomain.ts';
import type { CartCommand } from '../../../src/domain/commands.ts';
import type { NewEntry } from '../../../src/engine/eventStore.ts';
import { createMemoryEventStore } from '../../../src/engine/memoryEventStore.ts';
import type { ActorId, CommandId, StreamId } from '../../../src/engine/message.ts';
import { openStream } from '../../../src/engine/openStream.ts';
import type { ReplicaId } from '../../../src/log/replicaId.ts';
import { createFollowed } from '../followed.ts';
import type { Projection } from '../projection.ts';
import { createReadModels } from '../readModels.ts';
import { createStoredCarts } from '../storedCarts.ts';

export type Author = Awaited<ReturnType<typeof createAuthor>>;

let time = 1_700_000_000_000;

export async function createAuthor(name: string, number: number, streamId: StreamId) {
  const replicaId = number as ReplicaId;
  const actorId = name.padEnd(43, 'A') as ActorId;
  const wallNow = () => ++time;
  const store = createMemoryEventStore({ now: wallNow });
  const stream = await openStream({ domain: cartDomain, store, streamId, wallNow });
  const handler = stream.writeAs({
    writer: () => ({ replicaId, actorId }),
    context: () => ({ actorId }),
    newCommandId: () => (number * 2 ** 40 + ++time).toString(16).padStart(16, '0') as CommandId,
  });
  return {
    replicaId,
    streamId,
    /** What is refused is not what the test is about. */
    does: (...commands: readonly CartCommand[]) => handler.dispatchAll(commands),
    hears: (entries: readonly NewEntry[]) => stream.append(entries),
    all: () => store.readAll(streamId),
    log: () => store.readLog(streamId, replicaId, 0),
  };
}

export function createStoringNode() {
  const folder = mkdtempSync(join(tmpdir(), 'trolley-read-models-'));
  const path = join(folder, 'api.sqlite');
  let database: SqliteDatabase = createSqliteDatabase({ path, newIdentity: () => 1 });
  const store = () => createSqliteEventStore({ database, now: () => ++time });

  return {
    folder,
    database: () => database,
    store,
    /** As it starts again. */
    restart() {
      database.close();
      database = createSqliteDatabase({ path, newIdentity: () => 1 });
    },
    async stores(streamId: StreamId, entries: readonly NewEntry[]) {
      const stream = await store().open(streamId, { history() {}, arrived() {}, removed() {} });
      const outcome = await stream.append(entries);
      stream.close();
      return outcome;
    },
    readModels(projections: readonly Projection[]) {
      const followed = createFollowed(database);
      const carts = createStoredCarts(createStreamFeed(database));
      const readModels = createReadModels({ database, carts, followed, projections });
      return {
        ...readModels,
        follow: (id: StreamId) => database.write((sql) => followed.add(sql, { id, viewKey: '' })),
        unfollow: (id: StreamId) => database.write((sql) => followed.remove(sql, id)),
        followed: () => database.read(followed.all).map(({ id }) => id),
        rows: (projection: Projection) =>
          readModels.read((sql, table) => sql(`SELECT * FROM ${table(projection)} ORDER BY cart, rowid`).all()),
      };
    },
    dispose() {
      database.close();
      rmSync(folder, { recursive: true });
    },
  };
}
