// EventStore contract: each tab is given each entry exactly once, whoever stored it.

import { assertEqual } from './assertEqual.ts';
import { abc, alice, at, cart, type EventStoreCases, listen, otherCart, textOf, texts, xyz } from './contractLogs.ts';
import { testLog } from './testEntryFormat.ts';

export const deliveryCases: EventStoreCases = {
  'what was stored before the first readAll is returned by it and not delivered': async (store) => {
    const heard = listen(store);
    await store.append(cart, abc);
    await store.catchUp(cart);
    assertEqual(await texts(store), ['a', 'b', 'c']);
    await store.catchUp(cart);
    assertEqual(heard, []);
  },
  'an append is delivered to its own tab before it resolves, in seq order': async (store) => {
    await store.readAll(cart);
    const heard = listen(store);
    await store.append(cart, abc.toReversed());
    assertEqual(heard, ['a', 'b', 'c']);
  },
  'what another tab stored is delivered at catchUp, exactly once': async (store, fixture) => {
    const other = await fixture.open();
    await Promise.all([store.readAll(cart), other.readAll(cart)]);
    const [here, there] = [listen(store), listen(other)];
    await store.append(cart, abc);
    await Promise.all([other.catchUp(cart), other.catchUp(cart), store.catchUp(cart)]);
    await other.catchUp(cart);
    assertEqual(
      [here, there],
      [
        ['a', 'b', 'c'],
        ['a', 'b', 'c'],
      ],
    );
  },
  'an append delivers first what another tab put before it in the log': async (store, fixture) => {
    const other = await fixture.open();
    await Promise.all([store.readAll(cart), other.readAll(cart)]);
    const [here, there] = [listen(store), listen(other)];
    await store.append(cart, abc.slice(0, 2));
    await other.append(cart, abc.slice(2));
    await store.catchUp(cart);
    assertEqual(
      [here, there],
      [
        ['a', 'b', 'c'],
        ['a', 'b', 'c'],
      ],
    );
  },
  'duplicates deliver what another tab stored of them': async (store, fixture) => {
    const other = await fixture.open();
    await other.readAll(cart);
    const there = listen(other);
    await store.append(cart, abc);
    assertEqual((await other.append(cart, abc)).duplicates, 3);
    assertEqual(there, ['a', 'b', 'c']);
  },
  'who lost a compare-and-swap is given what won': async (store, fixture) => {
    const other = await fixture.open();
    await other.readAll(cart);
    const there = listen(other);
    await store.append(cart, abc);
    await other.append(cart, testLog(alice, ['mine']), { allOrNothing: true });
    assertEqual(there, ['a', 'b', 'c']);
  },
  'two tabs that append and catch up at once each deliver every entry once': async (store, fixture) => {
    const other = await fixture.open();
    await Promise.all([store.readAll(cart), other.readAll(cart)]);
    const [here, there] = [listen(store), listen(other)];
    await Promise.all(
      [0, 1, 2].flatMap((seq) => [
        store.append(cart, [at(abc, seq)]),
        other.append(cart, [at(xyz, seq)]),
        store.catchUp(cart),
        other.catchUp(cart),
        other.append(cart, [at(abc, seq)]),
      ]),
    );
    await Promise.all([store.catchUp(cart), other.catchUp(cart)]);
    for (const heard of [here, there]) {
      assertEqual(
        heard.filter((text) => 'abc'.includes(text)),
        ['a', 'b', 'c'],
      );
      assertEqual(
        heard.filter((text) => 'xyz'.includes(text)),
        ['x', 'y', 'z'],
      );
    }
  },
  'a later readAll takes nothing from delivery': async (store, fixture) => {
    const other = await fixture.open();
    await store.readAll(cart);
    const here = listen(store);
    await other.append(cart, abc);
    assertEqual(await texts(store), ['a', 'b', 'c']);
    await store.catchUp(cart);
    assertEqual(here, ['a', 'b', 'c']);
  },
  'subscribers hear their stream only, each until it unsubscribes': async (store) => {
    await Promise.all([store.readAll(cart), store.readAll(otherCart)]);
    const [first, second, elsewhere] = [listen(store), [] as string[], listen(store, otherCart)];
    const stop = store.subscribe(cart, (entries) => second.push(...entries.map(textOf)));
    await store.append(cart, abc.slice(0, 1));
    stop();
    await store.append(cart, abc.slice(1));
    assertEqual([first, second, elsewhere], [['a', 'b', 'c'], ['a'], []]);
  },
};
