// Limits of rate and of patience: reading pauses, nothing is refused; who does not read is let go.

import { expect, test, vi } from 'vitest';
import type { ReplicaId } from '../src/log/replicaId.ts';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import { memoryLog } from './log/memoryLog.ts';
import { rateLimit } from './room/rateLimit.ts';
import { holds, isStored, party } from './testing/party.ts';
import { newCart, silence, until } from './testing/testRelay.ts';

const { start, join, follow } = party();

test("a bucket lets ten seconds' worth through at once, then says how long to wait", () => {
  const now = vi.fn(() => 0);
  const limit = rateLimit(10, now);
  for (let n = 0; n < 100; n++) expect(limit.take(1)).toBe(0);
  expect(limit.take(1)).toBe(100);
  expect(limit.take(4)).toBe(500);
  now.mockReturnValue(600);
  expect(limit.take(1)).toBe(0);
  now.mockReturnValue(10 ** 9);
  expect(limit.take(100)).toBe(0);
  expect(limit.take(1)).toBe(100);
  now.mockReturnValue(0); // a clock set back gives nothing and takes nothing
  expect(limit.take(1)).toBe(200);
});

test('who is too fast is read later: nothing is refused or lost', async () => {
  const relay = await start({ limits: { framesPerSecond: 20 } });
  const cart = newCart();
  const log = chainedLog(7, 216);
  const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
  const before = Date.now();
  for (let n = 0; n < 210; n++) alice.push(part(log, n, n + 1));
  await isStored(relay, cart, 210); // one read from the socket is taken whole
  for (let n = 210; n < 216; n++) alice.push(part(log, n, n + 1));
  await isStored(relay, cart, 216);
  expect(Date.now() - before).toBeGreaterThan(400);
  expect(bob.isOpen()).toBe(true);
  await holds(bob, log);
});

test('who does not read is let go, others are served, and it catches up when it is back', async () => {
  const relay = await start({ limits: { bytesPerSecond: 2 ** 30, maxBufferedBytes: 2 ** 20 } });
  const cart = newCart();
  const log = chainedLog(7, 900, { body: () => new Uint8Array(12_000) });
  const [alice, bob, carol] = [await follow(relay, cart), await follow(relay, cart), await follow(relay, cart)];
  bob.socket.pause();
  for (let n = 0; n < 900; n += 15) {
    alice.push(part(log, n, n + 15));
    await silence(1);
  }
  await isStored(relay, cart, 900);
  await until(() => carol.heard.filter(({ kind }) => kind === 'sync-update').length >= 180, 'carol to have it all');
  bob.socket.resume();
  expect(await bob.closed).toBe(1006);
  const back = await join(relay, cart);
  back.say({ kind: 'sync-step-1', stateVector: new Map([[7 as ReplicaId, 890]]) });
  await back.next('sync-step-2');
});

test('after a restart everybody comes at once: all are let in, asked, and answered', async () => {
  const storage = memoryLog();
  const log = chainedLog(7, 40);
  const carts = Array.from({ length: 20 }, () => newCart());
  const first = await start({ storage });
  for (const cart of carts) {
    (await join(first, cart)).push(log);
    await isStored(first, cart, 40);
  }
  const relay = await start({ storage });
  const everybody = await Promise.all(Array.from({ length: 300 }, (_, n) => follow(relay, carts[n % 20]!)));
  await Promise.all(everybody.slice(0, 20).map((client) => holds(client, log)));
  expect(everybody.every((client) => client.isOpen())).toBe(true);
});
