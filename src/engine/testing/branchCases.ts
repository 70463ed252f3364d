// EventStore contract: of a log that two writers have had, one branch stays, and the other is set aside.

import { assertEqual } from './assertEqual.ts';
import { abc, alice, at, cart, type EventStoreCases, listen, otherCart, textOf, texts, xyz } from './contractLogs.ts';
import { testLog } from './testEntryFormat.ts';

/** Another writer went on from alice's first entry. */
const other = testLog(alice, ['a', 'other b', 'other c', 'other d']);

export const branchCases: EventStoreCases = {
  'a branch takes the place of what is stored from where they part; what gives way is set aside': async (store) => {
    await store.append(cart, [...abc, ...xyz]);
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
    await store.append(cart, abc);
    await store.adoptBranch(cart, alice, other);
    const longer = testLog(alice, ['a', 'other b', 'other c', 'other d', 'other e']);
    const lost = testLog(alice, ['a', 'b', 'c', 'd', 'e']);
    assertEqual((await store.append(cart, [at(lost, 4)])).misfits, [{ replicaId: alice, seq: 4, reason: 'fork' }]);
    assertEqual((await store.append(cart, [at(longer, 4)])).appended.map(textOf), ['other e']);
  },
  'a branch that is shorter than ours takes its place, too': async (store) => {
    await store.append(cart, abc);
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
    await store.append(cart, abc);
    await store.adoptBranch(cart, alice, other);
    assertEqual(await store.adoptBranch(cart, alice, other), []);
    assertEqual((await store.setAside(cart)).length, 2);
  },
  'what does not part from ours, or is no whole log, changes nothing': async (store) => {
    await store.append(cart, abc);
    const longer = testLog(alice, ['a', 'b', 'c', 'd']);
    const broken = [at(abc, 0), at(testLog(alice, ['not a', 'b', 'c']), 1)];
    for (const branch of [abc, abc.slice(0, 2), longer, other.slice(1), broken, xyz, []]) {
      assertEqual(await store.adoptBranch(cart, alice, branch), []);
    }
    assertEqual([await texts(store), await store.setAside(cart)], [['a', 'b', 'c'], []]);
  },
  'two branches that give way are both kept, even where they used the same ids': async (store) => {
    await store.append(cart, abc);
    await store.adoptBranch(cart, alice, other);
    await store.adoptBranch(cart, alice, testLog(alice, ['a', 'third b']));
    assertEqual((await store.setAside(cart)).map(textOf).sort(), ['b', 'c', 'other b', 'other c', 'other d']);
  },
  'a tab that reads anew after it is delivered what comes after, once': async (store, fixture) => {
    const tab = await fixture.open();
    await Promise.all([store.readAll(cart), tab.readAll(cart)]);
    await store.append(cart, abc);
    await tab.catchUp(cart);
    await store.adoptBranch(cart, alice, other.slice(0, 2));
    // The other tab finds out, too, and comes second.
    await tab.adoptBranch(cart, alice, other.slice(0, 2));
    const [here, there] = [listen(store), listen(tab)];
    await store.append(cart, other);
    await tab.catchUp(cart);
    assertEqual(
      [here, there],
      [
        ['other c', 'other d'],
        ['other c', 'other d'],
      ],
    );
  },
  'a stream that is forgotten takes along what was set aside': async (store) => {
    await store.append(cart, abc);
    await store.append(otherCart, abc);
    await store.adoptBranch(cart, alice, other);
    await store.adoptBranch(otherCart, alice, other);
    await store.remove(cart);
    assertEqual([(await store.setAside(cart)).length, (await store.setAside(otherCart)).length], [0, 2]);
  },
};
