// A stock y-websocket WebsocketProvider in plain Node follows a cart and writes one: no hello, no code of ours.

import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { WebsocketProvider } from 'y-websocket';
import * as Y from 'yjs';
import { rootName } from '../src/log/rootName.ts';
import { encodeUpdate } from '../src/wire/encodeUpdate.ts';
import { subprotocolOf } from '../src/wire/linkKeys.ts';
import { chainedLog, entriesIn, part } from '../src/wire/testing/chainedLog.ts';
import { memoryLog } from './log/memoryLog.ts';
import { holds, isStored, party } from './testing/party.ts';
import { newCart, startTestRelay, type TestCart, type TestRelay, until } from './testing/testRelay.ts';

const { start, follow } = party();
const providers: WebsocketProvider[] = [];
afterEach(() => {
  for (const provider of providers.splice(0)) provider.destroy();
});

function provide(relay: TestRelay, cart: TestCart, key: string, replica?: number): WebsocketProvider {
  const doc = new Y.Doc();
  if (replica !== undefined) doc.clientID = replica;
  const provider = new WebsocketProvider(`${relay.url}/sync`, cart.cartId, doc, {
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    protocols: [subprotocolOf(key)],
    disableBc: true,
  });
  providers.push(provider);
  return provider;
}
const synced = (provider: WebsocketProvider) => until(() => provider.synced, 'the provider to be synced');

const log = chainedLog(2 ** 52 + 9, 20);

test('it follows a cart, with the view key too', async () => {
  const relay = await start();
  const cart = newCart();
  const alice = await follow(relay, cart);
  alice.push(part(log, 0, 5));
  for (const key of [cart.editKey, cart.viewKey]) {
    const provider = provide(relay, cart, key);
    await synced(provider);
    expect(entriesIn(provider.doc, log.replica)).toEqual(log.entries.slice(0, 5));
  }
  alice.push(part(log, 5));
  for (const { doc } of providers) {
    await until(() => doc.getArray(rootName(log.replica)).length === 20, 'the rest');
    expect(Y.encodeStateAsUpdate(doc)).toEqual(encodeUpdate([log]));
  }
});

test('it writes a log of this shape, which others and the storage get', async () => {
  const relay = await start();
  const cart = newCart();
  const bob = await follow(relay, cart);
  const provider = provide(relay, cart, cart.editKey, log.replica);
  const array = provider.doc.getArray(rootName(log.replica));
  array.push(log.entries.slice(0, 3).map(({ bytes }) => [bytes])); // before it is connected
  await synced(provider);
  for (const { bytes } of log.entries.slice(3)) array.push([[bytes]]);
  await holds(bob, log);
  await isStored(relay, cart, 20);
});

test('two of them see each other, and the one that leaves', async () => {
  const relay = await start();
  const cart = newCart();
  const [alice, bob] = [provide(relay, cart, cart.editKey), provide(relay, cart, cart.editKey)];
  alice.awareness.setLocalState({ name: 'Alice' });
  bob.awareness.setLocalState({ name: 'Bob' });
  const sees = (one: WebsocketProvider, other: WebsocketProvider) =>
    one.awareness.getStates().get(other.doc.clientID)?.['name'];
  await until(() => sees(alice, bob) === 'Bob' && sees(bob, alice) === 'Alice', 'both to see each other');
  bob.disconnect();
  await until(() => sees(alice, bob) === undefined, 'bob to be gone');
});

test('it gives up for good where it must not go on, and comes back where it may', async () => {
  const storage = memoryLog();
  const relay = await startTestRelay({ storage });
  const cart = newCart();
  const cartWriter = provide(relay, cart, cart.editKey);
  const honest = provide(relay, cart, cart.editKey, log.replica);
  await Promise.all([synced(cartWriter), synced(honest)]);
  cartWriter.doc.getMap('cart').set('milk', 2);
  await until(() => !cartWriter.shouldConnect, 'the provider to give up');
  await relay.close();
  honest.doc.getArray(rootName(log.replica)).push(log.entries.map(({ bytes }) => [bytes]));
  expect(honest.shouldConnect).toBe(true);
  const again = await start({ storage, port: relay.port });
  await isStored(again, cart, 20);
});
