import { testLog } from '../../engine/testing/testLog.ts';
import 'fake-indexeddb/auto';
import { expect, test, vi } from 'vitest';
import { blankCart } from '../../app/blankCart.ts';
import type { KnownCart, Product, Profile } from '../../app/device.ts';
import type { StreamId } from '../../engine/message.ts';
import { append } from '../../engine/testing/contractLogs.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { newDatabaseIdentity } from '../browser/identifiers.ts';
import { createTrolleyDatabase } from './database.ts';
import { createIndexedDbDeviceStore, type DeviceChannel } from './indexedDbDeviceStore.ts';
import { createIndexedDbEventStore } from './indexedDbEventStore.ts';
import { createIndexedDbSlotRecords } from './indexedDbSlotRecords.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const otherCart = 'BBBBBBBBBBBBBBBBBBBBBA' as StreamId;
let serial = 0;

function newDevice() {
  const name = `device-${serial++}`;
  const tabs: ((event: { data: unknown }) => void)[] = [];
  /** One tab; a channel never calls the tab that posts. */
  function openTab() {
    let own: ((event: { data: unknown }) => void) | null = null;
    const channel: DeviceChannel = {
      postMessage: (data) => tabs.filter((tab) => tab !== own).forEach((tab) => void tab({ data })),
      addEventListener(_type, listener) {
        own = listener;
        tabs.push(listener);
      },
    };
    const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
    const newProfile = (): Profile => ({ secret: `secret-${serial++}`, name: '', color: 'teal' });
    return { database, device: createIndexedDbDeviceStore({ database, newProfile, blankCart, channel }) };
  }
  return { openTab, tabs };
}

const milk: Product = { id: 'p:milk', name: 'Milk', price: 119, currency: 'EUR', aisle: 'dairy' };

test('a profile is made once, even when two tabs start at once, and kept', async () => {
  const { openTab } = newDevice();
  const [one, two] = [openTab().device, openTab().device];
  const [first, second] = await Promise.all([one.profile(), two.profile()]);
  expect(second).toEqual(first);
  expect(await one.saveProfile({ name: 'Ana', color: 'rose' })).toEqual({ ...first, name: 'Ana', color: 'rose' });
  expect(await two.profile()).toEqual({ secret: first.secret, name: 'Ana', color: 'rose' });
  expect(await two.saveProfile({ name: 'Anna' })).toMatchObject({ name: 'Anna', color: 'rose' });
});

test('a cart is created, then merged field by field', async () => {
  const { device } = newDevice().openTab();
  expect([await device.cart(cartId), await device.carts()]).toEqual([null, []]);
  await device.saveCart({ cartId, key: 'k', role: 'edit', name: 'Party' });
  await device.saveCart({ cartId, total: 500, unseen: 2 });
  const cart = await device.cart(cartId);
  expect(cart).toMatchObject({
    key: 'k',
    role: 'edit',
    name: 'Party',
    total: 500,
    unseen: 2,
    lineCount: 0,
    lastSeen: null,
  });
  expect(await device.carts()).toEqual([cart]);
});

test('a view key never replaces an edit key, and an edit key replaces a view key', async () => {
  const { device } = newDevice().openTab();
  await device.saveCart({ cartId, key: 'view', role: 'view' });
  await device.saveCart({ cartId, key: 'edit', role: 'edit' });
  await device.saveCart({ cartId, key: 'view', role: 'view', name: 'Party' });
  await device.saveCart({ cartId, key: 'unknown' });
  expect(await device.cart(cartId)).toMatchObject({ key: 'edit', role: 'edit', name: 'Party' });
});

test('a record of an older version lacks nothing when read', async () => {
  const { openTab } = newDevice();
  const { database, device } = openTab();
  const old = { cartId, key: 'k', role: 'edit' } as KnownCart;
  await database.transact(['carts'], 'readwrite', ({ store }) => store.put(old));
  expect(await device.cart(cartId)).toMatchObject({ ...old, members: [], onRelay: [], changedAt: 0 });
  expect((await device.cart(cartId))?.onDevices).toEqual(new Map());
  const onDevices = new Map([['ben', new Map([[7 as ReplicaId, 3]])]]);
  await device.saveCart({ cartId, onDevices });
  expect((await device.cart(cartId))?.onDevices).toEqual(onDevices);
});

test('what other devices hold is kept, of those still spoken of; a tab that has heard less takes nothing back', async () => {
  const { openTab } = newDevice();
  const [one, two] = [openTab().device, openTab().device];
  const [mine, bens] = [7, 8] as [ReplicaId, ReplicaId];
  await one.saveCart({ cartId, key: 'k', role: 'edit' });
  await one.saveCart({ cartId, onDevices: new Map([['ben', new Map([[mine, 3]])]]) });
  await one.saveCart({
    cartId,
    onDevices: new Map([
      ['ben', new Map([[mine, 4]])],
      ['cy', new Map([[mine, 1]])],
    ]),
  });
  await two.saveCart({
    cartId,
    onDevices: new Map([
      [
        'ben',
        new Map([
          [mine, 2],
          [bens, 5],
        ]),
      ],
    ]),
  });
  await two.saveCart({ cartId, total: 500 });
  expect((await one.cart(cartId))?.onDevices).toEqual(
    new Map([
      [
        'ben',
        new Map([
          [mine, 4],
          [bens, 5],
        ]),
      ],
    ]),
  );
});

