import 'fake-indexeddb/auto';
import { forceCloseDatabase } from 'fake-indexeddb';
import { deleteDB, openDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { newDatabaseIdentity } from '../browser/identifiers.ts';
import { createTrolleyDatabase, type TrolleyDatabase } from './database.ts';

let serial = 0;
const freshName = () => `database-${serial++}`;
const countCarts = (database: TrolleyDatabase) =>
  database.transact(['carts'], 'readonly', ({ store }) => store.count());
const tick = () => new Promise((resolve) => setTimeout(resolve, 20));

/** The newest connection that idb has opened. */
function watchConnections() {
  const connections: IDBDatabase[] = [];
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...call) {
    if (!connections.includes(this)) connections.push(this);
    return original.apply(this, call);
  });
  return connections;
}

afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

test('it opens when first used, once, and makes its stores', async () => {
  const open = vi.spyOn(IDBFactory.prototype, 'open');
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  expect(open).not.toHaveBeenCalled();
  expect(await Promise.all([countCarts(database), countCarts(database)])).toEqual([0, 0]);
  expect(open).toHaveBeenCalledOnce();
});

test('[R16] a database of version 1 keeps what it holds, and gets what later versions keep', async () => {
  const name = freshName();
  const entry = { streamId: 'cart', replicaId: 1, seq: 0, id: '0'.repeat(30), bytes: Uint8Array.of(1, 2, 3) };
  const older = await openDB(name, 1, {
    upgrade(db) {
      const entries = db.createObjectStore('entries', { keyPath: ['streamId', 'replicaId', 'seq'] });
      entries.createIndex('byId', ['streamId', 'id'], { unique: true });
      db.createObjectStore('logs', { keyPath: ['streamId', 'replicaId'] });
    },
  });
  await older.put('entries', entry);
  for (const replicaId of [1, 2]) await older.put('logs', { streamId: 'cart', replicaId, length: 1 });
  await older.put('logs', { streamId: 'other', replicaId: 1, length: 1 });
  older.close();
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
  expect(await database.transact(['entries'], 'readonly', ({ store }) => store.getAll())).toEqual([entry]);
  expect(await database.transact(['setAside'], 'readonly', ({ store }) => store.count())).toBe(0);
  // Each stream that is there gets a generation, so that its readers notice when it is removed.
  expect(await database.transact(['generations'], 'readonly', ({ store }) => store.getAll())).toEqual([
    { streamId: 'cart' },
    { streamId: 'other' },
    // The database's own, by which a tab knows it again.
    { streamId: '' },
  ]);
});

test('[R16] a database of version 4 keeps what it holds, without the index by which nobody reads', async () => {
  const name = freshName();
  const entries = [0, 1].map((seq) => ({
    streamId: 'cart',
    replicaId: 1,
    seq,
    id: `${seq}`,
    bytes: Uint8Array.of(seq),
  }));
  const older = await openDB(name, 4, {
    upgrade(db) {
      const store = db.createObjectStore('entries', { keyPath: ['streamId', 'replicaId', 'seq'] });
      store.createIndex('byId', ['streamId', 'id'], { unique: true });
      db.createObjectStore('logs', { keyPath: ['streamId', 'replicaId'] });
      db.createObjectStore('setAside', { autoIncrement: true }).createIndex('byId', ['streamId', 'id']);
      const generations = db.createObjectStore('generations', { autoIncrement: true });
      generations.createIndex('byStream', 'streamId', { unique: true });
    },
  });
  for (const entry of entries) await older.put('entries', entry);
  await older.put('setAside', entries[0]);
  await older.add('generations', { streamId: '' }, 4711);
  older.close();
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
  const all = (store: 'entries' | 'setAside') => database.transact([store], 'readonly', ({ store }) => store.getAll());
  expect([await all('entries'), await all('setAside')]).toEqual([entries, [entries[0]]]);
  expect(await database.transact(['generations'], 'readonly', ({ store }) => store.getAllKeys())).toEqual([4711]);
  // As in one that is made today.
  const fresh = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  for (const made of [database, fresh])
    expect(await made.transact(['entries'], 'readonly', async ({ store }) => [...store.indexNames])).toEqual([]);
});

test('a newer version of the app gets the database; this tab says so and writes no more', async () => {
  const name = freshName();
  const onOutdated = vi.fn();
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name, onOutdated });
  await countCarts(database);
  const newer = await openDB(name, 99);
  expect(onOutdated).toHaveBeenCalledOnce();
  await expect(countCarts(database)).rejects.toMatchObject({ name: 'StorageFailure', reason: 'outdated' });
  newer.close();
});

test('an app older than the database says that it is outdated', async () => {
  const name = freshName();
  (await openDB(name, 99)).close();
  await expect(countCarts(createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name }))).rejects.toMatchObject({
    reason: 'outdated',
  });
});

test('an older tab that does not let go is reported, and waited for', async () => {
  const name = freshName();
  const older = await openDB(name, 1);
  const onBlocked = vi.fn();
  const counting = countCarts(createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name, version: 2, onBlocked }));
  counting.catch(() => undefined);
  await vi.waitFor(() => expect(onBlocked).toHaveBeenCalledOnce());
  older.close();
  // The older one made no stores, which version 2 expects: what matters is that the wait is over.
  await expect(counting).rejects.toThrow();
});

