// EventStore contract: the browser has put another database in the place of the one that was read and written.

import { StorageFailure } from '../eventStore.ts';
import { assertEqual, assertRejects } from './assertEqual.ts';
import { abc, alice, append, at, cart, type EventStoreCases, listen, textOf, texts, xyz } from './contractLogs.ts';
import { testLog } from './testLog.ts';

async function assertReplaced(call: Promise<unknown>): Promise<void> {
  const failure = await assertRejects(call);
  assertEqual(failure instanceof StorageFailure && failure.reason, 'replaced');
}

export const replacedCases: EventStoreCases = {
  'nothing is read from another database, or written to it, as if it were the one that was lost': async (
    store,
    fixture,
  ) => {
    const tab = await fixture.open();
    const [here, there] = [await listen(store), await listen(tab)];
    await here.append(abc);
    await there.catchUp();
    await fixture.replace();
    // The first to come makes the new one, and the second finds one that is there already.
    for (const [instance, reader] of [[store, here] as const, [tab, there] as const]) {
      await assertReplaced(reader.append(xyz));
      await assertReplaced(reader.catchUp());
      await assertReplaced(instance.readAll(cart));
      await assertReplaced(instance.adoptBranch(cart, alice, abc));
      assertEqual(reader.told, [[], 'a', 'b', 'c']);
    }
    assertEqual(await texts(await fixture.open()), []);
  },
  'what a reader was told is put back, and it goes on from there': async (store, fixture) => {
    const here = await listen(store);
    await here.append(abc);
    const held = await store.readAll(cart);
    await fixture.replace();
    await assertReplaced(here.catchUp());
    await store.putBack(cart, () => held);
    assertEqual(here.told, [[], 'a', 'b', 'c', ['a', 'b', 'c']]);
    assertEqual(await store.readAll(cart), held, '[R16] verbatim, and received when it was');
    await here.append([at(testLog(alice, ['a', 'b', 'c', 'd']), 3)]);
    assertEqual(here.shown(), ['a', 'b', 'c', 'd']);
    assertEqual(await texts(await fixture.open()), ['a', 'b', 'c', 'd']);
  },
  'each tab puts back what it was told: together they are what was there, once': async (store, fixture) => {
    const tab = await fixture.open();
    const [here, there] = [await listen(store), await listen(tab)];
    await here.append(abc);
    const heldHere = await store.readAll(cart);
    await there.append(xyz);
    const heldThere = (await store.readAll(cart))
      .filter(({ replicaId }) => replicaId !== alice)
      .concat(at(heldHere, 0));
    await fixture.replace();
    await assertReplaced(here.catchUp());
    await assertReplaced(there.catchUp());
    await store.putBack(cart, () => heldHere);
    await tab.putBack(cart, () => heldThere);
    await here.catchUp();
    for (const reader of [here, there]) assertEqual([...reader.shown()].sort(), ['a', 'b', 'c', 'x', 'y', 'z']);
    assertEqual(await store.setAside(cart), []);
    await store.putBack(cart, () => heldHere);
    assertEqual([await store.count(cart), (await store.setAside(cart)).length], [6, 0], '[R2] twice is once');
  },
  'what parts from a log that is there is set aside': async (store, fixture) => {
    const here = await listen(store);
    await here.append(abc);
    const held = await store.readAll(cart);
    await fixture.replace();
    await append(await fixture.open(), cart, testLog(alice, ['a', 'other b']));
    await assertReplaced(here.catchUp());
    await store.putBack(cart, () => held);
    assertEqual(here.shown(), ['a', 'other b']);
    assertEqual((await store.setAside(cart)).map(textOf), ['b', 'c']);
  },
  'with nothing to put back, an instance goes on with what is there': async (store, fixture) => {
    const here = await listen(store);
    await fixture.replace();
    await append(await fixture.open(), cart, abc);
    await assertReplaced(here.catchUp());
    await store.putBack(cart, () => []);
    await here.catchUp();
    assertEqual(here.shown(), ['a', 'b', 'c']);
  },
};
