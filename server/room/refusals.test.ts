// Every way in which the relay says no: by message to who said hello, by close code to who did not.

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { rootName } from '../../src/log/rootName.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { holds, isStored, party } from '../testing/party.ts';
import { newCart, silence, type TestClient, until } from '../testing/testRelay.ts';

const { start, join, follow } = party();

const replica = 2 ** 51 + 3;
const log = chainedLog(replica, 6);
const branch = chainedLog(replica, 6, { body: () => Uint8Array.of(99) });
const longBranch = chainedLog(replica, 14, { body: () => Uint8Array.of(99) });
const tooLarge = chainedLog(replica, 1, { body: () => new Uint8Array(16_384) });

function yjsUpdate(edit: (doc: Y.Doc) => void): Uint8Array {
  const doc = new Y.Doc();
  doc.clientID = replica;
  doc.transact(() => edit(doc));
  return Y.encodeStateAsUpdate(doc);
}

const sendUpdate = (update: Uint8Array) => (client: TestClient) => client.say({ kind: 'sync-update', update });

const cases: [reason: string, code: number, what: string, offend: (client: TestClient) => void][] = [
  ['malformed', 4400, 'an update that is none', sendUpdate(Uint8Array.of(1, 2, 3))],
  ['malformed', 4400, 'a message that is none', (client) => client.sayBytes(Uint8Array.of(0, 9, 9, 9))],
  ['malformed', 4400, 'an empty frame', (client) => client.sayBytes(new Uint8Array())],
  ['malformed', 4400, 'a text frame', (client) => client.sayBytes('milk')],
  ['malformed', 4400, 'awareness that is none', (client) => client.sayBytes(Uint8Array.of(1, 2, 9, 9))],
  ['too-large', 4401, 'an entry over the limit', sendUpdate(encodeUpdate([tooLarge]))],
  ['fork', 4404, 'another branch of a log', sendUpdate(encodeUpdate([branch]))],
  ['fork', 4404, 'other old entries of a log', sendUpdate(encodeUpdate([part(branch, 0, 2)]))],
  ['foreign-root', 4407, 'another root', sendUpdate(yjsUpdate((doc) => doc.getArray('cart').push([1])))],
  [
    'not-append',
    4408,
    'something other than an entry',
    sendUpdate(yjsUpdate((doc) => doc.getArray(rootName(replica as ReplicaId)).push([1]))),
  ],
  ['not-append', 4408, 'a deletion', sendUpdate(Uint8Array.of(0, 1, 5, 1, 0, 1))],
];

describe.each(cases)('%s (%i): %s', (reason, code, _, offend) => {
  test('is a close code to who never said hello, and stores nothing', async () => {
    const relay = await start();
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.push(log);
    await isStored(relay, cart, 6);
    const bob = await follow(relay, cart);
    offend(bob);
    expect(await bob.closed).toBe(code);
    expect((await relay.storage.open(cart.cartId)).position).toBe(6);
    expect(alice.heard.some(({ kind }) => kind === 'sync-update')).toBe(false);
  });

  test('is a message to who said hello, who may go on', async () => {
    const relay = await start();
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.hello();
    alice.push(log);
    await isStored(relay, cart, 6);
    offend(alice);
    expect(await alice.next('refused')).toMatchObject({ reason });
    alice.push(chainedLog(8, 2));
    await isStored(relay, cart, 8);
  });
});

test('a refusal names the log and the entries', async () => {
  const relay = await start();
  const cart = newCart();
  const alice = await follow(relay, cart);
  alice.hello();
  alice.push(part(log, 0, 4));
  await isStored(relay, cart, 4);
  alice.push({ replica: replica as ReplicaId, seq: 4, entries: branch.entries.slice(4) }, chainedLog(7, 1));
  expect(await alice.next('refused')).toMatchObject({ reason: 'fork', replica, seq: 4, count: 2 });
  await isStored(relay, cart, 5);
});

test('a gap is answered with a question, once, and not to an answer', async () => {
  const relay = await start();
  const cart = newCart();
  const alice = await follow(relay, cart);
  const questions = async () => {
    await silence();
    return alice.heard.flatMap((message) => (message.kind === 'sync-step-1' ? [message.stateVector] : []));
  };
  alice.push(part(log, 0, 2));
  await isStored(relay, cart, 2);
  expect(await questions(), 'of what fits, nothing is asked').toEqual([new Map()]);
  alice.say({ kind: 'sync-step-2', update: encodeUpdate([]) });
  alice.push(part(log, 4));
  expect(await questions()).toEqual([new Map(), new Map([[replica, 2]])]);
  alice.say({ kind: 'sync-step-2', update: encodeUpdate([part(log, 3)]) });
  expect(await questions(), 'an answer is not asked about again').toHaveLength(2);
  alice.say({ kind: 'sync-step-2', update: encodeUpdate([part(log, 2)]) });
  await isStored(relay, cart, 6);
  expect(alice.isOpen()).toBe(true);
});

