// The relay over real sockets: who gets in, what a joiner gets, when something is called durable.

import { describe, expect, test } from 'vitest';
import type { ReplicaId } from '../src/log/replicaId.ts';
import { encodeUpdate } from '../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import type { LogStorage } from './log/logStorage.ts';
import { memoryLog } from './log/memoryLog.ts';
import { heldLog } from './testing/heldLog.ts';
import { documentOf, holds, isStored, party } from './testing/party.ts';
import { connect, logLengthOf, newCart, silence, until } from './testing/testRelay.ts';

const { start, join, follow } = party();

const log = chainedLog(2 ** 50 + 1, 12);
const other = chainedLog(4711, 5);

describe('who gets in', () => {
  test('the edit key, the view key, and nothing else; the answer is the same for a cart that exists', async () => {
    const relay = await start();
    const [cart, unknown] = [newCart(), newCart()];
    (await follow(relay, cart)).push(log);
    expect((await join(relay, cart, cart.viewKey)).socket.protocol).toBe(`trolley.${cart.viewKey}`);
    for (const { cartId } of [cart, unknown]) {
      for (const key of ['', 'x', unknown.viewKey.slice(1), newCart().editKey, cartId]) {
        await expect(connect(relay, cartId, key)).rejects.toThrow('403');
      }
    }
    await expect(connect(relay, cart.cartId.slice(1), cart.editKey)).rejects.toThrow('403');
    await expect(connect(relay, `${cart.cartId}/x`, cart.editKey)).rejects.toThrow('404');
    expect(relay.roomCount()).toBe(1);
  });

  test('a cart that nobody wrote to leaves nothing behind', async () => {
    const relay = await start();
    const client = await follow(relay, newCart());
    client.leave();
    await until(() => relay.roomCount() === 0, 'the room to be forgotten');
  });
});

describe('joining', () => {
  test('a late joiner receives the whole room, in its own order or any', async () => {
    const relay = await start();
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.push(part(log, 0, 5));
    alice.push(other);
    alice.push(part(log, 5));
    const bob = await follow(relay, cart);
    await holds(bob, log, other);
  });

  test('a joiner that holds some receives the rest', async () => {
    const relay = await start();
    const cart = newCart();
    (await follow(relay, cart)).push(log, other);
    const bob = await join(relay, cart);
    bob.say({
      kind: 'sync-step-1',
      stateVector: new Map([
        [log.replica, 8],
        [other.replica, 5],
      ]),
    });
    expect((await bob.next('sync-step-2')).update).toEqual(encodeUpdate([part(log, 8)]));
  });

  test('the relay asks an editor for what it lacks, and a viewer for nothing', async () => {
    const relay = await start();
    const cart = newCart();
    (await follow(relay, cart)).push(log);
    const bob = await join(relay, cart);
    expect((await bob.next('sync-step-1')).stateVector).toEqual(new Map([[log.replica, 12]]));
    const carol = await follow(relay, cart, cart.viewKey);
    await holds(carol, log);
    expect(carol.heard.some(({ kind }) => kind === 'sync-step-1')).toBe(false);
  });

  test('a large cart comes in frames of at most 64 KB, the last of them as step 2', async () => {
    const relay = await start({ limits: { bytesPerSecond: 2 ** 28 } });
    const cart = newCart();
    const large = chainedLog(9, 400, { body: () => new Uint8Array(3000) });
    const alice = await follow(relay, cart);
    for (let at = 0; at < 400; at += 50) alice.push(part(large, at, at + 50));
    const bob = await join(relay, cart);
    await isStored(relay, cart, 400);
    bob.say({ kind: 'sync-step-1', stateVector: new Map() });
    await bob.next('sync-step-2');
    const answer = bob.heard.filter((message) => message.kind === 'sync-update' || message.kind === 'sync-step-2');
    expect(answer.length).toBeGreaterThan(18);
    expect(answer.at(-1)?.kind).toBe('sync-step-2');
    for (const { update } of answer) expect(update.length).toBeLessThanOrEqual(64 * 1024);
    await holds(bob, large);
  });

  test('one who never asks is not sent updates; one who asks twice misses nothing', async () => {
    const relay = await start();
    const cart = newCart();
    const [alice, bob, carol] = [await follow(relay, cart), await join(relay, cart), await join(relay, cart)];
    for (let n = 0; n < 5; n++) carol.say({ kind: 'sync-step-1', stateVector: new Map() });
    for (let n = 0; n < 12; n++) alice.push(part(log, n, n + 1));
    await holds(carol, log);
    expect(documentOf(bob).store.clients.size).toBe(0);
  });
});

