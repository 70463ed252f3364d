// [R18] On whose device something is: told by the device, kept by the relay, learned by everybody. Over real sockets.

import { describe, expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { memoryLog } from '../log/memoryLog.ts';
import { heldLog } from '../testing/heldLog.ts';
import { heardOut, heldParty, holds, log, other, toldTo, vector, whole } from '../testing/heldParty.ts';
import { isStored } from '../testing/party.ts';
import { newCart, type TestClient, until } from '../testing/testRelay.ts';
import { countMeasures } from './measures.ts';

const { start, join, follow, enter, filled, waiting, goOff } = heldParty();

const refusals = (client: TestClient) =>
  client.heard.flatMap((message) => (message.kind === 'refused' ? [message.reason] : []));

describe('telling', () => {
  test('everybody who said hello is told, who may only look as well; a stock client is not', async () => {
    const relay = await start();
    const cart = newCart();
    const alice = await filled(relay, cart);
    const [carol, dave] = [await enter(relay, cart, cart.viewKey), await follow(relay, cart)];
    holds(alice, 'phone', vector([log.replica, 7]));
    await heardOut(alice, carol);
    goOff();
    await heardOut(alice, carol, dave);
    const told = [{ device: 'phone', lengths: vector([log.replica, 7]) }];
    expect([toldTo(alice), toldTo(carol), toldTo(dave)]).toEqual([told, told, []]);
  });

  test('one message a second tells of all that moved, and of nothing else; an idle room has no timer', async () => {
    const relay = await start();
    const cart = newCart();
    const [alice, bob] = [await filled(relay, cart), await enter(relay, cart)];
    expect(waiting()).toEqual([]);
    holds(alice, 'phone', vector([log.replica, 2]));
    holds(alice, 'phone', vector([log.replica, 5], [other.replica, 1]));
    holds(bob, 'tablet', vector([log.replica, 9]));
    holds(alice, 'phone', vector([log.replica, 3]));
    await heardOut(alice, bob);
    expect(waiting()).toEqual([1000]);
    expect(toldTo(bob)).toEqual([]);
    goOff();
    expect((await bob.next('held')).devices).toEqual([
      { device: 'phone', lengths: vector([log.replica, 5], [other.replica, 1]) },
      { device: 'tablet', lengths: vector([log.replica, 9]) },
    ]);
    holds(alice, 'phone', vector([log.replica, 5], [other.replica, 1]));
    holds(bob, 'tablet', vector([log.replica, 4]));
    await heardOut(alice, bob);
    expect(waiting()).toEqual([]); // nothing moved
    holds(alice, 'phone', vector([log.replica, 6], [other.replica, 1]));
    await heardOut(alice);
    goOff();
    expect((await bob.next('held')).devices).toEqual([{ device: 'phone', lengths: vector([log.replica, 6]) }]);
  });

  test('a joiner is told of all devices in full, after what is durable; of none where none has told', async () => {
    const relay = await start();
    const cart = newCart();
    const alice = await filled(relay, cart);
    const early = await enter(relay, cart);
    await heardOut(early);
    expect(toldTo(early)).toEqual([]);
    holds(alice, 'phone', whole);
    holds(early, 'tablet', vector([other.replica, 2]));
    await heardOut(alice, early);
    const bob = await enter(relay, cart, cart.viewKey);
    expect((await bob.next('held')).devices).toEqual([
      { device: 'phone', lengths: whole },
      { device: 'tablet', lengths: vector([other.replica, 2]) },
    ]);
    expect(bob.heard.map(({ kind }) => kind)).toEqual(['hello', 'durable', 'held']);
  });

  test('only what is durable here is believed', async () => {
    const storage = heldLog(memoryLog());
    const relay = await start({ storage });
    const cart = newCart();
    const alice = await enter(relay, cart);
    alice.push(part(log, 0, 8));
    await isStored(relay, cart, 8);
    storage.hold();
    alice.push(part(log, 8), other);
    await until(() => storage.waiting() > 0, 'the rest to wait');
    holds(alice, 'phone', vector([log.replica, 2 ** 50], [other.replica, 5], [99, 3]));
    await heardOut(alice);
    goOff();
    expect((await alice.next('held')).devices).toEqual([{ device: 'phone', lengths: vector([log.replica, 8]) }]);
    holds(alice, 'phone', vector([other.replica, 5], [99, 3]));
    await heardOut(alice);
    expect(waiting()).toEqual([]);
    await storage.release();
    await isStored(relay, cart, 17);
  });
});

describe('who may not', () => {
  test('a viewer is refused, and nobody is told; before the hello nothing is heard', async () => {
    const measures = countMeasures();
    const relay = await start({ measures });
    const cart = newCart();
    await filled(relay, cart);
    const viewer = await enter(relay, cart, cart.viewKey);
    holds(viewer, 'phone', whole);
    expect(await viewer.next('refused')).toMatchObject({ reason: 'view-only' });
    expect(measures.refusals.get('view-only')).toBe(1);
    const mute = await join(relay, cart);
    holds(mute, 'phone', whole);
    await heardOut(mute);
    expect(mute.isOpen()).toBe(true);
    expect(waiting()).toEqual([]);
    expect(await relay.storage.heldBy(cart.cartId)).toEqual([]);
  });

  test('a session speaks for one device, and devices have names', async () => {
    const relay = await start();
    const cart = newCart();
    const [alice, tab] = [await filled(relay, cart), await enter(relay, cart)];
    holds(alice, '', whole);
    expect(await alice.next('refused')).toMatchObject({ reason: 'malformed' });
    holds(alice, 'phone', vector([log.replica, 1]));
    holds(alice, 'tablet', whole);
    expect(await alice.next('refused')).toMatchObject({ reason: 'malformed' });
    holds(tab, 'phone', vector([log.replica, 2])); // another tab of the same device
    await heardOut(alice, tab);
    goOff();
    expect((await tab.next('held')).devices).toEqual([{ device: 'phone', lengths: vector([log.replica, 2]) }]);
    expect([refusals(alice).length, refusals(tab).length]).toEqual([2, 0]);
    expect(alice.isOpen()).toBe(true);
  });

  test('of so many devices it is kept what they hold; those that are known go on', async () => {
    const measures = countMeasures();
    const relay = await start({ measures, limits: { maxDevicesPerCart: 2 } });
    const cart = newCart();
    const [alice, bob, carol] = [await filled(relay, cart), await enter(relay, cart), await enter(relay, cart)];
    holds(alice, 'a', vector([log.replica, 1]));
    await heardOut(alice);
    holds(bob, 'b', vector([log.replica, 1]));
    await heardOut(bob);
    holds(carol, 'c', whole);
    expect(await carol.next('refused')).toMatchObject({ reason: 'too-many', count: 0 });
    expect(measures.refusals.get('too-many')).toBe(1);
    holds(alice, 'a', whole);
    await heardOut(alice);
    goOff();
    expect((await carol.next('held')).devices.map(({ device }) => device)).toEqual(['a', 'b']);
    expect(refusals(alice)).toEqual([]);
  });

  test('devices hold 500 logs on average; those that are known go on', async () => {
    const relay = await start({ limits: { maxDevicesPerCart: 2, maxEntriesPerFrame: 10_000 } });
    const cart = newCart();
    const alice = await filled(relay, cart);
    const logs = Array.from({ length: 700 }, (_, index) => chainedLog(10_000 + index, 3));
    alice.push(...logs);
    await alice.toldDurable(17 + 3 * 700);
    const all = (length: number) => vector(...logs.map(({ replica }): [number, number] => [replica, length]));
    const bob = await enter(relay, cart);
    holds(alice, 'a', all(1));
    await heardOut(alice);
    holds(bob, 'b', all(1));
    expect(await bob.next('refused')).toMatchObject({ reason: 'too-many' });
    holds(alice, 'a', all(2));
    holds(bob, 'b', whole);
    await heardOut(alice, bob);
    goOff();
    const { devices } = await bob.next('held');
    expect(devices.map(({ device, lengths }) => [device, lengths.size])).toEqual([
      ['a', 700],
      ['b', 2],
    ]);
    expect(devices[0]?.lengths.get(10_000 as ReplicaId)).toBe(2);

    const stricter = await start({ storage: relay.storage, limits: { maxDevicesPerCart: 1 } });
    const carol = await enter(stricter, cart);
    holds(carol, 'b', vector([other.replica, 5], [10_000, 1]));
    expect(await carol.next('refused')).toMatchObject({ reason: 'too-many' });
    await carol.next('held'); // in full
    const dave = await enter(stricter, cart);
    holds(dave, 'a', vector([10_000, 3]));
    await heardOut(dave);
    goOff();
    expect((await carol.next('held')).devices).toEqual([{ device: 'a', lengths: vector([10_000, 3]) }]);
  });
});
