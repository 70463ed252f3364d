import { testLog } from '../../engine/testing/testLog.ts';
import 'fake-indexeddb/auto';
import { deleteDB } from 'idb';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { StreamReader } from '../../engine/eventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import { eventStoreCases } from '../../engine/testing/eventStoreContract.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { newDatabaseIdentity } from '../browser/identifiers.ts';
import { createTrolleyDatabase, type TrolleyDatabase } from './database.ts';
import { createIndexedDbEventStore } from './indexedDbEventStore.ts';
import { removeStream } from './streamRecords.ts';

const cart = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const alice = 1 as ReplicaId;
const log = testLog(alice, ['a', 'b', 'c']);
let serial = 0;

function openStore(database: TrolleyDatabase) {
  return createIndexedDbEventStore({ database, now: () => 1000 });
}

describe('the event store on IndexedDB', () => {
  const cases = eventStoreCases(async () => {
    const name = `contract-${serial++}`;
    const databases: TrolleyDatabase[] = [];
    return {
      async open() {
        const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
        databases.push(database);
        return openStore(database);
      },
      async remove(streamId) {
        const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
        await removeStream(database, streamId);
        database.close();
      },
      replace: () => deleteDB(name),
      async dispose() {
        for (const database of databases) database.close();
        await deleteDB(name);
      },
    };
  });
  for (const { name, run } of cases) test(name, run);
});

test('what a reader was told lies side by side in memory, and each entry is stored alone', async () => {
  const name = `alone-${serial++}`;
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
  const store = openStore(database);
  const nobody = { history() {}, arrived() {}, removed() {} };
  await (await store.open(cart, nobody)).append(log);
  const history = vi.fn<StreamReader['history']>();
  const reader = await store.open(cart, { ...nobody, history });
  const told = history.mock.calls[0]?.[0] ?? [];
  expect(new Set(told.map(({ bytes }) => bytes.buffer)).size).toBe(1);
  expect(told.map(({ bytes }) => bytes)).toEqual(log.map(({ bytes }) => bytes));
  await deleteDB(name);
  await expect(reader.catchUp()).rejects.toThrow();
  await store.putBack(cart, () => told);
  const stored = await store.readLog(cart, alice, 0);
  expect(stored).toEqual(told);
  for (const { bytes } of stored) expect(bytes.buffer.byteLength).toBe(bytes.length);
  store.close();
});

describe('when storage fails', () => {
  afterEach(() => void vi.restoreAllMocks());

  async function openedStore() {
    const name = `failing-${serial++}`;
    const store = openStore(createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name }));
    const heard = vi.fn();
    const stream = await store.open(cart, { history() {}, arrived: heard, removed() {} });
    return {
      store,
      stream,
      heard,
      another: () => openStore(createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name })),
    };
  }

  /** The `nth` write of an object store fails. */
  function failWrite(method: 'add' | 'put', nth: number, fail: () => never) {
    const original = IDBObjectStore.prototype[method];
    let calls = 0;
    vi.spyOn(IDBObjectStore.prototype, method).mockImplementation(function (this: IDBObjectStore, ...call) {
      calls += 1;
      return calls === nth ? fail() : original.apply(this, call);
    });
  }

  const quota = (): never => {
    throw new DOMException('the disk is full', 'QuotaExceededError');
  };

  test.each([
    ['the first entry', 'add', 1],
    ['the last entry', 'add', 3],
    ['the head', 'put', 1],
  ] as const)('[R7] a full disk at %s stores nothing, delivers nothing, and says so', async (_, method, nth) => {
    const { store, stream, heard, another } = await openedStore();
    failWrite(method, nth, quota);
    await expect(stream.append(log)).rejects.toMatchObject({ name: 'StorageFailure', reason: 'full' });
    vi.restoreAllMocks();
    expect(heard).not.toHaveBeenCalled();
    expect([await another().count(cart), await store.heads(cart)]).toEqual([0, []]);
    expect((await stream.append(log)).appended).toHaveLength(3);
    expect(heard).toHaveBeenCalledOnce();
  });

  test('[R7] a transaction that the browser aborts after every request has succeeded stores nothing', async () => {
    const { stream, heard, another } = await openedStore();
    const original = IDBObjectStore.prototype.put;
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...call) {
      const request = original.apply(this, call);
      request.addEventListener('success', () => this.transaction.abort());
      return request;
    });
    await expect(stream.append(log)).rejects.toMatchObject({ name: 'StorageFailure', reason: 'failed' });
    vi.restoreAllMocks();
    expect([heard.mock.calls.length, await another().count(cart)]).toEqual([0, 0]);
  });

  test('[R7] a full disk that shows up only when requests are under way is told from an abort', async () => {
    const { stream, heard } = await openedStore();
    const original = IDBObjectStore.prototype.add;
    vi.spyOn(IDBObjectStore.prototype, 'add').mockImplementation(function (this: IDBObjectStore, ...call) {
      const request = original.apply(this, call);
      const tx = this.transaction as unknown as { _abort(errorName: string): void };
      request.addEventListener('success', () => tx._abort('QuotaExceededError'));
      return request;
    });
    await expect(stream.append(log)).rejects.toMatchObject({ name: 'StorageFailure', reason: 'full' });
    expect(heard).not.toHaveBeenCalled();
  });

  test('[R7] an append resolves and delivers only when its transaction is complete', async () => {
    const order: string[] = [];
    const { stream, heard } = await openedStore();
    const original = IDBDatabase.prototype.transaction;
    vi.spyOn(IDBDatabase.prototype, 'transaction').mockImplementation(function (this: IDBDatabase, ...call) {
      const tx = original.apply(this, call);
      if (tx.mode === 'readwrite') tx.addEventListener('complete', () => order.push(`complete, ${tx.durability}`));
      return tx;
    });
    heard.mockImplementation(() => order.push('delivered'));
    await stream.append(log).then(() => order.push('resolved'));
    expect(order).toEqual(['complete, strict', 'delivered', 'resolved']);
  });

  test('a bug is not mistaken for a failure of the world', async () => {
    const { store, stream } = await openedStore();
    failWrite('add', 1, () => {
      throw new TypeError('a bug');
    });
    await expect(stream.append(log)).rejects.toThrow(TypeError);
    vi.restoreAllMocks();
    expect(await store.count(cart)).toBe(0);
  });
});
