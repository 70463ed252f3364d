// EventStore contract: of a log that two writers have had, one branch stays, and the other is set aside.

import { assertEqual } from './assertEqual.ts';
import {
  abc,
  alice,
  append,
  at,
  cart,
  type EventStoreCases,
  listen,
  otherCart,
  textOf,
  texts,
  xyz,
} from './contractLogs.ts';
import { testLog } from './testLog.ts';

/** Another writer went on from alice's first entry. */
const other = testLog(alice, ['a', 'other b', 'other c', 'other d']);

export const branchCases: EventStoreCases = {
  'a branch takes the place of what is stored from where they part; what gives way is set aside': async (store) => {
    await append(store, cart, [...abc, ...xyz]);
    assertEqual((await store.adoptBranch(cart, alice, other)).map(textOf), ['b', 'c']);
    assertEqual(
      (await store.readLog(cart, alice, 0)).map(({ bytes }) => bytes),
      other.map(({ bytes }) => bytes),
    );
    assertEqual((await texts(store)).length, 7);
    assertEqual((await store.setAside(cart)).map(textOf), ['b', 'c']);
    assertEqual(
      (await store.setAside(cart)).map(({ bytes }) => bytes),
      abc.slice(1).map(({ bytes }) => bytes),
      '[R16] verbatim',
    );
    assertEqual(await store.setAside(otherCart), []);
  },
  'the log goes on from the branch that stayed': async (store) => {
    await append(store, cart, abc);
    await store.adoptBranch(cart, alice, other);
    const longer = testLog(alice, ['a', 'other b', 'other c', 'other d', 'other e']);
    const lost = testLog(alice, ['a', 'b', 'c', 'd', 'e']);
    assertEqual((await append(store, cart, [at(lost, 4)])).misfits, [{ replicaId: alice, seq: 4, reason: 'fork' }]);
    assertEqual((await append(store, cart, [at(longer, 4)])).appended.map(textOf), ['other e']);
  },
  'a branch that is shorter than ours takes its place, too': async (store) => {
    await append(store, cart, abc);
    await store.adoptBranch(cart, alice, other.slice(0, 2));
    assertEqual(
      [await texts(store), (await store.setAside(cart)).map(textOf)],
      [
        ['a', 'other b'],
        ['b', 'c'],
      ],
    );
  },
  '[R2] adopting is idempotent': async (store) => {
    await append(store, cart, abc);
    await store.adoptBranch(cart, alice, other);
    assertEqual(await store.adoptBranch(cart, alice, other), []);
    assertEqual((await store.setAside(cart)).length, 2);
  },
  'what does not part from ours, or is no whole log, changes nothing': async (store) => {
    await append(store, cart, abc);
    const longer = testLog(alice, ['a', 'b', 'c', 'd']);
    const broken = [at(abc, 0), at(testLog(alice, ['not a', 'b', 'c']), 1)];
    for (const branch of [abc, abc.slice(0, 2), longer, other.slice(1), broken, xyz, []]) {
      assertEqual(await store.adoptBranch(cart, alice, branch), []);
    }
    assertEqual([await texts(store), await store.setAside(cart)], [['a', 'b', 'c'], []]);
  },
  'two branches that give way are both kept, even where they used the same ids': async (store) => {
    await append(store, cart, abc);
    await store.adoptBranch(cart, alice, other);
    await store.adoptBranch(cart, alice, testLog(alice, ['a', 'third b']));
    assertEqual((await store.setAside(cart)).map(textOf).sort(), ['b', 'c', 'other b', 'other c', 'other d']);
  },
  'its readers are told the history anew, and what comes after it, whichever tab adopted it': async (
    store,
    fixture,
  ) => {
    const tab = await fixture.open();
    const [here, there] = [await listen(store), await listen(tab)];
    await here.append(abc);
    await there.catchUp();
    await store.adoptBranch(cart, alice, other.slice(0, 2));
    assertEqual(here.told, [[], 'a', 'b', 'c', ['a', 'other b']]);
    // The other tab finds out, too, and comes second.
    await tab.adoptBranch(cart, alice, other.slice(0, 2));
    assertEqual(there.told, [[], 'a', 'b', 'c', ['a', 'other b']]);
    await here.append(other);
    await there.catchUp();
    for (const { told } of [here, there]) assertEqual(told.slice(5), ['other c', 'other d']);
  },
  'a reader of the former history hears of the new one before anything of it, and writes nothing into it': async (
    store,
    fixture,
  ) => {
    const late = await listen(await fixture.open());
    await append(store, cart, abc);
    await late.catchUp();
    await store.adoptBranch(cart, alice, other.slice(0, 2));
    await append(store, cart, other);
    assertEqual(
      (await late.append(xyz, { allOrNothing: true })).misfits.map(({ reason }) => reason),
      ['superseded', 'superseded', 'superseded'],
    );
    assertEqual(late.told.slice(4), [['a', 'other b', 'other c', 'other d']]);
    assertEqual((await late.append(xyz)).appended.map(textOf), ['x', 'y', 'z']);
  },
  'what was decided on the former history is not written, though its reader hears of the new one meanwhile': async (
    store,
    fixture,
  ) => {
    const tab = await fixture.open();
    const late = await listen(tab);
    await append(store, cart, abc);
    await late.catchUp();
    await store.adoptBranch(cart, alice, other);
    const [, { appended, misfits }] = await Promise.all([late.catchUp(), late.append(xyz.slice(0, 1))]);
    assertEqual([appended, misfits.map(({ reason }) => reason)], [[], ['superseded']]);
  },
  'adopting what changes nothing is no news': async (store) => {
    const here = await listen(store);
    await here.append(abc);
    await store.adoptBranch(cart, alice, abc);
    await here.catchUp();
    assertEqual(here.told, [[], 'a', 'b', 'c']);
  },
  'a stream that is removed takes along what was set aside': async (store, fixture) => {
    await append(store, cart, abc);
    await append(store, otherCart, abc);
    await store.adoptBranch(cart, alice, other);
    await store.adoptBranch(otherCart, alice, other);
    await fixture.remove(cart);
    assertEqual([(await store.setAside(cart)).length, (await store.setAside(otherCart)).length], [0, 2]);
  },
};
