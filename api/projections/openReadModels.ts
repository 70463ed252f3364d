// The read models of a node: those that are not there yet are built, and the carts that it has been asked to follow are followed.

import type { SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import type { StreamFeed } from '../../src/adapters/sqlite/streamFeed.ts';
import type { CartTypes } from '../../src/domain/cartDomain.ts';
import type { OpenStreams } from '../member/openStreams.ts';
import { createFollowed } from './followed.ts';
import { createFollowing, type Following } from './following.ts';
import { projections } from './projections.ts';
import { createReadModels, type ReadModels } from './readModels.ts';
import { createStoredCarts } from './storedCarts.ts';

export function openReadModels(
  database: SqliteDatabase,
  options: {
    readonly feed: StreamFeed;
    readonly carts: Pick<OpenStreams<CartTypes>, 'use'>;
    /** So many carts are followed. */
    readonly most: number;
    readonly onFailure: (cause: unknown) => void;
  },
): { readonly readModels: ReadModels; readonly following: Following; close(): void } {
  const { feed, carts, most, onFailure } = options;
  const followed = createFollowed(database);
  const readModels = createReadModels({ database, carts: createStoredCarts(feed), followed, projections });
  const following = createFollowing({ database, followed, readModels, carts, most, onFailure });
  let isStopped = false;
  readModels.prepare({ isStopped: () => isStopped }).catch((cause: unknown) => isStopped || onFailure(cause));
  return {
    readModels,
    following,
    close() {
      isStopped = true;
      following.close();
    },
  };
}
