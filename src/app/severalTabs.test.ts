// What the store has, every tab shows: whichever tab wrote it, healed it or took it away, and whatever a tab was doing then.

import { afterEach, describe, expect, test, vi } from 'vitest';
import { append } from '../engine/testing/contractLogs.ts';
import { emptyChain, writeEntry } from '../log/entryHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { createTrolley } from './createTrolley.ts';
import { createHousehold } from './testing/household.ts';
import { add, createMachines, eventually, lines, nowhere, onRelay } from './testing/machine.ts';

const { openRelay, machine, cloneOf, open, takeOff, end } = createMachines();
afterEach(end);

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

/** Alice's machine, on which a first tab has made a cart. */
async function cartOnAMachine(relayUrl = nowhere) {
  const household = createHousehold();
  const alices = machine(household.device('Alice'));
  const cart = alices.person.tab().links.mint();
  const first = await open(alices, relayUrl, cart);
  await first.dispatch({ type: 'CreateCart', data: { name: 'Ours', currency: 'EUR' } });
  await first.dispatch(add('Milk', 2));
  return { household, alices, cart, first };
}

describe('a tab that opens while another one writes', () => {
  test('shows what was stored before it could hear of it', async () => {
    const { alices, cart, first } = await cartOnAMachine();
    let connect = () => {};
    const beforeConnect = new Promise<void>((resolve) => {
      connect = resolve;
    });
    const second = await open(alices, nowhere, cart, { beforeConnect });
    await first.dispatch(add('Eggs'));
    connect();
    await eventually(() => expect(lines(second)).toEqual({ Milk: 2, Eggs: 1 }));
  });

  test('shows what its document was filled with from the store', async () => {
    const { alices, cart, first } = await cartOnAMachine();
    const deaf = { postMessage() {}, addEventListener() {}, close() {} };
    const second = await open(alices, await openRelay(), cart, { openChannel: () => deaf });
    await onRelay(second);
    await first.dispatch(add('Eggs'));
    expect(lines(second)).toEqual({ Milk: 2 });
    second.reconnect();
    alices.person.setVisible(true);
    await eventually(() => expect(lines(second)).toEqual({ Milk: 2, Eggs: 1 }));
  });

  test('counts what nobody can read once, also after home and back', async () => {
    const alice = createHousehold().device('Alice');
    const [here, beside] = [alice.tab(), alice.tab()];
    const { cartId, key, session } = await createTrolley(here, surroundings).draft();
    await session.dispatch(add('Milk'));
    await session.close();
    const unreadable = writeEntry({ stamp: '0'.repeat(16), previous: emptyChain }, Uint8Array.of(255, 255));
    await append(beside.store, cartId, [{ replicaId: 99 as ReplicaId, seq: 0, bytes: unreadable, signature: null }]);
    const again = await createTrolley(here, surroundings).open(cartId, key);
    expect(again.store.getState().history.invalid).toBe(1);
    alice.setVisible(true);
    await again.dispatch(add('Eggs'));
    expect(again.store.getState().history.invalid).toBe(1);
  });
});

test('a tab that follows another one’s healing to a shorter branch shows what comes after it', async () => {
  const relayUrl = await openRelay();
  const { alices, cart, first } = await cartOnAMachine(relayUrl);
  await onRelay(first);
  await first.close();
  const clone = cloneOf(alices);
  const offline = await open(clone, nowhere, cart);
  for (const name of ['Bread', 'Salt', 'Tea', 'Rice']) await offline.dispatch(add(name));
  await offline.close();
  const atAlices = await open(alices, relayUrl, cart);
  await atAlices.dispatch(add('Eggs'));
  await onRelay(atAlices);

  const beside = await open(clone, nowhere, cart);
  const healing = await open(clone, relayUrl, cart);
  const healed = { Milk: 2, Bread: 1, Salt: 1, Tea: 1, Rice: 1, Eggs: 1 };
  for (const session of [beside, healing]) await eventually(() => expect(lines(session)).toEqual(healed));
  for (const name of ['Oats', 'Nuts', 'Figs']) await atAlices.dispatch(add(name));
  const all = { ...healed, Oats: 1, Nuts: 1, Figs: 1 };
  for (const session of [healing, beside]) await eventually(() => expect(lines(session)).toEqual(all));
});

