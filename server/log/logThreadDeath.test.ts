// A database thread that ends by itself: every call fails, and the relay is told, so that it can end too.

import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { chainedLog } from '../../src/wire/testing/chainedLog.ts';
import { buildRelay, runRelay, temporaryDirectory } from '../testing/relayProcess.ts';
import { connect, newCart } from '../testing/testRelay.ts';
import { LogFailure } from './logStorage.ts';
import { startLogThread } from './logThread.ts';

let data: ReturnType<typeof temporaryDirectory>;
beforeEach(() => {
  data = temporaryDirectory('death');
});
afterEach(() => data.remove());

/** A thread that is ready at once, and does this when it is asked anything. */
function thread(whenAsked: string): URL {
  const path = join(data.path, 'thread.mjs');
  writeFileSync(
    path,
    `import { parentPort } from 'node:worker_threads';
     parentPort.on('message', () => { ${whenAsked} });
     parentPort.postMessage({ kind: 'ready' });`,
  );
  return pathToFileURL(path);
}

test.each([
  ['ends', 'process.exit(0)', /ended/],
  ['throws', 'throw new Error("out of memory")', /out of memory/],
])('a thread that %s fails the call that waits and all that come, and is reported once', async (_, how, words) => {
  const died = vi.fn();
  const storage = await startLogThread(thread(how), { path: 'unused', isCache: false }, died);
  const batch = { cartId: 'x', update: new Uint8Array(), receivedAt: 0 };
  const outcomes = await Promise.allSettled([storage.append(batch), storage.probe(), storage.open('x')]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(LogFailure) });
    expect(outcome.status === 'rejected' && outcome.reason.message).toMatch(words);
  }
  await expect(storage.probe()).rejects.toThrow(LogFailure);
  expect(died).toHaveBeenCalledTimes(1);
});

test('a thread that ends before it is ready fails the start', async () => {
  const path = join(data.path, 'thread.mjs');
  writeFileSync(path, 'process.exit(3)');
  await expect(startLogThread(pathToFileURL(path), { path: 'unused', isCache: false }, () => {})).rejects.toThrow(
    LogFailure,
  );
});

describe('the built relay whose database thread dies in a commit', () => {
  let built: string;
  beforeAll(async () => {
    built = await buildRelay('death-test');
    renameSync(join(built, 'sqliteWorker.js'), join(built, 'soundWorker.js'));
  });
  afterAll(() => rmSync(dirname(built), { recursive: true, force: true }));

  test('[R7] ends at once with 1 and says why, and has called nothing durable', async () => {
    writeFileSync(
      join(built, 'sqliteWorker.js'),
      `import { parentPort } from 'node:worker_threads';
       const { on } = parentPort;
       parentPort.on = (event, listener) => on.call(parentPort, event, (message) => {
         if (JSON.stringify(message).includes('"append')) throw new Error('out of memory');
         listener(message);
       });
       await import('./soundWorker.js');`,
    );
    const relay = runRelay(built, { DATA_DIR: data.path });
    try {
      const cart = newCart();
      const alice = await connect({ url: await relay.url }, cart.cartId, cart.editKey);
      alice.hello();
      alice.push(chainedLog(4711, 3));
      await expect(alice.closed).resolves.toBe(1006); // no farewell: it comes back by itself
      expect(await relay.ended).toBe(1);
      expect(relay.errors()).toMatch(/^Trolley ends: out of memory$/m);
      const durable = alice.heard.flatMap((message) => (message.kind === 'durable' ? message.logs : []));
      expect(durable).toEqual([]);
    } finally {
      relay.child.kill('SIGKILL');
    }
  });
});
