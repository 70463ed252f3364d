// Where events are, as the snapshot says it: people on devices of their own who are seldom online together.

import { expect, test, vi } from 'vitest';
import { blankCart } from './blankCart.ts';
import type { CartSession } from './cartSession.ts';
import { createTrolley } from './createTrolley.ts';
import { createHousehold, type Device } from './testing/household.ts';

const surroundings = {
  shareAddresses: async () => [],
  keepAwake: () => () => {},
  update: {
    getState: () => ({ isReady: false }),
    getInitialState: () => ({ isReady: false }),
    subscribe: () => () => {},
  },
  applyUpdate() {},
};
const trolleyOn = (device: Device, overrides = {}) => createTrolley(device.tab(overrides), surroundings);
const add = (name: string) => ({ type: 'AddItem', data: { name, quantity: 1 } }) as const;
const eventually = (check: () => void) => vi.waitFor(check);

/** Of each other member's device, by name: what it lacks, and which of the newest acts here are on it. */
function devicesOf(session: CartSession) {
  const { sync, now, history } = session.store.getState();
  return Object.fromEntries(
    sync.devices.map(({ actorId, lacks }) => {
      const name = now.members.find((member) => member.actorId === actorId)?.name;
      const there = history.entries.filter((entry) => sync.isOnDevice(actorId, entry)).map(({ subject }) => subject);
      return [name, { lacks, newest: there.at(-1) }];
    }),
  );
}

function placesOf(session: CartSession) {
  const { sync, history } = session.store.getState();
  return history.entries.filter((entry) => !sync.isOnRelay(entry)).map(({ subject }) => subject);
}

/** Both have put something in, everything is everywhere, and both have gone. */
async function aliceAndBobHaveMet() {
  const household = createHousehold();
  const [alice, bob] = [household.device('Alice'), household.device('Bob', 'orange')];
  const { cartId, key, session: atAlices } = await trolleyOn(alice).draft();
  await atAlices.dispatch(add('Milk'));
  const atBobs = await trolleyOn(bob).open(cartId, key);
  await eventually(() => expect(atBobs.store.getState().now.lineCount).toBe(1));
  await atBobs.dispatch(add('Bread'));
  await eventually(() => expect(devicesOf(atAlices)).toEqual({ Bob: { lacks: 0, newest: 'Bread' } }));
  await eventually(() => expect(devicesOf(atBobs)).toEqual({ Alice: { lacks: 0, newest: 'Bread' } }));
  await atAlices.close();
  await atBobs.close();
  return { household, alice, bob, cartId, key };
}

test('two people who are never online together learn what is on the other’s device', async () => {
  const { alice, bob, cartId, key } = await aliceAndBobHaveMet();
  const atAlices = await trolleyOn(alice).open(cartId, key);
  await atAlices.dispatch(add('Eggs'));
  await eventually(() => expect(atAlices.store.getState().sync.waiting).toEqual([]));
  expect(devicesOf(atAlices)).toEqual({ Bob: { lacks: 1, newest: 'Bread' } });
  await atAlices.close();

  const atBobs = await trolleyOn(bob).open(cartId, key);
  await eventually(() => expect(atBobs.store.getState().now.lineCount).toBe(3));
  await atBobs.close();

  const again = await trolleyOn(alice).open(cartId, key);
  await eventually(() => expect(devicesOf(again)).toEqual({ Bob: { lacks: 0, newest: 'Eggs' } }));
});

test('what is here only is on no other device, and not on the relay', async () => {
  const { alice, cartId, key } = await aliceAndBobHaveMet();
  const atAlices = await trolleyOn(alice).open(cartId, key);
  await eventually(() => expect(devicesOf(atAlices).Bob?.lacks).toBe(0));
  alice.line().cut();
  await atAlices.dispatch(add('Eggs'));
  expect(devicesOf(atAlices)).toEqual({ Bob: { lacks: 1, newest: 'Bread' } });
  expect(placesOf(atAlices)).toEqual(['Eggs']);
});

test('what was heard is remembered: a reload, without a relay, does not take it back', async () => {
  const { alice, cartId, key } = await aliceAndBobHaveMet();
  const nobody = { connect: () => new Promise<never>(() => {}) };
  const offline = await trolleyOn(alice, nobody).open(cartId, key);
  expect(devicesOf(offline)).toEqual({ Bob: { lacks: 0, newest: 'Bread' } });
  await offline.dispatch(add('Eggs'));
  expect(devicesOf(offline)).toEqual({ Bob: { lacks: 1, newest: 'Bread' } });
  await offline.close();
  expect(devicesOf(await trolleyOn(alice, nobody).open(cartId, key)).Bob?.lacks).toBe(1);
});

test('a tab that has heard less does not take back what another has heard', async () => {
  const { alice, bob, cartId, key } = await aliceAndBobHaveMet();
  const nobody = { connect: () => new Promise<never>(() => {}) };
  const offline = await trolleyOn(alice, nobody).open(cartId, key);
  const online = await trolleyOn(alice).open(cartId, key);
  await online.dispatch(add('Eggs'));
  await trolleyOn(bob).open(cartId, key);
  await eventually(() => expect(devicesOf(online)).toEqual({ Bob: { lacks: 0, newest: 'Eggs' } }));
  await online.close();
  await offline.close();
  expect(devicesOf(await trolleyOn(alice, nobody).open(cartId, key))).toEqual({ Bob: { lacks: 0, newest: 'Eggs' } });
});

test('a cart remembered by an older version opens: nothing is known of who holds what', async () => {
  const { alice, cartId, key } = await aliceAndBobHaveMet();
  const ports = alice.tab({ connect: () => new Promise<never>(() => {}) });
  const { onDevices: _, ...old } = (await ports.device.cart(cartId)) ?? { onDevices: null };
  const device = { ...ports.device, cart: async () => ({ ...blankCart, ...old, cartId }) };
  const session = await createTrolley({ ...ports, device }, surroundings).open(cartId, key);
  // What Bob wrote is on Bob's device all the same.
  expect(devicesOf(session)).toEqual({ Bob: { lacks: null, newest: 'Bread' } });
});

test('those who have left do not count, nor those who only look; who is here to look sees the same', async () => {
  const { household, alice, bob, cartId, key } = await aliceAndBobHaveMet();
  const ports = household.device('Vera').tab();
  const atVeras = await createTrolley(ports, surroundings).open(cartId, ports.links.viewKeyOf(key));
  await eventually(() =>
    expect(devicesOf(atVeras)).toEqual({ Alice: { lacks: 0, newest: 'Bread' }, Bob: { lacks: 0, newest: 'Bread' } }),
  );
  const atAlices = await trolleyOn(alice).open(cartId, key);
  expect(Object.keys(devicesOf(atAlices))).toEqual(['Bob']);
  const atBobs = await trolleyOn(bob).open(cartId, key);
  await atBobs.dispatch({ type: 'LeaveCart', data: {} });
  await eventually(() => expect(devicesOf(atAlices)).toEqual({}));
  await atAlices.close();
  await vi.waitFor(async () => expect((await alice.tab().device.cart(cartId))?.onDevices.size).toBe(0));
});
