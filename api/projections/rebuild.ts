// `npm run api -- rebuild`: every read model is built anew beside the one that there is, which goes on until the new one takes over. It
// may run while the API does, and before a new version of it is started: which then finds its own ready.

import { join } from 'node:path';
import { newDatabaseIdentity } from '../../src/adapters/browser/identifiers.ts';
import { createSqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import { createStreamFeed } from '../../src/adapters/sqlite/streamFeed.ts';
import { databaseName } from '../databaseName.ts';
import { createFollowed } from './followed.ts';
import { projections } from './projections.ts';
import { createReadModels } from './readModels.ts';
import { createStoredCarts } from './storedCarts.ts';

export async function rebuild(dataDir: string, say: (line: string) => void = console.log): Promise<void> {
  const database = createSqliteDatabase({ path: join(dataDir, databaseName), newIdentity: newDatabaseIdentity });
  try {
    const followed = createFollowed(database);
    const carts = createStoredCarts(createStreamFeed(database));
    const readModels = createReadModels({ database, carts, followed, projections });
    for (const projection of projections) {
      await readModels.build(projection, {
        isFresh: true,
        onProgress: ({ name }, done, of) => say(`${name}: ${done} of ${of} carts`),
      });
      say(`${projection.name}: whole, version ${projection.version}`);
    }
  } finally {
    database.close();
  }
}
