// EventStore contract: reading, and the end of a stream or an instance.

import { StorageFailure } from '../eventStore.ts';
import { eventIdOf } from '../hybridLogicalClock.ts';
import type { ReplicaId } from '../message.ts';
import { assertEqual, assertRejects } from './assertEqual.ts';
import {
  abc,
  alice,
  at,
  bob,
  cart,
  type EventStoreCases,
  listen,
  otherCart,
  textOf,
  texts,
  xyz,
} from './contractLogs.ts';
import { testEntryFormat } from './testEntryFormat.ts';

export const readingCases: EventStoreCases = {
  'readAll gives every entry in ascending id order': async (store) => {
    await store.append(cart, [...xyz, ...abc]);
    assertEqual(await texts(store), ['a', 'b', 'x', 'c', 'y', 'z']);
    assertEqual(at(await store.readAll(cart), 2).id, eventIdOf(1001, 0, bob));
  },
  'readRange is inclusive at both ends, and limited': async (store) => {
    await store.append(cart, [...xyz, ...abc]);
    const from = eventIdOf(1001, 0, alice);
    const to = eventIdOf(1002, 0, alice);
    assertEqual((await store.readRange(cart, { from, to })).map(textOf), ['b', 'x', 'c']);
    assertEqual((await store.readRange(cart, { from, limit: 2 })).map(textOf), ['b', 'x']);
    assertEqual((await store.readRange(cart, { to })).map(textOf), ['a', 'b', 'x', 'c']);
    assertEqual((await store.readRange(cart, {})).length, 6);
    assertEqual(await store.readRange(cart, { limit: 0 }), []);
    assertEqual(await store.readRange(cart, { from: to, to: from }), [], 'an empty range is empty');
  },
  'readLog gives one log from a seq on': async (store) => {
    await store.append(cart, [...abc, ...xyz]);
    assertEqual((await store.readLog(cart, alice, 1)).map(textOf), ['b', 'c']);
    assertEqual(await store.readLog(cart, alice, 3), []);
    assertEqual(await store.readLog(cart, 5 as ReplicaId, 0), []);
  },
  'heads are the logs’ high-water marks': async (store) => {
    assertEqual(await store.heads(cart), []);
    await store.append(cart, abc.slice(0, 1));
    await store.append(cart, [...abc.slice(1), ...xyz.slice(0, 1)]);
    const heads = [...(await store.heads(cart))].sort((a, b) => a.replicaId - b.replicaId);
    assertEqual(heads, [
      { replicaId: alice, length: 3, hash: testEntryFormat.hash(at(abc, 2).bytes), lastId: eventIdOf(1002, 0, alice) },
      { replicaId: bob, length: 1, hash: testEntryFormat.hash(at(xyz, 0).bytes), lastId: eventIdOf(1001, 0, bob) },
    ]);
  },
  'streams have nothing to do with each other': async (store) => {
    await store.append(cart, abc);
    await store.append(otherCart, abc.slice(0, 1));
    assertEqual([await store.count(cart), await store.count(otherCart)], [3, 1]);
    assertEqual((await store.heads(otherCart)).length, 1);
    assertEqual((await store.readRange(otherCart, {})).map(textOf), ['a']);
  },
};

export const endingCases: EventStoreCases = {
  'remove forgets a stream and no other, and it can begin anew': async (store) => {
    await store.append(cart, abc);
    await store.append(otherCart, xyz);
    await store.readAll(cart);
    await store.remove(cart);
    assertEqual([await store.count(cart), await store.heads(cart), await store.count(otherCart)], [0, [], 3]);
    assertEqual(await store.readAll(cart), []);
    const heard = listen(store);
    await store.append(cart, abc);
    assertEqual(heard, ['a', 'b', 'c']);
  },
  'what one instance stored, the next one finds': async (store, fixture) => {
    await store.append(cart, abc);
    store.close();
    assertEqual(await texts(await fixture.open()), ['a', 'b', 'c']);
  },
  'after close everything rejects with StorageFailure': async (store) => {
    store.close();
    for (const call of [() => store.append(cart, abc), () => store.readAll(cart), () => store.catchUp(cart)]) {
      const failure = await assertRejects(call());
      assertEqual(failure instanceof StorageFailure && failure.reason, 'closed');
    }
  },
};
