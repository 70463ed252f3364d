// What the operator does to a cluster, on streams in memory.

import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { LogFailure } from '../log/logStorage.ts';
import { memoryLog } from '../log/memoryLog.ts';
import { readBackup } from '../operate/backupReader.ts';
import { deleteCart } from '../operate/operatorCommands.ts';
import { openSqliteLog } from '../sqlite/sqliteLog.ts';
import { fakeStreams } from '../testing/fakeStream.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { newCart, until } from '../testing/testRelay.ts';
import { deleteFromStreams, restoreIntoStreams } from './clusterCommands.ts';
import { streamedLog } from './streamedLog.ts';

const log = chainedLog(7, 300, { body: () => new Uint8Array(1000) });
const other = chainedLog(8, 5);
const value = Uint8Array.of(4);

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
beforeEach(() => {
  data = temporaryDirectory('restore');
  path = join(data.path, 'relay.sqlite');
});
afterEach(() => data.remove());

const quiet = () => {};
const now = Date.now;

test('a copy of a single relay is brought into the streams, with its claims and without its deleted carts', async () => {
  const [kept, gone] = [newCart().cartId, newCart().cartId];
  const alone = openSqliteLog(path);
  for (const cartId of [kept, gone]) alone.appendAll([{ cartId, update: encodeUpdate([log, other]), receivedAt: 1 }]);
  alone.claim({ cartId: kept, name: 'round', value, most: 9, receivedAt: 1 });
  alone.close();
  deleteCart(path, gone, quiet, now);

  const streams = fakeStreams();
  const storage = await streamedLog({ stream: streams.connect(), cache: memoryLog() });
  await storage.append({ cartId: kept, update: encodeUpdate([part(other, 0, 3)]), receivedAt: 1 });
  const said: string[] = [];
  for (let twice = 0; twice < 2; twice++) {
    const copy = readBackup(path);
    await restoreIntoStreams(streams.connect(), copy, (line) => said.push(line), now);
    copy.close();
  }
  expect(said[0]).toMatch(/^305 entries of 1 carts are in the streams/);
  await until(async () => (await storage.open(gone)).isGone, 'all to be taken');
  expect((await storage.open(kept)).position).toBe(305);
  const asked = { cartId: kept, name: 'round', value: Uint8Array.of(9), most: 9, receivedAt: 2 };
  expect(await storage.claim(asked)).toEqual({ kind: 'stands', value });
  await storage.close();
});

test('a cart that is deleted is gone on every relay, and its bytes from the streams', async () => {
  const { cartId } = newCart();
  const streams = fakeStreams({ partitions: 1 });
  const relays = await Promise.all([1, 2].map(() => streamedLog({ stream: streams.connect(), cache: memoryLog() })));
  await relays[0]?.append({ cartId, update: encodeUpdate([log]), receivedAt: 1 });
  expect(await deleteFromStreams(streams.connect(), cartId, quiet, now)).toBe(0);
  for (const relay of relays) {
    await until(async () => (await relay.open(cartId)).isGone, 'it to be gone');
    expect(await relay.newlyGone()).toEqual([cartId]);
    await expect(relay.append({ cartId, update: encodeUpdate([log]), receivedAt: 1 })).rejects.toThrow(
      'the cart is gone',
    );
    await relay.close();
  }
  expect(streams.messages(0).filter(({ kind }) => kind === 'gone').length).toBe(1);
  expect(streams.messages(0)[0]?.kind).toBe('gone');
});

test('what is no cart, and what is no copy, is refused', async () => {
  await expect(deleteFromStreams(fakeStreams().connect(), 'milk', quiet, now)).rejects.toThrow(LogFailure);
  expect(() => readBackup(join(data.path, 'nothing'))).toThrow(/is not there/);
});
