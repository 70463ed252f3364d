import { describe, expect, test, vi } from 'vitest';
import { StorageFailure } from '../engine/eventStore.ts';
import type { CommandId } from '../engine/message.ts';
import { streamAround } from '../engine/testing/streamAround.ts';
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
const add = (name: string, quantity = 1) => ({ type: 'AddItem', data: { name, quantity } }) as const;
const change = (line: string, by: number) => ({ type: 'ChangeQuantity', data: { line, by } }) as const;

function lines(session: CartSession, which: 'now' | 'shown' = 'now') {
  const view = session.store.getState()[which];
  return Object.fromEntries(view.aisles.flatMap((aisle) => aisle.lines.map((line) => [line.name, line.quantity])));
}

async function aliceAndBob() {
  const household = createHousehold();
  const [alice, bob] = [household.device('Alice'), household.device('Bob', 'orange')];
  const { cartId, key, session: atAlices } = await trolleyOn(alice).draft();
  await atAlices.dispatch(add('Milk', 2));
  const atBobs = await trolleyOn(bob).open(cartId, key);
  await vi.waitFor(() => expect(lines(atBobs)).toEqual({ Milk: 2 }));
  return { household, alice, bob, atAlices, atBobs, cartId, key };
}

describe('a draft', () => {
  test('exists from its first item on, and not before', async () => {
    const device = createHousehold().device('Alice');
    const ports = device.tab();
    const { cartId, session } = await createTrolley(ports, surroundings).draft();
    expect(await ports.device.carts()).toEqual([]);
    expect((await session.dispatch(add('  '))).kind).toBe('rejected');
    expect(await ports.store.count(cartId)).toBe(0);
    expect(device.line()).toBeUndefined();

    expect((await session.dispatch(add('Milk', 2))).kind).toBe('accepted');
    expect(session.store.getState().now).toMatchObject({
      isCreated: true,
      name: 'Our cart',
      members: [{ name: 'Alice' }],
    });
    await vi.waitFor(async () => expect(await ports.device.cart(cartId)).toMatchObject({ role: 'edit', lineCount: 1 }));
  });

  test('has its key kept before its first event: without it the cart would be lost with its tab', async () => {
    const ports = createHousehold().device('Alice').tab();
    const device = { ...ports.device, saveCart: () => Promise.reject(new StorageFailure('full', 'no room')) };
    const { cartId, session } = await createTrolley({ ...ports, device }, surroundings).draft();
    expect(await session.dispatch(add('Milk'))).toMatchObject({ kind: 'failed', problem: { reason: 'full' } });
    expect(await ports.store.count(cartId)).toBe(0);
  });

  test('may be created by name, and is, before anybody joins', async () => {
    const { session } = await trolleyOn(createHousehold().device('Alice')).draft();
    await session.dispatchAll([{ type: 'CreateCart', data: { name: 'Order 7', currency: 'GBP' } }, add('Milk')]);
    const types = session.store.getState().history.entries.map(({ type }) => type);
    expect(types).toEqual(['CartCreated', 'MemberJoined', 'ItemAdded']);
    expect(session.store.getState().now).toMatchObject({ name: 'Order 7', currency: 'GBP' });
  });

  test('is created once, though two items come at once', async () => {
    const { session } = await trolleyOn(createHousehold().device('Alice')).draft();
    const results = await Promise.all([session.dispatch(add('Milk')), session.dispatch(add('Eggs'))]);
    expect(results.map(({ kind }) => kind)).toEqual(['accepted', 'accepted']);
    const types = session.store.getState().history.entries.map(({ type }) => type);
    expect(types).toEqual(['CartCreated', 'MemberJoined', 'ItemAdded', 'ItemAdded']);
  });
});

