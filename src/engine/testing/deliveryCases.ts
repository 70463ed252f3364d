// EventStore contract: each reader is told each entry exactly once, whoever stored it.

import { assertEqual } from './assertEqual.ts';
import { abc, alice, append, at, cart, type EventStoreCases, listen, otherCart, xyz } from './contractLogs.ts';
import { testLog } from './testLog.ts';

export const deliveryCases: EventStoreCases = {
  'a reader is told what is there in ascending id order, and only what is stored after it arrives': async (store) => {
    await append(store, cart, [...xyz, ...abc]);
    const { told, catchUp } = await listen(store);
    await catchUp();
    assertEqual(told, [['a', 'b', 'x', 'c', 'y', 'z']]);
  },
  'an append is told before it resolves, in seq order': async (store) => {
    const here = await listen(store);
    await here.append(abc.toReversed());
    assertEqual(here.told, [[], 'a', 'b', 'c']);
  },
  'what another tab stored arrives at catchUp, exactly once': async (store, fixture) => {
    const [here, there] = [await listen(store), await listen(await fixture.open())];
    await here.append(abc);
    await Promise.all([there.catchUp(), there.catchUp(), here.catchUp()]);
    await there.catchUp();
    assertEqual([here.told, there.told], Array(2).fill([[], 'a', 'b', 'c']));
  },
  'an append tells first what another tab put before it in the log': async (store, fixture) => {
    const [here, there] = [await listen(store), await listen(await fixture.open())];
    await here.append(abc.slice(0, 2));
    await there.append(abc.slice(2));
    await here.catchUp();
    assertEqual([here.told, there.told], Array(2).fill([[], 'a', 'b', 'c']));
  },
  'duplicates tell what another tab stored of them': async (store, fixture) => {
    const there = await listen(await fixture.open());
    await append(store, cart, abc);
    assertEqual((await there.append(abc)).duplicates, 3);
    assertEqual(there.told, [[], 'a', 'b', 'c']);
  },
  'who lost a compare-and-swap is told what won': async (store, fixture) => {
    const there = await listen(await fixture.open());
    await append(store, cart, abc);
    await there.append(testLog(alice, ['mine']), { allOrNothing: true });
    assertEqual(there.told, [[], 'a', 'b', 'c']);
  },
  'two tabs that append and catch up at once are each told every entry once': async (store, fixture) => {
    const both = [await listen(store), await listen(await fixture.open())] as const;
    const [here, there] = both;
    await Promise.all(
      [0, 1, 2].flatMap((seq) => [
        here.append([at(abc, seq)]),
        there.append([at(xyz, seq)]),
        here.catchUp(),
        there.catchUp(),
        there.append([at(abc, seq)]),
      ]),
    );
    await Promise.all([here.catchUp(), there.catchUp()]);
    for (const { told } of both) {
      for (const log of ['abc', 'xyz']) {
        assertEqual(
          told.filter((text) => typeof text === 'string' && log.includes(text)),
          [...log],
        );
      }
    }
  },
  'who opens takes nothing from those who read already, in this tab or another': async (store, fixture) => {
    const other = await fixture.open();
    const here = await listen(store);
    await append(other, cart, abc);
    const again = await listen(store);
    await again.append(xyz.slice(0, 1));
    await Promise.all([here.catchUp(), again.catchUp()]);
    assertEqual(again.told, [['a', 'b', 'c'], 'x']);
    assertEqual([...here.shown()].sort(), ['a', 'b', 'c', 'x']);
  },
  'nothing is told twice, or not at all, to a reader that opens while others write': async (store, fixture) => {
    const other = await listen(await fixture.open());
    const own = await listen(store);
    const readers = await Promise.all([
      ...abc.flatMap((entry, seq) => [
        listen(store),
        own.append([entry]).then(() => listen(store)),
        other.append([at(xyz, seq)]).then(() => listen(store)),
        own.catchUp().then(() => listen(store)),
      ]),
    ]);
    await own.catchUp();
    for (const reader of readers) assertEqual([...reader.shown()].sort(), ['a', 'b', 'c', 'x', 'y', 'z']);
  },
  'readers hear of their stream only, each until it is closed': async (store) => {
    const [first, second, elsewhere] = [await listen(store), await listen(store), await listen(store, otherCart)];
    await first.append(abc.slice(0, 1));
    second.close();
    await first.append(abc.slice(1));
    assertEqual([first.told, second.told, elsewhere.told], [[[], 'a', 'b', 'c'], [[], 'a'], [[]]]);
  },
  'who has closed a stream may still write what was asked before': async (store) => {
    const here = await listen(store);
    here.close();
    assertEqual((await here.append(abc)).appended.length, 3);
    assertEqual(here.told, [[]]);
  },
  'the head of a log is where the reader is': async (store, fixture) => {
    const [here, there] = [await listen(store), await listen(await fixture.open())];
    await here.append(abc);
    assertEqual([here.head(alice), there.head(alice)], [at(await store.heads(cart), 0), null]);
    await there.catchUp();
    const reopened = await listen(store);
    assertEqual([there.head(alice), reopened.head(alice)], Array(2).fill(at(await store.heads(cart), 0)));
  },
};
