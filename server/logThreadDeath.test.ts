// A database thread that ends by itself: every call fails, and the relay is told, so that it can end too.

import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { StorageFailure } from './logStorage.ts';
import { startLogThread } from './logThread.ts';
import { temporaryDirectory } from './testing/relayProcess.ts';

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
     parentPort.postMessage({ kind: 'ready', instanceId: 'x' });`,
  );
  return pathToFileURL(path);
}

test.each([
  ['ends', 'process.exit(0)', /ended/],
  ['throws', 'throw new Error("out of memory")', /out of memory/],
])('a thread that %s fails the call that waits and all that come, and is reported once', async (_, how, words) => {
  const died = vi.fn();
  const storage = await startLogThread(thread(how), 'unused', { died, warned: vi.fn() });
  const batch = { cartId: 'x', position: 0, update: new Uint8Array(), receivedAt: 0 };
  const outcomes = await Promise.allSettled([storage.append(batch), storage.probe(), storage.open('x')]);
  for (const outcome of outcomes) {
    expect(outcome).toMatchObject({ status: 'rejected', reason: expect.any(StorageFailure) });
    expect(outcome.status === 'rejected' && outcome.reason.message).toMatch(words);
  }
  await expect(storage.probe()).rejects.toThrow(StorageFailure);
  expect(died).toHaveBeenCalledTimes(1);
});

test('a thread that ends before it is ready fails the start', async () => {
  const path = join(data.path, 'thread.mjs');
  writeFileSync(path, 'process.exit(3)');
  await expect(startLogThread(pathToFileURL(path), 'unused', { died: () => {}, warned: () => {} })).rejects.toThrow(
    StorageFailure,
  );
});
