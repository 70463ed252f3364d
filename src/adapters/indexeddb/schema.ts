// What is kept in IndexedDB, under which keys. One database per origin, shared by all tabs. Records are of our own
// writing; what a later version adds to one is filled in by whoever reads it, and only a change of stores or keys needs
// the next version number.

import type { DBSchema, IDBPDatabase, IDBPTransaction, StoreNames } from 'idb';
import type { KnownCart, Product, Profile } from '../../app/device.ts';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

export const schemaVersion = 5;

/** The end of a log, as every version of this app has written it. */
export interface LogRecord {
  readonly streamId: StreamId;
  readonly replicaId: ReplicaId;
  readonly length: number;
  readonly hash: string;
  readonly lastId: EventId;
}

export interface TrolleySchema extends DBSchema {
  entries: { key: [StreamId, ReplicaId, number]; value: StoredEntry };
  /** The high-water mark of each log. */
  logs: { key: [StreamId, ReplicaId]; value: LogRecord };
  /** Entries that gave way to another branch of their log. Two branches may have used one id. */
  setAside: { key: number; value: StoredEntry; indexes: { byId: [StreamId, EventId] } };
  /**
   * Of each stream that holds something, which of its histories this is: the key, which is never used again. The record of no
   * stream is the database's own: its key is random, says which database this is, and the others count on from it, so that
   * none of them is in two databases.
   */
  generations: { key: number; value: { readonly streamId: StreamId }; indexes: { byStream: StreamId } };
  /** Which replica writes from which slot of this device. */
  slots: {
    key: [StreamId, number];
    value: { readonly streamId: StreamId; readonly slot: number; readonly replicaId: ReplicaId };
  };
  carts: { key: StreamId; value: KnownCart };
  products: { key: string; value: Product };
  /** The one record 'profile'. */
  meta: { key: 'profile'; value: Profile };
}

export type StoreName = 'entries' | 'logs' | 'setAside' | 'generations' | 'slots' | 'carts' | 'products' | 'meta';

const noStream = '' as StreamId;

type Upgrade = IDBPTransaction<TrolleySchema, StoreNames<TrolleySchema>[], 'versionchange'>;

export async function upgradeSchema(
  db: IDBPDatabase<TrolleySchema>,
  oldVersion: number,
  transaction: Upgrade,
  newIdentity: number,
): Promise<void> {
  if (oldVersion < 1) {
    db.createObjectStore('entries', { keyPath: ['streamId', 'replicaId', 'seq'] });
    db.createObjectStore('logs', { keyPath: ['streamId', 'replicaId'] });
    db.createObjectStore('slots', { keyPath: ['streamId', 'slot'] });
    db.createObjectStore('carts', { keyPath: 'cartId' });
    db.createObjectStore('products', { keyPath: 'id' });
    db.createObjectStore('meta');
  }
  if (oldVersion < 2) {
    db.createObjectStore('setAside', { autoIncrement: true }).createIndex('byId', ['streamId', 'id']);
  }
  if (oldVersion < 3) {
    const generations = db.createObjectStore('generations', { autoIncrement: true });
    generations.createIndex('byStream', 'streamId', { unique: true });
    const logs = await transaction.objectStore('logs').getAllKeys();
    for (const streamId of new Set(logs.map(([stream]) => stream))) await generations.add({ streamId });
  }
  if (oldVersion < 4) await transaction.objectStore('generations').add({ streamId: noStream }, newIdentity);
  // Every entry was written into it, and nobody read it.
  if (oldVersion > 0 && oldVersion < 5) transaction.objectStore('entries').deleteIndex('byId');
}

/** Everything of one stream, in a store or index whose keys begin with it: an array sorts after all strings and numbers. */
export function ofStream(streamId: StreamId): IDBKeyRange {
  return IDBKeyRange.bound([streamId], [streamId, []]);
}

/** Which database this is, of all that have ever been in its place. */
export function identityOf(db: Pick<IDBPDatabase<TrolleySchema>, 'transaction'>): Promise<number | undefined> {
  const tx = db.transaction('generations');
  tx.done.catch(() => undefined); // its request fails, too
  return tx.store.index('byStream').getKey(noStream);
}
