// [R7] Durable before it is called so: what the relay says, and when, about commits that wait, fail, or were cut short.

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ReplicaId } from '../src/log/replicaId.ts';
import type { ServerMessage } from '../src/wire/frames.ts';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import { memoryLog } from './log/memoryLog.ts';
import { heldLog } from './testing/heldLog.ts';
import { documentOf, holds, isStored, party } from './testing/party.ts';
import { connect, logLengthOf, newCart, silence, startTestRelay, until } from './testing/testRelay.ts';

const { start, join, follow } = party();

const log = chainedLog(2 ** 50 + 1, 12);
const other = chainedLog(4711, 5);

const durableTo = (length: number) => (message: Extract<ServerMessage, { kind: 'durable' }>) =>
  message.logs[0]?.length === length;

describe('durable', () => {
  test('[R7] is said after the commit and not before, though others have it at once', async () => {
    const storage = heldLog(memoryLog());
    const relay = await start({ storage });
    const cart = newCart();
    const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
    alice.hello();
    expect(await alice.next('durable')).toEqual({ kind: 'durable', logs: [] });
    storage.hold();
    alice.push(log);
    await holds(bob, log);
    await silence();
    expect(alice.heard.filter(({ kind }) => kind === 'durable').length).toBe(1);
    await storage.release();
    expect(await alice.next('durable')).toEqual({ kind: 'durable', logs: [logLengthOf(log)] });
    expect(bob.heard.some(({ kind }) => kind === 'durable')).toBe(false); // it never said hello
  });

  test('a joiner gets what is not durable yet as well', async () => {
    const storage = heldLog(memoryLog());
    const relay = await start({ storage });
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.push(part(log, 0, 4));
    await isStored(relay, cart, 4);
    storage.hold();
    alice.push(part(log, 4, 9), other);
    await until(() => storage.waiting() === 1, 'the second commit to wait');
    const bob = await join(relay, cart);
    bob.say({
      kind: 'sync-step-1',
      stateVector: new Map([
        [log.replica, 2],
        [other.replica, 1],
      ]),
    });
    expect(Y.decodeUpdate((await bob.next('sync-step-2')).update).structs.length).toBeGreaterThan(0);
    bob.hello();
    expect(await bob.next('durable')).toEqual({ kind: 'durable', logs: [logLengthOf(log, 4)] });
    const carol = await follow(relay, cart);
    await holds(carol, part(log, 0, 9), other);
  });

  test('in full after hello, then only what moved', async () => {
    const relay = await start();
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.push(log);
    await isStored(relay, cart, 12);
    alice.hello();
    await alice.next('durable', durableTo(12));
    alice.push(other);
    expect(await alice.next('durable')).toEqual({ kind: 'durable', logs: [logLengthOf(other)] });
  });

  test('the relay that lost uncommitted entries is healed by any member', async () => {
    const inner = memoryLog();
    const storage = heldLog(inner);
    const relay = await start({ storage });
    const cart = newCart();
    const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
    alice.push(part(log, 0, 6));
    await isStored(relay, cart, 6);
    storage.hold();
    alice.push(part(log, 6));
    await holds(bob, log); // fanned out, and never committed: the relay crashes here
    const again = await start({ storage: inner });
    const back = await join(again, cart);
    const { stateVector } = await back.next('sync-step-1');
    expect(stateVector).toEqual(new Map([[log.replica, 6]]));
    back.say({
      kind: 'sync-step-2',
      update: Y.encodeStateAsUpdate(documentOf(bob), Y.encodeStateVector(new Map(stateVector))),
    });
    await isStored(relay, cart, 12);
  });

  test('a restart keeps all', async () => {
    const storage = memoryLog();
    const cart = newCart();
    const first = await startTestRelay({ storage });
    const alice = await follow(first, cart);
    alice.push(log, other);
    await isStored(first, cart, 17);
    await first.close();
    expect(await alice.closed).toBe(4503);
    await holds(await follow(await start({ storage }), cart, cart.viewKey), log, other);
  });
});

describe('a disk that fails', () => {
  test('the tail is forgotten, editors are told, and asked again when commits work', async () => {
    const storage = heldLog(memoryLog());
    const relay = await start({ storage });
    const cart = newCart();
    const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
    alice.hello();
    await alice.next('durable');
    await alice.next('sync-step-1');
    alice.push(part(log, 0, 5));
    await alice.next('durable', durableTo(5));
    storage.hold();
    alice.push(part(log, 5, 8));
    alice.push(part(log, 8, 9));
    await until(() => storage.waiting() === 2, 'both commits to wait');
    storage.breakDown();
    expect(await alice.next('refused')).toMatchObject({ reason: 'storage', replica: log.replica, seq: 5, count: 3 });
    expect(await bob.closed).toBe(4500); // it never said hello
    alice.push(part(log, 5));
    expect(await alice.next('refused', ({ replica }) => replica === 0)).toMatchObject({ reason: 'storage' });
    const carol = await follow(relay, cart, cart.viewKey);
    await holds(carol, part(log, 0, 5));
    const dave = await join(relay, cart);
    expect((await dave.next('sync-step-1')).stateVector).toEqual(new Map([[log.replica, 5]]));
    storage.repair();
    expect((await alice.next('sync-step-1')).stateVector).toEqual(new Map([[log.replica, 5]]));
    expect(await alice.next('durable')).toEqual({ kind: 'durable', logs: [logLengthOf(log, 5)] });
    alice.push(part(log, 5));
    expect(await alice.next('durable')).toEqual({ kind: 'durable', logs: [logLengthOf(log)] });
  });

  test('a joiner whose log cannot be read is told to come back', async () => {
    const inner = memoryLog();
    const relay = await start({ storage: { ...inner, open: () => Promise.reject(new Error('bad disk')) } });
    const cart = newCart();
    expect(await (await join(relay, cart)).closed).toBe(4500);
    const damaged = await start({
      storage: {
        ...inner,
        open: async () => ({
          logs: new Map([[5 as ReplicaId, { replica: 5 as ReplicaId, length: 3, hash: '0', stamp: '0' }]]),
          position: 3,
          bytes: 0,
          isGone: false,
          lost: new Map(),
        }),
      },
    });
    const bob = await join(damaged, cart);
    bob.say({ kind: 'sync-step-1', stateVector: new Map() });
    expect(await bob.closed).toBe(4500);
  });
});

describe('being stopped', () => {
  test('waits for what is being committed, says so to all, and takes no one new', async () => {
    const storage = heldLog(memoryLog());
    const relay = await startTestRelay({ storage, drainSeconds: 5 });
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.hello();
    await alice.next('durable');
    storage.hold();
    alice.push(log);
    await until(() => storage.waiting() === 1, 'the commit to wait');
    const closing = relay.close();
    await silence(30);
    expect(alice.isOpen()).toBe(true);
    await expect(connect(relay, cart.cartId, cart.editKey)).rejects.toThrow();
    await storage.release();
    expect(await alice.next('durable')).toEqual({ kind: 'durable', logs: [logLengthOf(log)] });
    expect(await alice.closed).toBe(4503);
    await closing;
  });

  test('does not wait for ever', async () => {
    const storage = heldLog(memoryLog());
    const relay = await startTestRelay({ storage });
    const alice = await follow(relay, newCart());
    storage.hold();
    alice.push(log);
    await until(() => storage.waiting() === 1, 'the commit to wait');
    await relay.close();
    expect(await alice.closed).toBe(4503);
  });
});
