// EventStore contract: reading, and the end of a stream or an instance.

import { headWith } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { sha256 } from '../../log/sha256.ts';
import { StorageFailure } from '../eventStore.ts';
import { eventIdOf } from '../hybridLogicalClock.ts';
import { assertEqual, assertRejects } from './assertEqual.ts';
import {
  abc,
  alice,
  append,
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
import { testLog } from './testLog.ts';

export const readingCases: EventStoreCases = {
  'readAll gives every entry of a stream in ascending id order': async (store) => {
    await append(store, cart, [...xyz, ...abc]);
    assertEqual(await texts(store), ['a', 'b', 'x', 'c', 'y', 'z']);
    assertEqual(at(await store.readAll(cart), 2).id, eventIdOf(1001, 0, bob));
  },
  'readLog gives one log from a seq on': async (store) => {
    await append(store, cart, [...abc, ...xyz]);
    assertEqual((await store.readLog(cart, alice, 1)).map(textOf), ['b', 'c']);
    assertEqual(await store.readLog(cart, alice, 3), []);
    assertEqual(await store.readLog(cart, 5 as ReplicaId, 0), []);
  },
  'heads are the logs’ high-water marks': async (store) => {
    assertEqual(await store.heads(cart), []);
    await append(store, cart, abc.slice(0, 1));
    await append(store, cart, [...abc.slice(1), ...xyz.slice(0, 1)]);
    const heads = [...(await store.heads(cart))].sort((a, b) => a.replica - b.replica);
    assertEqual(heads, [headWith(alice, 3, at(abc, 2).bytes, sha256), headWith(bob, 1, at(xyz, 0).bytes, sha256)]);
  },
  'streams have nothing to do with each other': async (store) => {
    await append(store, cart, abc);
    await append(store, otherCart, abc.slice(0, 1));
    assertEqual([await store.count(cart), await store.count(otherCart)], [3, 1]);
    assertEqual((await store.heads(otherCart)).length, 1);
    assertEqual((await store.readAll(otherCart)).map(textOf), ['a']);
  },
};

export const endingCases: EventStoreCases = {
  'a stream that is removed is gone, no other with it, and can begin anew': async (store, fixture) => {
    await append(store, cart, abc);
    await append(store, otherCart, xyz);
    await fixture.remove(cart);
    assertEqual([await store.count(cart), await store.heads(cart), await store.count(otherCart)], [0, [], 3]);
    const again = await listen(store);
    await again.append(abc);
    assertEqual(again.told, [[], 'a', 'b', 'c']);
  },
  'its readers hear that it was removed, once and last, and can write no more': async (store, fixture) => {
    const [writer, looker, gone] = [await listen(store), await listen(await fixture.open()), await listen(store)];
    await writer.append(abc);
    await looker.catchUp();
    gone.close();
    await fixture.remove(cart);
    for (const entries of [testLog(bob, ['new']), [at(testLog(alice, ['a', 'b', 'c', 'd']), 3)], abc]) {
      const failure = await assertRejects(writer.append(entries));
      assertEqual(failure instanceof StorageFailure && failure.reason, 'removed');
    }
    await Promise.all([looker.catchUp(), looker.catchUp()]);
    assertEqual([writer.told, looker.told], Array(2).fill([[], 'a', 'b', 'c', '(removed)']));
    assertEqual(gone.told, [[], 'a', 'b', 'c']);
    assertEqual(await store.count(cart), 0);
  },
  'a reader that slept while the stream was removed and came back is told it anew': async (store, fixture) => {
    const late = await listen(await fixture.open());
    await append(store, cart, [...abc, ...xyz]);
    await late.catchUp();
    await fixture.remove(cart);
    await append(store, cart, abc.slice(0, 1));
    const { misfits } = await late.append([at(testLog(alice, ['a', 'b', 'c', 'd']), 3)]);
    assertEqual([misfits.map(({ reason }) => reason), late.shown()], [['superseded'], ['a']]);
  },
  'a reader that was told nothing has lost nothing when the stream is removed': async (store, fixture) => {
    const here = await listen(store);
    await fixture.remove(cart);
    await here.catchUp();
    await here.append(abc);
    assertEqual(here.told, [[], 'a', 'b', 'c']);
  },
  'what one instance stored, the next one finds': async (store, fixture) => {
    await append(store, cart, abc);
    store.close();
    assertEqual(await texts(await fixture.open()), ['a', 'b', 'c']);
  },
  'after close everything rejects with StorageFailure': async (store) => {
    const stream = await listen(store);
    store.close();
    for (const call of [
      () => stream.append(abc),
      () => store.heads(cart),
      () => stream.catchUp(),
      () => listen(store),
    ]) {
      const failure = await assertRejects(call());
      assertEqual(failure instanceof StorageFailure && failure.reason, 'closed');
    }
  },
};