describe('commands', () => {
  test('[R2] the same command twice has one effect', async () => {
    const { atAlices } = await aliceAndBob();
    const id = 'ffffffffffffffff' as CommandId;
    const first = await atAlices.dispatch(change('t:milk', 1), id);
    expect(await atAlices.dispatch(change('t:milk', 1), id)).toEqual(first);
    expect(lines(atAlices)).toEqual({ Milk: 3 });
  });

  test('all or none', async () => {
    const { atAlices } = await aliceAndBob();
    const result = await atAlices.dispatchAll([add('Eggs'), change('t:nothing', 1), add('Tea')]);
    expect(result).toMatchObject({ kind: 'rejected', reason: { kind: 'item-not-in-cart' } });
    expect(lines(atAlices)).toEqual({ Milk: 2 });
  });

  test('a person joins with their first own change, not by looking', async () => {
    const { atBobs, atAlices } = await aliceAndBob();
    expect(atAlices.store.getState().now.members.map(({ name }) => name)).toEqual(['Alice']);
    await atBobs.dispatch(change('t:milk', 1));
    await vi.waitFor(() =>
      expect(
        atAlices.store
          .getState()
          .now.members.map(({ name }) => name)
          .sort(),
      ).toEqual(['Alice', 'Bob']),
    );
  });

  test('[R10] the past is read-only', async () => {
    const { atAlices } = await aliceAndBob();
    atAlices.step(-1);
    expect(await atAlices.dispatch(add('Eggs'))).toEqual({ kind: 'failed', problem: { kind: 'in-the-past' } });
  });

  test('a view link writes nothing', async () => {
    const { household, cartId, key } = await aliceAndBob();
    const carol = household.device('Carol');
    const ports = carol.tab();
    const session = await createTrolley(ports, surroundings).open(cartId, ports.links.viewKeyOf(key));
    expect(session.store.getState()).toMatchObject({ role: 'view', canWrite: false });
    expect(await session.dispatch(add('Eggs'))).toEqual({ kind: 'failed', problem: { kind: 'view-only' } });
    await vi.waitFor(() => expect(lines(session)).toEqual({ Milk: 2 }));
  });

  test('[R7] what could not be stored was never shown, and is said', async () => {
    const household = createHousehold();
    const device = household.device('Alice');
    const ports = device.tab();
    let isFull = false;
    const store = streamAround(ports.store, (stream) => ({
      append: (...args) => (isFull ? Promise.reject(new StorageFailure('full', 'no room')) : stream.append(...args)),
    }));
    const { session } = await createTrolley({ ...ports, store }, surroundings).draft();
    await session.dispatch(add('Milk'));
    isFull = true;
    const result = await session.dispatch(add('Eggs'));
    expect(result).toMatchObject({ kind: 'failed', problem: { kind: 'storage', reason: 'full' } });
    expect(lines(session)).toEqual({ Milk: 1 });
    expect(session.store.getState().sync.problem).toMatchObject({ reason: 'full' });
    isFull = false;
    await session.dispatch(add('Tea'));
    expect(session.store.getState().sync.problem).toBeNull();
    expect(lines(session)).toEqual({ Milk: 1, Tea: 1 });
  });
});

describe('several people', () => {
  test('what both did without a network is merged when the line is back', async () => {
    const { alice, bob, atAlices, atBobs } = await aliceAndBob();
    alice.line().cut();
    bob.line().cut();
    await atAlices.dispatch(change('t:milk', 1));
    await atBobs.dispatch(change('t:milk', 1));
    expect(atAlices.store.getState().sync.waiting).toHaveLength(1);
    expect(atAlices.store.getState().sync.link).toEqual({ kind: 'offline' });
    bob.line().restore();
    alice.line().restore();
    await vi.waitFor(() => expect([lines(atAlices), lines(atBobs)]).toEqual([{ Milk: 4 }, { Milk: 4 }]));
    expect(atAlices.store.getState().sync.waiting).toEqual([]);
  });

  test('[R15] two tabs over one database see each event once, and have a log each', async () => {
    const household = createHousehold();
    const device = household.device('Alice');
    const { cartId, key, session: first } = await trolleyOn(device).draft();
    await first.dispatch(add('Milk'));
    const second = await trolleyOn(device).open(cartId, key);
    await second.dispatch(change('t:milk', 1));
    await first.dispatch(change('t:milk', 1));
    await vi.waitFor(() => expect([lines(first), lines(second)]).toEqual([{ Milk: 3 }, { Milk: 3 }]));
    const { entries } = first.store.getState().history;
    expect(new Set(entries.map(({ replicaId }) => replicaId)).size).toBe(2);
    expect(entries).toHaveLength(5);
  });

  test('who else is here, and where they are looking, is told', async () => {
    const { atAlices, atBobs } = await aliceAndBob();
    atBobs.lookAt('t:milk');
    await vi.waitFor(() =>
      expect(atAlices.store.getState().people).toMatchObject([{ name: 'Bob', isMe: false, lookingAt: 't:milk' }]),
    );
  });

  test('who gives themselves another name or colour shows by it at once', async () => {
    const { bob, atAlices, atBobs } = await aliceAndBob();
    const shown = () => atAlices.store.getState().people.map(({ name, color }) => `${name} ${color}`);
    await atBobs.dispatch(change('t:milk', 1));
    await vi.waitFor(() => expect(shown()).toEqual(['Bob orange']));
    await bob.tab().device.saveProfile({ name: 'Rob' });
    await vi.waitFor(() => expect(shown()).toEqual(['Rob orange']));
    await bob.tab().device.saveProfile({ color: 'violet' });
    await vi.waitFor(() => expect(shown()).toEqual(['Rob violet']));
  });

  test('changes by others while nobody looks are counted for Home, and looking resets that', async () => {
    const household = createHousehold();
    const [alice, bob] = [household.device('Alice'), household.device('Bob')];
    const { cartId, key, session: atAlices } = await trolleyOn(alice).draft();
    await atAlices.dispatch(add('Milk'));
    const ports = bob.tab();
    const atBobs = await createTrolley(ports, surroundings).open(cartId, key);
    await vi.waitFor(() => expect(lines(atBobs)).toEqual({ Milk: 1 }));
    bob.setVisible(false);
    await atAlices.dispatch(change('t:milk', 1));
    await vi.waitFor(async () => expect(await ports.device.cart(cartId)).toMatchObject({ unseen: 1 }));
    bob.setVisible(true);
    await vi.waitFor(async () => expect(await ports.device.cart(cartId)).toMatchObject({ unseen: 0 }));
  });
});

