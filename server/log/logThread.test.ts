// The log in its real thread, built as it is for use.

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { logStorageContract } from '../testing/logStorageContract.ts';
import { buildRelay, temporaryDirectory } from '../testing/relayProcess.ts';
import { LogFailure } from './logStorage.ts';
import { startLogThread } from './logThread.ts';

let built: string;
let data: ReturnType<typeof temporaryDirectory> | undefined;
beforeAll(async () => {
  built = await buildRelay('thread-test');
});
afterEach(() => data?.remove());
afterAll(() => rmSync(dirname(built), { recursive: true, force: true }));

const start = (file = 'relay.sqlite', died: (cause: Error) => void = () => {}) => {
  data = temporaryDirectory('thread');
  const database = { path: join(data.path, file), isCache: false };
  return startLogThread(pathToFileURL(join(built, 'sqliteWorker.js')), database, died);
};

logStorageContract('SQLite in a thread', () => start());

test('a database that cannot be opened fails the start', async () => {
  await expect(start('not/there.sqlite')).rejects.toThrow(LogFailure);
});

test('a bad call harms nobody, and a closed thread fails every call', async () => {
  const died = vi.fn();
  const storage = await start('relay.sqlite', died);
  const poison = { cartId: () => {}, position: 0 }; // cannot be cloned: the call itself fails, the thread lives
  await expect(storage.append(poison as never)).rejects.toThrow();
  await storage.probe();
  const update = new Uint8Array();
  await expect(storage.append({ cartId: 'x', update, receivedAt: 0 })).rejects.toThrow(LogFailure);
  expect(died).not.toHaveBeenCalled();
  await storage.close();
  expect(died).not.toHaveBeenCalled();
  await expect(storage.probe()).rejects.toThrow(LogFailure);
});