describe('a cart that is taken off the device', () => {
  test('is gone in every tab that has it open: they say so, and take nothing more', async () => {
    const { alices, cart, first } = await cartOnAMachine();
    const second = await open(alices, nowhere, cart);
    await takeOff(alices, cart.cartId);
    for (const session of [first, second]) {
      await eventually(() => expect(session.store.getState().isRemoved).toBe(true));
      expect(await session.dispatch(add('Apples'))).toMatchObject({
        kind: 'failed',
        problem: { kind: 'storage', reason: 'removed' },
      });
      await session.close();
    }
    expect(alices.database.streams.size).toBe(0);
  });

  test('takes nothing from a tab that was not told, and that tab finds out', async () => {
    const { alices, cart, first } = await cartOnAMachine();
    await takeOff(alices, cart.cartId, { isTold: false });
    expect((await first.dispatch(add('Apples'))).kind).toBe('failed');
    expect([first.store.getState().isRemoved, alices.database.streams.size]).toEqual([true, 0]);
  });

  test('takes nothing that comes from others, either, and finds out when somebody looks', async () => {
    const relayUrl = await openRelay();
    const { household, alices, cart, first } = await cartOnAMachine(relayUrl);
    const atBobs = await open(machine(household.device('Bob', 'orange')), relayUrl, cart);
    await eventually(() => expect(lines(atBobs)).toEqual({ Milk: 2 }));
    await takeOff(alices, cart.cartId, { isTold: false });
    await atBobs.dispatch(add('Bread'));
    await eventually(() => expect(first.store.getState().isRemoved).toBe(true));
    expect(alices.database.streams.size).toBe(0);
  });

  test('stays off Home, though a tab that has it open is closed later', async () => {
    const { alices, cart, first } = await cartOnAMachine();
    const { device } = alices.person.tab();
    await vi.waitFor(async () => expect(await device.cart(cart.cartId)).not.toBeNull());
    await takeOff(alices, cart.cartId);
    await eventually(() => expect(first.store.getState().isRemoved).toBe(true));
    await first.close();
    expect(await device.cart(cart.cartId)).toBeNull();
  });

  test('comes back with its link, in a tab that had it open, and is written under another log', async () => {
    const household = createHousehold();
    const [alice, bob] = [household.device('Alice'), household.device('Bob', 'orange')];
    const here = createTrolley(alice.tab(), surroundings);
    const { cartId, key, session } = await here.draft();
    await session.dispatch(add('Milk', 2));
    const atBobs = await createTrolley(bob.tab(), surroundings).open(cartId, key);
    await vi.waitFor(() => expect(lines(atBobs)).toEqual({ Milk: 2 }));
    const former = session.store.getState().history.entries.at(-1)?.replicaId;
    await session.close();
    await here.device.removeCart(cartId);

    const again = await here.open(cartId, key);
    await vi.waitFor(() => expect(lines(again)).toEqual({ Milk: 2 }));
    await again.dispatch(add('Eggs'));
    await vi.waitFor(() => expect(lines(atBobs)).toEqual({ Milk: 2, Eggs: 1 }));
    const [milk, eggs] = again.store.getState().history.entries.slice(-2);
    expect([milk?.replicaId === former, eggs?.replicaId === former]).toEqual([true, false]);
  });

  test('while another tab is opening it is not written under the log that went with it', async () => {
    const alice = createHousehold().device('Alice');
    const { cartId, key, session } = await createTrolley(alice.tab(), surroundings).draft();
    await session.dispatch(add('Milk'));
    await session.close();
    const ports = alice.tab();
    const slots = {
      async take() {
        const slot = await ports.slots.take(cartId);
        await ports.device.removeCart(cartId);
        return slot;
      },
    };
    const opened = await createTrolley({ ...ports, slots }, surroundings).open(cartId, key);
    expect((await opened.dispatch(add('Eggs'))).kind).toBe('failed');
    expect([opened.store.getState().isRemoved, await ports.store.count(cartId)]).toEqual([true, 0]);
  });

  test('that is back before a sleeping tab wakes is shown there as it is now, and written under another log', async () => {
    const relayUrl = await openRelay();
    const { alices, cart, first } = await cartOnAMachine(relayUrl);
    await onRelay(first);
    const former = first.store.getState().history.entries.at(-1)?.replicaId;
    const deaf = { postMessage() {}, addEventListener() {}, close() {} };
    const sleeping = await open(alices, nowhere, cart, { openChannel: () => deaf });
    await first.close();
    // Its replica has been made, and has looked at the store.
    await eventually(() => expect(sleeping.store.getState().sync.link.kind).toBe('offline'));
    await takeOff(alices, cart.cartId, { isTold: false });
    const again = await open(alices, relayUrl, cart);
    await again.dispatch(add('Eggs'));
    await onRelay(again);
    expect((await sleeping.dispatch(add('Bread'))).kind).toBe('accepted');
    expect(lines(sleeping)).toEqual({ Milk: 2, Eggs: 1, Bread: 1 });
    alices.person.setVisible(true);
    await eventually(() => expect(lines(again)).toEqual({ Milk: 2, Eggs: 1, Bread: 1 }));
    expect(sleeping.store.getState().history.entries.at(-1)?.replicaId).not.toBe(former);
  });
});