describe('time travel', () => {
  test('shows the cart as it was, and what has changed since', async () => {
    const { atAlices } = await aliceAndBob();
    await atAlices.dispatch(add('Eggs'));
    await atAlices.dispatch(change('t:milk', 3));
    const { entries } = atAlices.store.getState().history;
    atAlices.moveCursor(entries[2]?.id ?? null);
    expect(lines(atAlices, 'shown')).toEqual({ Milk: 2 });
    expect(lines(atAlices)).toEqual({ Milk: 5, Eggs: 1 });
    expect(atAlices.store.getState().cursor).toMatchObject({
      index: 2,
      changes: expect.arrayContaining([
        expect.objectContaining({ name: 'Eggs', kind: 'added', quantityThen: 0, quantityNow: 1 }),
        expect.objectContaining({ name: 'Milk', kind: 'changed', quantityThen: 2, quantityNow: 5 }),
      ]),
    });
    atAlices.moveCursor(null);
    expect(atAlices.store.getState().shown).toBe(atAlices.store.getState().now);
  });

  test('the cursor stays at its event while others edit, and says when older events arrive', async () => {
    const { alice, bob, atAlices, atBobs } = await aliceAndBob();
    bob.line().cut();
    await atBobs.dispatch(add('Tea'));
    alice.advance(5_000);
    await atAlices.dispatch(add('Eggs'));
    await atAlices.dispatch(add('Rice'));
    const eggs = atAlices.store.getState().history.entries.at(-2);
    atAlices.moveCursor(eggs?.id ?? null);
    const before = atAlices.store.getState().cursor;
    bob.line().restore();
    await vi.waitFor(() => expect(lines(atAlices)).toHaveProperty('Tea'));
    const after = atAlices.store.getState().cursor;
    expect(after?.id).toBe(before?.id);
    expect(after?.arrivedBefore).toBe(2);
    expect(after?.index).toBe((before?.index ?? 0) + 2);
    expect(lines(atAlices, 'shown')).toEqual({ Milk: 2, Tea: 1, Eggs: 1 });
  });
});

describe('writing', () => {
  test('a log whose clock ran ahead is given up for a fresh one', async () => {
    const household = createHousehold();
    const device = household.device('Alice');
    device.advance(10 * 365 * 24 * 3_600_000);
    const { cartId, key, session } = await trolleyOn(device).draft();
    await session.dispatch(add('Milk'));
    await session.close();
    device.advance(-10 * 365 * 24 * 3_600_000);
    const again = await trolleyOn(device).open(cartId, key);
    await again.dispatch(change('t:milk', 1));
    expect(lines(again)).toEqual({ Milk: 2 });
    const { entries } = again.store.getState().history;
    expect(new Set(entries.map(({ replicaId }) => replicaId)).size).toBe(2);
  });

  test('a name that is given while a session closes is not written into the cart any more', async () => {
    const { alice, atAlices, cartId, key } = await aliceAndBob();
    const before = atAlices.store.getState().history.entries.length;
    const { device } = alice.tab();
    // Heard after the session has heard it, and asked for the profile.
    const stop = device.subscribe(() => void atAlices.close());
    await device.saveProfile({ name: 'Ann' });
    stop();
    const again = await trolleyOn(alice).open(cartId, key);
    expect(again.store.getState().history.entries).toHaveLength(before);
  });

  test('a closed session holds neither slot nor connection', async () => {
    const { alice, atAlices, cartId, key } = await aliceAndBob();
    const replicaId = atAlices.store.getState().history.entries[0]?.replicaId;
    await atAlices.close();
    expect(alice.line().status()).toEqual({ kind: 'offline' });
    const again = await trolleyOn(alice).open(cartId, key);
    await again.dispatch(add('Eggs'));
    expect(again.store.getState().history.entries.at(-1)?.replicaId).toBe(replicaId);
  });
});