test('removing a cart takes along all that is kept of it, and nothing of any other cart’s', async () => {
  const { openTab } = newDevice();
  const { database, device } = openTab();
  const slots = createIndexedDbSlotRecords(database);
  const store = createIndexedDbEventStore({ database, now: () => 0 });
  for (const id of [cartId, otherCart]) {
    await device.saveCart({ cartId: id, key: 'k', role: 'edit' });
    await append(store, id, testLog(1 as ReplicaId, ['a', 'b']));
    await store.adoptBranch(id, 1 as ReplicaId, testLog(1 as ReplicaId, ['a', 'other']));
    await slots.put(id, 0, 1 as ReplicaId);
  }
  await device.removeCart(cartId);
  expect([
    await device.cart(cartId),
    await store.count(cartId),
    await store.heads(cartId),
    await store.setAside(cartId),
    await slots.get(cartId, 0),
  ]).toEqual([null, 0, [], [], null]);
  expect([
    (await device.carts()).length,
    await store.count(otherCart),
    (await store.setAside(otherCart)).length,
    await slots.get(otherCart, 0),
  ]).toEqual([1, 2, 1, 1]);
});

test('products are added or replaced by id, all or none', async () => {
  const { device } = newDevice().openTab();
  await device.importProducts([milk, { ...milk, id: 'p:oats', name: 'Oats' }]);
  await device.importProducts([{ ...milk, price: 129 }]);
  expect((await device.products()).map(({ id, price }) => [id, price])).toEqual([
    ['p:milk', 129],
    ['p:oats', 119],
  ]);
  const broken = { ...milk, id: undefined } as unknown as Product;
  await expect(device.importProducts([{ ...milk, price: 1 }, broken])).rejects.toMatchObject({
    name: 'StorageFailure',
  });
  expect((await device.products())[0]?.price).toBe(129);
});

test('what changes is told to this tab and the others, once it is durable, until they unsubscribe', async () => {
  const { openTab, tabs } = newDevice();
  const [one, two] = [openTab().device, openTab().device];
  const [here, there] = [vi.fn(), vi.fn()];
  const stop = one.subscribe(here);
  two.subscribe(there);
  const saving = one.saveCart({ cartId, key: 'k', role: 'edit' });
  expect(here).not.toHaveBeenCalled();
  await saving;
  expect([here.mock.calls.length, there.mock.calls.length]).toEqual([1, 1]);
  await two.saveProfile({ name: 'Ben' });
  stop();
  await one.importProducts([milk]);
  await one.removeCart(cartId);
  expect([here.mock.calls.length, there.mock.calls.length]).toEqual([2, 4]);
  for (const tab of tabs) tab({ data: { something: 'else' } });
  for (const tab of tabs) tab({ data: { removed: 7 } });
  expect(there).toHaveBeenCalledTimes(4);
});

test('a cart that was taken off is not made anew by an update', async () => {
  const { device } = newDevice().openTab();
  await device.saveCart({ cartId, key: 'k', role: 'edit' });
  await device.updateCart({ cartId, total: 3 });
  expect(await device.cart(cartId)).toMatchObject({ key: 'k', total: 3 });
  await device.removeCart(cartId);
  await device.updateCart({ cartId, total: 4 });
  expect(await device.cart(cartId)).toBeNull();
});

test('that a cart was taken off the device is told to this tab and the others, once it is', async () => {
  const { openTab } = newDevice();
  const [one, two] = [openTab().device, openTab().device];
  const [here, there, gone] = [vi.fn(), vi.fn(), vi.fn()];
  one.onRemoved(here);
  two.onRemoved(there);
  two.onRemoved(gone)();
  await one.saveCart({ cartId, key: 'k', role: 'edit' });
  const removing = one.removeCart(cartId);
  expect(here).not.toHaveBeenCalled();
  await removing;
  expect([here.mock.calls, there.mock.calls, gone.mock.calls]).toEqual([[[cartId]], [[cartId]], []]);
});

test('slots remember their replica', async () => {
  const { openTab } = newDevice();
  const slots = createIndexedDbSlotRecords(openTab().database);
  expect(await slots.get(cartId, 0)).toBeNull();
  await slots.put(cartId, 0, 7 as ReplicaId);
  await slots.put(cartId, 0, 8 as ReplicaId);
  await slots.put(cartId, 1, 9 as ReplicaId);
  const reloaded = createIndexedDbSlotRecords(openTab().database);
  expect([await reloaded.get(cartId, 0), await reloaded.get(cartId, 1), await reloaded.get(otherCart, 0)]).toEqual([
    8,
    9,
    null,
  ]);
});