describe('an answer that takes its time', () => {
  async function slowly() {
    const inner = memoryLog();
    let release = () => {};
    const released = new Promise<void>((resolve) => {
      release = resolve;
    });
    const read: LogStorage['read'] = async function* (cartId, ranges) {
      await released;
      yield* inner.read(cartId, ranges);
    };
    const relay = await start({ storage: { ...inner, read } });
    const cart = newCart();
    const [alice, bob] = [await join(relay, cart), await join(relay, cart)];
    alice.push(part(log, 0, 6));
    await isStored(relay, cart, 6);
    return { relay, cart, alice, bob, release };
  }

  test('is followed by what was passed on meanwhile, in order', async () => {
    const { relay, cart, alice, bob, release } = await slowly();
    bob.say({ kind: 'sync-step-1', stateVector: new Map() });
    await silence(20);
    alice.push(part(log, 6));
    await isStored(relay, cart, 12);
    expect(bob.heard.map(({ kind }) => kind)).toEqual(['sync-step-1']);
    release();
    await holds(bob, log);
    expect(bob.heard.map(({ kind }) => kind)).toEqual(['sync-step-1', 'sync-step-2', 'sync-update']);
  });

  test('is followed by the answer to the last question asked meanwhile', async () => {
    const { bob, release } = await slowly();
    for (const length of [6, 4, 0]) bob.say({ kind: 'sync-step-1', stateVector: new Map([[log.replica, length]]) });
    await silence(20);
    release();
    await holds(bob, part(log, 0, 6));
    expect(bob.heard.filter(({ kind }) => kind === 'sync-step-2').length).toBe(2);
  });
});

describe('passing on', () => {
  test('at once to all but the author, split from what is refused', async () => {
    const relay = await start();
    const cart = newCart();
    const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
    alice.push(part(log, 0, 2), part(other, 1));
    await holds(bob, part(log, 0, 2));
    expect(alice.heard.filter(({ kind }) => kind === 'sync-update')).toEqual([]);
  });

  test('rooms do not hear each other', async () => {
    const relay = await start();
    const [alice, bob] = [await follow(relay, newCart()), await follow(relay, newCart())];
    alice.push(log);
    await silence();
    expect(documentOf(bob).store.clients.size).toBe(0);
  });

  test('what is known already is not passed on again', async () => {
    const relay = await start();
    const cart = newCart();
    const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
    alice.push(log);
    await holds(bob, log);
    alice.push(log);
    alice.push(part(log, 3, 7));
    await silence();
    expect(bob.heard.filter(({ kind }) => kind === 'sync-update').length).toBe(1);
  });

  test('what one frame may hold but another may not is split', async () => {
    const relay = await start();
    const cart = newCart();
    const large = chainedLog(9, 50, { body: () => new Uint8Array(4000) });
    const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
    alice.push(large);
    await holds(bob, large);
    for (const message of bob.heard) {
      if (message.kind === 'sync-update') expect(message.update.length).toBeLessThanOrEqual(64 * 1024);
    }
  });
});

describe('hello', () => {
  test('of a newer version is answered as ever: the newer side knows what the older can', async () => {
    const relay = await start();
    const client = await follow(relay, newCart());
    client.say({ kind: 'hello', version: 99, logs: [] });
    expect(await client.next('hello')).toMatchObject({ version: 1 });
    expect(client.isOpen()).toBe(true);
  });

  test('of a version that is not spoken any more ends the connection, for good', async () => {
    const relay = await start();
    const client = await follow(relay, newCart());
    client.say({ kind: 'hello', version: 0, logs: [] });
    expect(await client.closed).toBe(4409);
  });

  test('is answered with what a client needs to know, and the role', async () => {
    const relay = await start({ now: () => 1_700_000_000_123 });
    const cart = newCart();
    for (const [key, role] of [
      [cart.editKey, 'edit'],
      [cart.viewKey, 'view'],
    ] as const) {
      const client = await join(relay, cart, key);
      client.hello();
      expect(await client.next('hello')).toEqual({
        kind: 'hello',
        version: 1,
        time: 1_700_000_000_123,
        role,
        maxEntryBytes: 16_384,
      });
    }
  });

  test('a log that is another one here is called a fork, whichever is longer where the relay can tell', async () => {
    const storage = heldLog(memoryLog());
    const relay = await start({ storage });
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.push(part(log, 0, 8));
    await isStored(relay, cart, 8);
    storage.hold();
    alice.push(part(log, 8));
    await until(() => storage.waiting() === 1, 'the rest to wait');
    const branch = chainedLog(log.replica, 12, { body: () => Uint8Array.of(77) });
    for (const length of [3, 8, 10, 12]) {
      const honest = await join(relay, cart);
      honest.hello([logLengthOf(log, length), { replica: 5 as ReplicaId, length: 0, hash: '0000000000000000' }]);
      const forked = await join(relay, cart);
      forked.hello([logLengthOf(branch, length)]);
      expect(await forked.next('refused')).toMatchObject({ reason: 'fork', replica: log.replica, seq: length - 1 });
      await silence(20);
      expect(honest.heard.some(({ kind }) => kind === 'refused')).toBe(false);
    }
  });
});