test('a connection that the browser has closed is opened again at the next use', async () => {
  const connections = watchConnections();
  const onTerminated = vi.fn();
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  database.onTerminated(onTerminated);
  await countCarts(database);
  forceCloseDatabase(connections[0] as never);
  await vi.waitFor(() => expect(onTerminated).toHaveBeenCalledOnce());
  expect(await countCarts(database)).toBe(0);
  expect(connections).toHaveLength(2);
});

test('a connection found closed without notice is opened again, and nothing is lost', async () => {
  const connections = watchConnections();
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  await countCarts(database);
  connections[0]?.close();
  expect(await countCarts(database)).toBe(0);
  expect(connections).toHaveLength(2);
});

describe('after the site’s data were deleted', () => {
  const cartNames = (database: TrolleyDatabase) =>
    database.transact(['carts'], 'readonly', ({ store }) => store.getAllKeys());
  const addCart =
    (cartId: string) =>
    ({ store }: { store: { put(value: never): Promise<unknown> } }) =>
      store.put({ cartId } as never);

  /** Two tabs whose database is gone. */
  async function twoTabs() {
    const name = freshName();
    const tabs = [0, 1].map(() => createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name })) as [
      TrolleyDatabase,
      TrolleyDatabase,
    ];
    for (const tab of tabs) await countCarts(tab);
    return { name, tabs };
  }

  test('no tab writes into the one that takes its place, though another has made it anew', async () => {
    const { name, tabs } = await twoTabs();
    await deleteDB(name);
    for (const tab of [...tabs, ...tabs]) await expect(countCarts(tab)).rejects.toMatchObject({ reason: 'replaced' });
  });

  test('it is noticed where the browser closes the connections first', async () => {
    const connections = watchConnections();
    const { name, tabs } = await twoTabs();
    for (const connection of connections) forceCloseDatabase(connection as never);
    await tick();
    await deleteDB(name);
    for (const tab of tabs) await expect(countCarts(tab)).rejects.toMatchObject({ reason: 'replaced' });
  });

  test('a tab moves into it with what it brings along, and the other does not thereby', async () => {
    const { name, tabs } = await twoTabs();
    await deleteDB(name);
    await expect(countCarts(tabs[0])).rejects.toMatchObject({ reason: 'replaced' });
    await tabs[0].moveIn(['carts'], addCart('first'));
    expect(await cartNames(tabs[0])).toEqual(['first']);
    await expect(countCarts(tabs[1])).rejects.toMatchObject({ reason: 'replaced' });
    await tabs[1].moveIn(['carts'], addCart('second'));
    expect(await cartNames(tabs[0])).toEqual(['first', 'second']);
  });

  test('[R7] a move that fails is none', async () => {
    const { name, tabs } = await twoTabs();
    await deleteDB(name);
    await expect(countCarts(tabs[0])).rejects.toMatchObject({ reason: 'replaced' });
    const moving = tabs[0].moveIn(['carts'], async (tx) => {
      await addCart('first')(tx);
      throw new DOMException('the disk is full', 'QuotaExceededError');
    });
    await expect(moving).rejects.toMatchObject({ reason: 'full' });
    await expect(countCarts(tabs[0])).rejects.toMatchObject({ reason: 'replaced' });
    expect(await cartNames(createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name }))).toEqual([]);
  });
});

test('without IndexedDB it is unavailable, and tried again at the next use', async () => {
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  vi.stubGlobal('indexedDB', undefined);
  await expect(countCarts(database)).rejects.toMatchObject({ name: 'StorageFailure', reason: 'unavailable' });
  vi.unstubAllGlobals();
  expect(await countCarts(database)).toBe(0);
});

test.each([
  ['SecurityError', 'unavailable'],
  ['UnknownError', 'unavailable'],
  ['InvalidStateError', 'unavailable'],
  ['QuotaExceededError', 'full'],
])('where opening fails with %s, storage is %s', async (name, reason) => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('no', name);
  });
  await expect(
    countCarts(createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() })),
  ).rejects.toMatchObject({ reason });
});

test('an opening that fails once, as while the data of the site is being cleared, is tried again', async () => {
  vi.spyOn(IDBFactory.prototype, 'open').mockImplementationOnce(() => {
    throw new DOMException('no', 'UnknownError');
  });
  expect(await countCarts(createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() }))).toBe(0);
});

test('where it was open before and cannot be opened again, as on a full disk, storage is not called unavailable', async () => {
  const connections = watchConnections();
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  await countCarts(database);
  connections[0]?.close();
  const open = vi.spyOn(IDBFactory.prototype, 'open').mockImplementation(() => {
    throw new DOMException('Internal error opening backing store for indexedDB.open.', 'UnknownError');
  });
  await expect(countCarts(database)).rejects.toMatchObject({ reason: 'failed' });
  open.mockRestore();
  expect(await countCarts(database)).toBe(0);
});

test('after close every use fails', async () => {
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  await countCarts(database);
  database.close();
  await expect(countCarts(database)).rejects.toMatchObject({ reason: 'closed' });
});

test('a database that is deleted while it is asked who it is fails once, in words', async () => {
  const unhandled = vi.fn();
  process.on('unhandledRejection', unhandled);
  const original = IDBDatabase.prototype.transaction;
  vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...call) {
    const transaction = original.apply(this, call);
    if (call[0] === 'generations') queueMicrotask(() => transaction.abort());
    return transaction;
  });
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: freshName() });
  await expect(countCarts(database)).rejects.toThrow();
  await tick();
  expect(unhandled).not.toHaveBeenCalled();
  process.off('unhandledRejection', unhandled);
});