test('where the first part of an answer is a fork, the parts that leave gaps for it are not asked about', async () => {
  const relay = await start();
  const cart = newCart();
  const ana = await follow(relay, cart);
  ana.push(log);
  await isStored(relay, cart, 6);
  const twin = await follow(relay, cart);
  twin.hello();
  for (const seq of [6, 8, 10]) twin.push(part(longBranch, seq, seq + 2));
  twin.say({ kind: 'sync-step-2', update: encodeUpdate([part(longBranch, 12)]) });
  await silence();
  expect(twin.heard.filter(({ kind }) => kind === 'sync-step-1')).toHaveLength(1);
  twin.push(part(longBranch, 12));
  await silence();
  expect(twin.heard.filter(({ kind }) => kind === 'sync-step-1')).toHaveLength(2);
});

test('view-only: what a viewer writes is dropped, the viewer told if it said hello, and never closed', async () => {
  const relay = await start();
  const cart = newCart();
  const alice = await follow(relay, cart);
  alice.push(log);
  const viewer = await follow(relay, cart, cart.viewKey);
  const stock = await follow(relay, cart, cart.viewKey);
  viewer.hello();
  for (const client of [viewer, stock]) {
    client.push(chainedLog(9, 1));
    client.say({ kind: 'sync-step-2', update: encodeUpdate([chainedLog(9, 1)]) });
    client.say({ kind: 'sync-step-2', update: encodeUpdate([]) });
    client.sayBytes(Uint8Array.of(0, 2, 3, 9, 9, 9));
  }
  expect(await viewer.next('refused')).toMatchObject({ reason: 'view-only' });
  await silence();
  expect(viewer.heard.filter(({ kind }) => kind === 'refused').length).toBe(3);
  expect([viewer.isOpen(), stock.isOpen()]).toEqual([true, true]);
  expect((await relay.storage.open(cart.cartId)).position).toBe(6);
  alice.push(chainedLog(10, 1));
  await holds(viewer, log, chainedLog(10, 1));
});

test('too-many: a log beyond the limit is refused, those that exist go on', async () => {
  const relay = await start({ limits: { maxLogsPerCart: 2 } });
  const cart = newCart();
  const alice = await follow(relay, cart);
  alice.hello();
  alice.push(chainedLog(1, 1), part(log, 0, 3));
  alice.push(chainedLog(3, 1), part(log, 3));
  expect(await alice.next('refused')).toMatchObject({ reason: 'too-many', replica: 3, seq: 0, count: 1 });
  await isStored(relay, cart, 7);
});

test('a frame over the limit closes with 4401, which a stock provider takes as final, and not with 1009', async () => {
  const relay = await start();
  const cart = newCart();
  for (const size of [262_145, 4_000_000]) {
    const client = await follow(relay, cart);
    client.sayBytes(new Uint8Array(size));
    expect(await client.closed).toBe(4401);
  }
  const fits = await follow(relay, cart);
  fits.say({ kind: 'sync-update', update: encodeUpdate([chainedLog(9, 15, { body: () => new Uint8Array(16_000) })]) });
  await isStored(relay, cart, 15);
});

test('one frame is answered with a bounded number of refusals', async () => {
  const relay = await start();
  const alice = await follow(relay, newCart());
  alice.hello();
  await alice.next('durable');
  const ranges = Array.from({ length: 100 }, (_, n) => [n, 1]).flat();
  alice.say({ kind: 'sync-update', update: Uint8Array.from([0, 1, 5, 100, ...ranges]) });
  await silence();
  expect(alice.heard.filter(({ kind }) => kind === 'refused').length).toBe(20);
});

test('messages of types to come are ignored', async () => {
  const relay = await start();
  const alice = await follow(relay, newCart());
  alice.sayBytes(Uint8Array.of(120, 1, 2, 3));
  alice.sayBytes(Uint8Array.of(2, 0));
  alice.sayBytes(Uint8Array.from([102, 7, 0, 1, 2, 3])); // a hello of a later version, with more fields
  expect(await alice.next('hello')).toMatchObject({ version: 1 });
});

test('garbage of every length closes its sender alone', async () => {
  const relay = await start();
  const cart = newCart();
  const alice = await follow(relay, cart);
  alice.push(log);
  for (let round = 0; round < 30; round++) {
    const mallory = await join(relay, cart);
    for (let n = 0; n < 40; n++) {
      const bytes = Uint8Array.from(
        { length: (round * 7 + n) % 50 },
        (_, at) => ((at + 1) * (n + 3) * (round + 11)) % 256,
      );
      mallory.sayBytes(Uint8Array.from([0, n % 3, bytes.length, ...bytes]));
    }
    mallory.leave();
  }
  const bob = await follow(relay, cart);
  await holds(bob, log);
  expect(alice.isOpen()).toBe(true);
});

test('a socket that breaks off in the middle of a frame harms nobody', async () => {
  const relay = await start();
  const cart = newCart();
  const alice = await follow(relay, cart);
  const mallory = await join(relay, cart);
  const raw = (mallory.socket as unknown as { _socket: { write: (bytes: Uint8Array) => void; destroy: () => void } })
    ._socket;
  raw.write(Uint8Array.of(0x82, 0xfe, 0x10, 0x00, 1, 2));
  raw.destroy();
  const eve = await join(relay, cart);
  (eve.socket as unknown as { _socket: { write: (bytes: Uint8Array) => void } })._socket.write(
    Uint8Array.of(0xff, 0xff, 0xff),
  ); // reserved bits
  await until(() => !eve.isOpen(), 'the broken socket to be closed');
  alice.push(log);
  await isStored(relay, cart, 6);
});
