// How much of the relay a frame, a cart and an address may have, who may knock at all, and that every no is counted.

import { expect, test } from 'vitest';
import type { ReplicaId } from '../src/log/replicaId.ts';
import { encodeAwareness } from '../src/wire/awareness.ts';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import type { RelayAccess } from './config.ts';
import { parseConfig } from './config.ts';
import { memoryLog } from './log/memoryLog.ts';
import { withinLimits } from './room/cartLimits.ts';
import type { CartLog } from './room/cartLog.ts';
import { countMeasures } from './room/measures.ts';
import { holds, isStored, party } from './testing/party.ts';
import { connect, logLengthOf, newCart, silence, type TestCart, type TestRelay, until } from './testing/testRelay.ts';
import { visitors } from './visitors.ts';

const { start, join, follow } = party();
const log = chainedLog(2 ** 50 + 1, 30);

test('of a frame with too many entries the first ones are taken', async () => {
  const measures = countMeasures();
  const relay = await start({ measures, limits: { maxEntriesPerFrame: 10 } });
  const cart = newCart();
  const alice = await follow(relay, cart);
  alice.hello();
  alice.push(part(log, 0, 7), chainedLog(4711, 3));
  await isStored(relay, cart, 10);
  alice.push(part(log, 7), chainedLog(99, 2));
  await isStored(relay, cart, 20);
  expect(await alice.next('refused')).toMatchObject({ reason: 'too-large', count: expect.any(Number) });
  expect(measures.refusals.get('too-large')).toBeGreaterThan(0);
});

test('a cart has room for so many logs, entries and bytes; what fits is taken', () => {
  const bytes = log.entries.reduce((sum, entry) => sum + entry.bytes.length, 0);
  const size = (logs: number, entries: number, held: number): Pick<CartLog, 'knownLog' | 'size'> => ({
    knownLog: () => null,
    size: () => ({ logs, entries, bytes: held }),
  });
  const head = { replica: log.replica, length: 30, hash: '', stamp: '' };
  const runs = [
    { ...log, head },
    { ...log, replica: 5 as ReplicaId, head: { ...head, replica: 5 as ReplicaId } },
  ];
  const limits = { maxLogsPerCart: 10, maxEntriesPerCart: 100, maxBytesPerCart: 100 * bytes };
  const taken = (cart: Pick<CartLog, 'knownLog' | 'size'>, change: Partial<typeof limits> = {}, mayStart = true) => {
    const { within, beyond } = withinLimits(cart, runs, { ...limits, ...change }, () => mayStart);
    for (const { reason } of beyond) expect(reason).toBe('too-many');
    expect(within.length + beyond.length).toBe(2);
    return within.length;
  };
  expect(taken(size(8, 40, bytes))).toBe(2);
  expect(taken(size(9, 40, bytes))).toBe(1);
  expect(taken(size(8, 41, bytes))).toBe(1);
  expect(taken(size(8, 71, bytes))).toBe(0);
  expect(taken(size(8, 40, bytes), { maxBytesPerCart: 3 * bytes - 1 })).toBe(1);
  expect(taken(size(0, 0, 0), {}, false)).toBe(0);
  expect(taken(size(1, 1, 1), {}, false)).toBe(2);
});

test('an address may start so many carts in a day, and go on using those that are', async () => {
  const relay = await start({ limits: { newCartsPerDay: 2 } });
  const carts = [newCart(), newCart(), newCart()] as const;
  for (const cart of carts.slice(0, 2)) {
    (await follow(relay, cart)).push(part(log, 0, 5));
    await isStored(relay, cart, 5);
  }
  const third = await follow(relay, carts[2]);
  third.hello();
  third.push(log);
  expect(await third.next('refused')).toMatchObject({ reason: 'too-many', replica: log.replica, count: 30 });
  (await follow(relay, carts[0])).push(part(log, 5));
  await isStored(relay, carts[0], 30);
});

