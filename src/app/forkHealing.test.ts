// A device is cloned, as by a restored backup, and both go on under one replica id; over real sockets and the real relay.

import { afterEach, describe, expect, test } from 'vitest';
import { nodeEnvironment } from '../adapters/yjs/testing/testTab.ts';
import type { EventStore } from '../engine/eventStore.ts';
import { createMemoryEventStore } from '../engine/memoryEventStore.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import type { CartSession } from './cartSession.ts';
import { createHousehold } from './testing/household.ts';
import {
  add,
  change,
  createMachines,
  eventually,
  fingerprint,
  lines,
  nowhere,
  onRelay,
  remove,
} from './testing/machine.ts';

const { openRelay, machine, cloneOf, newReplicaId, open, end } = createMachines();
afterEach(end);

/** Alice's cart has two milk on the relay; her device is cloned; both copies have gone on, hers on the relay. */
async function cloned() {
  const household = createHousehold();
  const relayUrl = await openRelay();
  const alices = machine(household.device('Alice'));
  const cart = alices.person.tab().links.mint();
  const first = await open(alices, relayUrl, cart);
  await first.dispatch({ type: 'CreateCart', data: { name: 'Ours', currency: 'EUR' } });
  await first.dispatch(add('Milk', 2));
  await onRelay(first);
  await first.close();

  const clone = cloneOf(alices);
  const offline = await open(clone, nowhere, cart);
  await offline.dispatch(add('Bread'));
  await offline.dispatch(change('t:bread', 2));
  await offline.dispatch(add('Salt'));
  await offline.dispatch(remove('t:salt'));
  await offline.dispatch(change('t:milk', 1));
  await offline.close();

  const atAlices = await open(alices, relayUrl, cart);
  await atAlices.dispatch(add('Eggs'));
  await atAlices.dispatch(change('t:milk', 1));
  await onRelay(atAlices);
  return { household, relayUrl, cart, alices, clone, atAlices };
}

const all = { Milk: 4, Bread: 3, Eggs: 1 };

test('a cloned device gives its log up, makes its changes again under another, and all hold one cart', async () => {
  const { household, relayUrl, cart, alices, clone, atAlices } = await cloned();
  const bobs = machine(household.device('Bob', 'orange'));
  const atBobs = await open(bobs, relayUrl, cart);
  const [shared] = clone.slots;

  const atClones = await open(clone, relayUrl, cart);
  for (const session of [atClones, atAlices, atBobs]) await eventually(() => expect(lines(session)).toEqual(all));
  await onRelay(atClones);
  expect(atClones.store.getState().sync).toMatchObject({ healed: { setAside: 5, issuedAgain: 5 } });
  expect(atClones.store.getState().sync.link).not.toHaveProperty('refusal');
  expect([alices.slots[0], clone.slots[0] === shared]).toEqual([shared, false]);

  await atClones.dispatch(add('Rice'));
  await atAlices.dispatch(remove('t:bread'));
  const { Bread: _, ...rest } = all;
  for (const session of [atClones, atAlices, atBobs]) {
    await eventually(() => expect(lines(session)).toEqual({ ...rest, Rice: 1 }));
    await onRelay(session);
  }
  const prints = await Promise.all([alices, clone, bobs].map((each) => fingerprint(each, cart.cartId)));
  expect(new Set(prints).size).toBe(1);
});

test('a healed device opens again as it was, and makes nothing twice', async () => {
  const { relayUrl, cart, clone } = await cloned();
  const atClones = await open(clone, relayUrl, cart);
  await eventually(() => expect(lines(atClones)).toEqual(all));
  await onRelay(atClones);
  const { length } = atClones.store.getState().history.entries;
  await atClones.close();

  const again = await open(clone, relayUrl, cart);
  await onRelay(again);
  expect(again.store.getState().history.entries).toHaveLength(length);
  expect([lines(again), again.store.getState().sync.healed]).toEqual([all, null]);
});

