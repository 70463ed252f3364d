// A device is cloned, as by a restored backup, and both go on under one replica id; over real sockets and the real relay.

import { afterEach, expect, test, vi } from 'vitest';
import { startTestRelay } from '../../server/testing/testRelay.ts';
import { entryFormat, sha256 } from '../adapters/browser/entryFormat.ts';
import { nodeEnvironment } from '../adapters/yjs/testing/testTab.ts';
import { createYjsReplica } from '../adapters/yjs/yjsReplica.ts';
import { cartFingerprint } from '../domain/cartFingerprint.ts';
import { createMemoryDatabase, createMemoryEventStore, type MemoryDatabase } from '../engine/memoryEventStore.ts';
import type { ReplicaId, StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';
import { createCartReadSide } from './cartReadSide.ts';
import type { CartSession } from './cartSession.ts';
import { openCart } from './openCart.ts';
import type { ReplicaSlot } from './replicaSlots.ts';
import { createHousehold, type Device } from './testing/household.ts';

const nowhere = 'http://127.0.0.1:9';
const add = (name: string, quantity = 1) => ({ type: 'AddItem', data: { name, quantity } }) as const;
const change = (line: string, by: number) => ({ type: 'ChangeQuantity', data: { line, by } }) as const;
const remove = (line: string) => ({ type: 'RemoveItem', data: { line } }) as const;

const endings: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

async function openRelay(): Promise<string> {
  const relay = await startTestRelay();
  endings.push(() => relay.close());
  return relay.url;
}

interface Machine {
  readonly person: Device;
  readonly database: MemoryDatabase;
  /** Whose log it writes, as kept on it. */
  readonly slot: { replicaId: ReplicaId };
}

let serial = 1000;
const machine = (person: Device): Machine => ({
  person,
  database: createMemoryDatabase(),
  slot: { replicaId: ++serial as ReplicaId },
});
const cloneOf = ({ person, database, slot }: Machine): Machine => structuredCloneOf(person, { database, slot });
function structuredCloneOf(person: Device, kept: Omit<Machine, 'person'>): Machine {
  return { person, ...structuredClone(kept) };
}

function portsOf({ person, database, slot }: Machine, relayUrl: string): CartPorts {
  const slotHere = (): ReplicaSlot => ({
    replicaId: slot.replicaId,
    async retire() {
      slot.replicaId = ++serial as ReplicaId;
      return slotHere();
    },
    release() {},
  });
  const store = createMemoryEventStore({ database, format: entryFormat, now: Date.now });
  return person.tab({
    store,
    slots: { take: async () => slotHere() },
    connect: (options) =>
      createYjsReplica({ ...options, relayUrl, store, format: entryFormat, sha256, environment: nodeEnvironment }),
  });
}

async function open(
  on: Machine,
  relayUrl: string,
  cart: { cartId: StreamId; key: string },
  role: 'edit' | 'view' = 'edit',
) {
  const session = await openCart(portsOf(on, relayUrl), { ...cart, role });
  endings.push(() => session.close());
  return session;
}

function lines(session: CartSession) {
  const { now } = session.store.getState();
  return Object.fromEntries(now.aisles.flatMap((aisle) => aisle.lines.map((line) => [line.name, line.quantity])));
}

/** What is in its store comes to, by a fold of its own. */
async function fingerprint({ database }: Machine, cartId: StreamId): Promise<string> {
  const readSide = createCartReadSide(cartId, entryFormat);
  const store = createMemoryEventStore({ database, format: entryFormat, now: Date.now });
  readSide.receive(await store.readAll(cartId));
  return cartFingerprint(readSide.timeline.state());
}

const eventually = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 20 });
const onRelay = (session: CartSession) =>
  eventually(() =>
    expect(session.store.getState().sync).toMatchObject({
      link: { kind: 'online', caughtUp: true },
      waiting: [],
      problem: null,
    }),
  );

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
  const shared = clone.slot.replicaId;

  const atClones = await open(clone, relayUrl, cart);
  for (const session of [atClones, atAlices, atBobs]) await eventually(() => expect(lines(session)).toEqual(all));
  await onRelay(atClones);
  expect(atClones.store.getState().sync).toMatchObject({ healed: { setAside: 5, issuedAgain: 5 } });
  expect(atClones.store.getState().sync.link).not.toHaveProperty('refusal');
  expect([alices.slot.replicaId, clone.slot.replicaId === shared]).toEqual([shared, false]);

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
  const store = createMemoryEventStore({ database: clone.database, format: entryFormat, now: Date.now });
  const theirs = createMemoryEventStore({ database: alices.database, format: entryFormat, now: Date.now });
  const { replicaId } = clone.slot;
  clone.slot.replicaId = ++serial as ReplicaId;
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

test('somebody else’s copy of a lost branch is set aside, and shown no more, until its author makes it again', async () => {
  const { household, relayUrl, cart, clone } = await cloned();
  const bobs = { ...machine(household.device('Bob', 'orange')), database: structuredClone(clone.database) };
  const atBobs = await open(bobs, relayUrl, cart);
  await eventually(() => expect(lines(atBobs)).toEqual({ Milk: 3, Eggs: 1 }));
  expect(atBobs.store.getState().sync.healed).toEqual({ setAside: 5, issuedAgain: 0 });
  const atClones = await open(clone, relayUrl, cart);
  for (const session of [atBobs, atClones]) await eventually(() => expect(lines(session)).toEqual(all));
});
