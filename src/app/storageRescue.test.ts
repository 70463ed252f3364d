// Site data are cleared under open tabs: over the real relay, or without any line to it.

import { afterEach, describe, expect, test } from 'vitest';
import { StorageFailure } from '../engine/eventStore.ts';
import { openCart } from './openCart.ts';
import { createHousehold } from './testing/household.ts';
import { add, change, createMachines, eventually, lines, nowhere, onRelay } from './testing/machine.ts';

const { openRelay, machine, clearStorage, open, end } = createMachines();
afterEach(end);

async function alices(relayUrl: string) {
  const household = createHousehold();
  const hers = machine(household.device('Alice'));
  const cart = hers.person.tab().links.mint();
  const first = await open(hers, relayUrl, cart);
  await first.dispatch({ type: 'CreateCart', data: { name: 'Ours', currency: 'EUR' } });
  await first.dispatch(add('Milk', 2));
  return { household, hers, cart, first };
}

const isAccepted = { kind: 'accepted' };

test('two tabs without a network go on, neither loses what it showed, and the relay gets all of it', async () => {
  const relayUrl = await openRelay();
  const { household, hers, cart, first } = await alices(relayUrl);
  await onRelay(first);
  await first.close();
  const [one, two] = [await open(hers, nowhere, cart), await open(hers, nowhere, cart)];
  await one.dispatch(add('Tea'));
  await eventually(() => expect(lines(two)).toEqual({ Milk: 2, Tea: 1 }));

  clearStorage(hers);
  expect(await one.dispatch(add('Rice'))).toMatchObject(isAccepted);
  expect(await two.dispatch(change('t:milk', 1))).toMatchObject(isAccepted);
  const all = { Milk: 3, Tea: 1, Rice: 1 };
  for (const tab of [one, two]) {
    await eventually(() => expect(lines(tab)).toEqual(all));
    expect(tab.store.getState().sync).toMatchObject({ isPutBack: true, problem: null });
  }
  for (const tab of [one, two]) await tab.close();

  const again = await open(hers, relayUrl, cart);
  const atBobs = await open(machine(household.device('Bob', 'orange')), relayUrl, cart);
  for (const session of [again, atBobs]) {
    await eventually(() => expect(lines(session)).toEqual(all));
    await onRelay(session);
  }
  const names = again.store.getState().history.entries.map(({ actorName }) => actorName);
  expect(new Set(names.filter((name) => name !== ''))).toEqual(new Set(['Alice']));
});

test('a tab that was opened in the new storage meanwhile has what the older one puts back', async () => {
  const { hers, cart, first } = await alices(nowhere);
  clearStorage(hers);
  const newcomer = await open(hers, nowhere, cart);
  await newcomer.dispatch(add('Tea'));
  expect(lines(newcomer)).toEqual({ Tea: 1 });
  expect(await first.dispatch(add('Rice'))).toMatchObject(isAccepted);
  for (const tab of [first, newcomer]) await eventually(() => expect(lines(tab)).toEqual({ Milk: 2, Tea: 1, Rice: 1 }));
});

test('a tab whose storage was cleared before its replica was made is not alone for ever', async () => {
  const hers = machine(createHousehold().device('Alice'));
  const cart = hers.person.tab().links.mint();
  const first = await open(hers, nowhere, cart);
  clearStorage(hers);
  const second = await open(hers, nowhere, cart);
  expect(await second.dispatch(add('Rice'))).toMatchObject(isAccepted);
  for (const tab of [first, second]) await eventually(() => expect(lines(tab)).toMatchObject({ Rice: 1 }));
});

test('a tab that nobody uses puts its cart back as soon as it hears that something is wrong', async () => {
  const { hers, first } = await alices(nowhere);
  clearStorage(hers);
  // As the device store says when the browser has closed its connection; the memory device is never closed.
  hers.person.setVisible(false);
  hers.person.setVisible(true);
  await eventually(() => expect(first.store.getState().sync).toMatchObject({ isPutBack: true, problem: null }));
  expect([...hers.database.streams.values()].map(({ logs }) => logs.size)).toEqual([1]);
});

describe('where the new storage is full, too', () => {
  test('what is shown stays, nothing is accepted, and it is put back when there is room', async () => {
    const household = createHousehold();
    const device = household.device('Alice');
    const ports = device.tab();
    let isFull = false;
    let isReplaced = false;
    const store: typeof ports.store = {
      ...ports.store,
      async open(streamId, reader) {
        const stream = await ports.store.open(streamId, reader);
        return {
          ...stream,
          append(...call) {
            if (isReplaced) return Promise.reject(new StorageFailure('replaced', 'another one'));
            return stream.append(...call);
          },
        };
      },
      async putBack() {
        if (isFull) throw new StorageFailure('full', 'no room');
        isReplaced = false;
      },
    };
    const session = await openCart({ ...ports, store }, { ...ports.links.mint(), role: 'edit', isDraft: true });
    await session.dispatch(add('Milk', 2));
    [isFull, isReplaced] = [true, true];
    expect(await session.dispatch(add('Tea'))).toMatchObject({ kind: 'failed', problem: { reason: 'replaced' } });
    expect([lines(session), session.store.getState().sync.problem]).toMatchObject([{ Milk: 2 }, { reason: 'full' }]);
    isFull = false;
    expect(await session.dispatch(add('Tea'))).toMatchObject(isAccepted);
    expect(lines(session)).toEqual({ Milk: 2, Tea: 1 });
    expect(session.store.getState().sync).toMatchObject({ problem: null, isPutBack: true });
    await session.close();
  });
});

test('the browser is asked to keep a cart from one’s own first change on that others are in, and not before', async () => {
  const household = createHousehold();
  const asked: string[] = [];
  const [alice, bob] = [household.device('Alice'), household.device('Bob', 'orange')];
  const tabOf = (device: typeof alice, name: string) => device.tab({ keepStorage: () => void asked.push(name) });
  const cart = alice.tab().links.mint();
  const atAlices = await openCart(tabOf(alice, 'Alice'), { ...cart, role: 'edit', isDraft: true });
  await atAlices.dispatch(add('Milk'));
  const atBobs = await openCart(tabOf(bob, 'Bob'), { ...cart, role: 'edit' });
  await eventually(() => expect(lines(atBobs)).toEqual({ Milk: 1 }));
  expect(asked).toEqual([]);
  await atBobs.dispatch(change('t:milk', 1));
  expect(asked).toEqual(['Bob']);
  await eventually(() => expect(lines(atAlices)).toEqual({ Milk: 2 }));
  await atAlices.dispatch(add('Tea'));
  expect(asked).toEqual(['Bob', 'Alice']);
  for (const session of [atAlices, atBobs]) await session.close();
});