test('what a crash kept from being made again is made again when the cart is opened', async () => {
  const { relayUrl, cart, alices, clone, atAlices } = await cloned();
  const store = createMemoryEventStore({ database: clone.database, now: Date.now });
  const theirs = createMemoryEventStore({ database: alices.database, now: Date.now });
  const replicaId = clone.slots[0] as ReplicaId;
  clone.slots[0] = newReplicaId();
  await store.adoptBranch(cart.cartId, replicaId, await theirs.readLog(cart.cartId, replicaId, 0));

  const atClones = await open(clone, relayUrl, cart);
  for (const session of [atClones, atAlices]) await eventually(() => expect(lines(session)).toEqual(all));
  await onRelay(atClones);
});

test('two copies that are off the relay’s chain make what both have lost again, and it counts once', async () => {
  const { relayUrl, cart, alices, clone, atAlices } = await cloned();
  const third = cloneOf(clone);
  const [atClones, atThird] = await Promise.all([open(clone, relayUrl, cart), open(third, relayUrl, cart)]);
  const sessions = [atClones, atThird, atAlices];
  for (const session of sessions) await eventually(() => expect(lines(session)).toEqual(all));
  for (const session of sessions) await onRelay(session);
  await atAlices.dispatch(remove('t:bread'));
  for (const session of sessions) await eventually(() => expect(lines(session)).not.toHaveProperty('Bread'));
  const machines = [alices, clone, third];
  const prints = await Promise.all(machines.map((each) => fingerprint(each, cart.cartId)));
  expect(new Set(prints).size).toBe(1);
});

test('somebody else’s copy of a lost branch is set aside, and its acts are made again as their author’s', async () => {
  const { household, relayUrl, cart, clone } = await cloned();
  const bobs = { ...machine(household.device('Bob', 'orange')), database: structuredClone(clone.database) };
  const atBobs = await open(bobs, relayUrl, cart);
  await eventually(() => expect(atBobs.store.getState().sync.healed).toEqual({ setAside: 5, issuedAgain: 0 }));
  await eventually(() => expect(lines(atBobs)).toEqual(all));
  const again = atBobs.store.getState().history.entries.filter(({ isReissue }) => isReissue);
  expect(again.map(({ actorName }) => actorName)).toEqual(again.map(() => 'Alice'));
  const atClones = await open(clone, relayUrl, cart);
  for (const session of [atBobs, atClones]) await eventually(() => expect(lines(session)).toEqual(all));
});