test('so many connections of one address, and in all; who leaves makes room', async () => {
  const measures = countMeasures();
  const relay = await start({
    measures,
    access: { trustedProxies: 1 },
    limits: { maxConnections: 3, maxConnectionsPerAddress: 2 },
  });
  const cart = newCart();
  const from = (address: string) => connect(relay, cart.cartId, cart.editKey, { 'X-Forwarded-For': address });
  const first = await from('192.0.2.1');
  await from('made up, 192.0.2.1');
  expect(await (await from('192.0.2.1')).closed).toBe(4502);
  await from('192.0.2.2');
  expect(await (await from('192.0.2.3')).closed).toBe(4502);
  expect(measures).toMatchObject({ connections: 3 });
  expect(measures.refusals.get('too-many-connections')).toBe(2);
  first.leave();
  await until(() => measures.connections === 2, 'the first to be gone');
  expect((await from('192.0.2.1')).isOpen()).toBe(true);
});

test('who says nothing at first is let go; who says something is not', async () => {
  const relay = await start({ limits: { firstMessageSeconds: 1 } });
  const cart = newCart();
  const [alice, bob] = [await follow(relay, cart), await join(relay, cart)];
  expect(await bob.closed).toBe(1006);
  await silence(1_100);
  expect(alice.isOpen()).toBe(true);
});

test('a frame that is too long is refused for good, by our own code and not by 1009', async () => {
  const relay = await start();
  const alice = await follow(relay, newCart());
  alice.sayBytes(new Uint8Array(262_145));
  expect(await alice.closed).toBe(4401);
});

test('said twice, hello is answered once', async () => {
  const relay = await start();
  const alice = await follow(relay, newCart());
  for (let n = 0; n < 3; n++) alice.hello([logLengthOf(log)]);
  alice.say({ kind: 'sync-step-1', stateVector: new Map() });
  await alice.next('sync-step-2');
  expect(alice.heard.filter(({ kind }) => kind === 'hello').length).toBe(1);
});

test('a room that is read too fast is read later as a whole; nothing is lost, and other rooms are not held up', async () => {
  const relay = await start({ limits: { roomFramesPerSecond: 4 } });
  const [cart, quiet] = [newCart(), newCart()];
  const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
  for (let n = 0; n < 30; n++) alice.push(part(log, n, n + 1));
  await isStored(relay, cart, 30);
  const other = chainedLog(4711, 23);
  const before = performance.now();
  for (let n = 0; n < 22; n++) bob.push(part(other, n, n + 1)); // one read from the socket, which is taken whole
  await isStored(relay, cart, 52);
  bob.push(part(other, 22));
  const carol = await follow(relay, quiet);
  carol.push(log);
  await isStored(relay, quiet, 30);
  expect((await relay.storage.open(cart.cartId)).position).toBe(52);
  await isStored(relay, cart, 53);
  expect(performance.now() - before).toBeGreaterThan(1000);
});

test('viewers are not seen where that is set, and see', async () => {
  const relay = await start({ access: { hidesViewers: true } });
  const cart = newCart();
  const [alice, carol] = [await follow(relay, cart), await follow(relay, cart, cart.viewKey)];
  const present = (clientId: number) =>
    encodeAwareness([{ clientId, clock: 1, state: new TextEncoder().encode('{}') }]);
  carol.say({ kind: 'awareness', update: present(33) });
  alice.say({ kind: 'awareness', update: present(11) });
  await carol.next('awareness');
  await silence();
  expect(alice.heard.some(({ kind }) => kind === 'awareness')).toBe(false);
});