describe('another tab of the cloned device, which holds what is set aside', () => {
  /** Its line to the relay is dead, and it hears nothing of other tabs, until it wakes. */
  function asleep() {
    let isAwake = false;
    const reached = nodeEnvironment.WebSocket;
    const environment = {
      WebSocket: class extends reached {
        constructor(url: string | URL, protocols?: string | string[]) {
          super(isAwake ? url : 'ws://127.0.0.1:9', protocols);
        }
      },
      openChannel: () => ({ postMessage() {}, addEventListener() {}, close() {} }),
    };
    return {
      environment,
      wake(session: CartSession) {
        isAwake = true;
        session.reconnect();
      },
    };
  }

  const lost = { Milk: 3, Bread: 3 };

  test('reads its history anew when the healing tab says so, with no line of its own to the relay', async () => {
    const { relayUrl, cart, clone } = await cloned();
    const beside = await open(clone, nowhere, cart);
    expect(lines(beside)).toEqual(lost);
    const healing = await open(clone, relayUrl, cart);
    await onRelay(healing);
    await eventually(() => expect(lines(beside)).toEqual(all));
    // What it did goes on from there, and reaches the relay by the other tab.
    expect((await beside.dispatch(change('t:eggs', 1))).kind).toBe('accepted');
    await eventually(() => expect(lines(healing)).toEqual({ ...all, Eggs: 2 }));
    await onRelay(healing);
    expect(beside.store.getState().history.entries.map(({ id }) => id)).toEqual(
      healing.store.getState().history.entries.map(({ id }) => id),
    );
  });

  test('gives the log that it wrote itself up as well', async () => {
    const household = createHousehold();
    const relayUrl = await openRelay();
    const alices = machine(household.device('Alice'));
    const cart = alices.person.tab().links.mint();
    const firsts = [await open(alices, relayUrl, cart), await open(alices, relayUrl, cart)] as const;
    await firsts[0].dispatch({ type: 'CreateCart', data: { name: 'Ours', currency: 'EUR' } });
    await firsts[1].dispatch(add('Milk'));
    for (const session of firsts) await onRelay(session);
    for (const session of firsts) await session.close();

    const clone = cloneOf(alices);
    const shared = [...clone.slots];
    const [one, two] = [await open(alices, relayUrl, cart), await open(alices, relayUrl, cart)];
    await one.dispatch(add('Eggs'));
    await two.dispatch(add('Tea'));
    for (const session of [one, two]) await onRelay(session);

    const healing = await open(clone, nowhere, cart);
    const beside = await open(clone, nowhere, cart);
    await healing.dispatch(add('Bread'));
    await beside.dispatch(add('Salt'));
    await healing.close();
    const again = await open(clone, relayUrl, cart);
    const everything = { Milk: 1, Eggs: 1, Tea: 1, Bread: 1, Salt: 1 };
    for (const session of [again, beside, one]) await eventually(() => expect(lines(session)).toEqual(everything));
    await beside.dispatch(add('Rice'));
    const { entries } = beside.store.getState().history;
    expect(shared).not.toContain(entries.at(-1)?.replicaId);
    await eventually(() => expect(lines(one)).toEqual({ ...everything, Rice: 1 }));
    await onRelay(again);
    expect(clone.slots.filter((replicaId) => shared.includes(replicaId))).toEqual([]);
  });

  test('that slept through it notices when it is connected again, though its document is as the store is', async () => {
    const { relayUrl, cart, clone } = await cloned();
    const sleep = asleep();
    const sleeping = await open(clone, relayUrl, cart, sleep.environment);
    expect(lines(sleeping)).toEqual(lost);
    const healing = await open(clone, relayUrl, cart);
    await onRelay(healing);
    await healing.close();
    expect(lines(sleeping)).toEqual(lost);
    sleep.wake(sleeping);
    await eventually(() => expect(lines(sleeping)).toEqual(all));
    await onRelay(sleeping);
  });

  test('makes again what the healing tab, having crashed, did not', async () => {
    const { relayUrl, cart, alices, clone, atAlices } = await cloned();
    const sleep = asleep();
    const sleeping = await open(clone, relayUrl, cart, sleep.environment);
    const [store, theirs] = [clone, alices].map(({ database }) =>
      createMemoryEventStore({ database, now: Date.now }),
    ) as [EventStore, EventStore];
    const [shared] = clone.slots as [ReplicaId];
    await store.adoptBranch(cart.cartId, shared, await theirs.readLog(cart.cartId, shared, 0));
    sleep.wake(sleeping);
    for (const session of [sleeping, atAlices]) await eventually(() => expect(lines(session)).toEqual(all));
    expect(clone.slots).not.toContain(shared);
  });

  test('makes again what the healing tab, having crashed, did not, also with no line to the relay', async () => {
    const { cart, alices, clone } = await cloned();
    const beside = await open(clone, nowhere, cart);
    const [store, theirs] = [clone, alices].map(({ database }) =>
      createMemoryEventStore({ database, now: Date.now }),
    ) as [EventStore, EventStore];
    const [shared] = clone.slots as [ReplicaId];
    await store.adoptBranch(cart.cartId, shared, await theirs.readLog(cart.cartId, shared, 0));
    clone.person.setVisible(true);
    await eventually(() => expect(lines(beside)).toEqual(all));
    expect(clone.slots).not.toContain(shared);
  });

  test('that is told of what comes after what was set aside does not take it for the end of what it holds', async () => {
    const { relayUrl, cart, clone, atAlices } = await cloned();
    const sleep = asleep();
    const sleeping = await open(clone, relayUrl, cart, sleep.environment);
    const healing = await open(clone, relayUrl, cart);
    await onRelay(healing);
    // The relay's branch grows beyond what the lost one had.
    for (let count = 0; count < 8; count++) await atAlices.dispatch(change('t:milk', 1));
    await eventually(() => expect(lines(healing)).toEqual({ ...all, Milk: 12 }));
    // Its own write fails at first, and makes it look at the store.
    await sleeping.dispatch(add('Rice'));
    await eventually(() => expect(lines(sleeping)).toEqual({ ...all, Milk: 12, Rice: 1 }));
  });
});