test('carts that nobody wrote to for long are dropped, if that is set; members bring them back', async () => {
  const storage = memoryLog();
  const day = 86_400_000;
  const cart = newCart();
  const first = await start({ storage, now: () => 100 * day });
  (await follow(first, cart)).push(log);
  await isStored(first, cart, 30);
  await start({ storage, now: () => 500 * day }); // never, by default
  expect((await storage.open(cart.cartId)).position).toBe(30);
  const later = await start({ storage, retentionDays: 30, now: () => 131 * day });
  await isStored(later, cart, 0);
  (await follow(later, cart)).push(log);
  await isStored(later, cart, 30);
});

test('2,000 logs of a state vector, and whatever else is long, cost no more than their bytes', async () => {
  const relay = await start();
  const cart = newCart();
  const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
  const logs = Array.from({ length: 10_000 }, (_, index) => ({
    replica: index as ReplicaId,
    length: 9,
    hash: '00'.repeat(8),
  }));
  bob.hello(logs);
  bob.say({ kind: 'sync-step-1', stateVector: new Map(logs.map(({ replica, length }) => [replica, length])) });
  alice.push(log);
  await holds(bob, log);
});

function guests(access: Partial<RelayAccess>) {
  const parsed = parseConfig({});
  if (parsed.kind === 'invalid') throw new Error('the defaults are invalid');
  const { limits, access: defaults } = parsed.config;
  return visitors(limits, { ...defaults, ...access }, () => 0);
}
const asked = (headers: Record<string, string>) => ({ headers, socket: { remoteAddress: '10.0.0.9' } }) as never;

test.each([
  [{}, {}, true],
  [{ requiresOrigin: true }, {}, false],
  [{}, { origin: 'https://shop.example', host: 'shop.example' }, true],
  [{}, { origin: 'http://localhost:8787', host: 'LOCALHOST:8787' }, true],
  [{}, { origin: 'https://evil.example', host: 'shop.example' }, false],
  [{}, { origin: 'https://shop.example:444', host: 'shop.example' }, false],
  [{}, { origin: 'https://shop.example.evil.example', host: 'shop.example' }, false],
  [{}, { origin: 'null', host: 'shop.example' }, false],
  [{}, { origin: '', host: '' }, false],
  [{ allowedOrigins: ['https://app.example'] }, { origin: 'https://app.example', host: 'relay.example' }, true],
  [{ allowedOrigins: ['https://app.example'] }, { origin: 'http://app.example', host: 'relay.example' }, false],
  [{ allowedOrigins: ['*'] }, { origin: 'https://any.example', host: 'relay.example' }, true],
])('with %j, a page of %j may connect: %s', (access, headers, may) => {
  expect(guests(access).hasAllowedOrigin(asked(headers))).toBe(may);
});

test.each([
  [0, '1.1.1.1, 2.2.2.2', '10.0.0.9'],
  [1, '1.1.1.1, 2.2.2.2', '2.2.2.2'],
  [2, '1.1.1.1, 2.2.2.2', '1.1.1.1'],
  [3, '1.1.1.1, 2.2.2.2', '10.0.0.9'],
  [1, '', '10.0.0.9'],
])('behind %s trusted proxies, %j comes from %s', (trustedProxies, forwarded, address) => {
  expect(guests({ trustedProxies }).addressOf(asked({ 'x-forwarded-for': forwarded }))).toBe(address);
});

test("a stranger's page gets the answer of a wrong key, and nothing is kept of either", async () => {
  const measures = countMeasures();
  const relay = await start({ measures });
  const cart: TestCart = newCart();
  const attempt = (to: TestRelay, key: string, origin: string) => connect(to, cart.cartId, key, { origin });
  await expect(attempt(relay, cart.editKey, 'https://evil.example')).rejects.toThrow('403');
  await expect(attempt(relay, newCart().editKey, relay.url.replace('ws', 'http'))).rejects.toThrow('403');
  expect(relay.roomCount()).toBe(0);
  expect(Object.fromEntries(measures.refusals)).toEqual({ 403: 2 });
  (await attempt(relay, cart.editKey, relay.url.replace('ws', 'http'))).leave();
});
