// The log of a cluster, on streams in memory.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import type { Follower } from '../log/logStorage.ts';
import { memoryLog } from '../log/memoryLog.ts';
import { fakeStreams } from '../testing/fakeStream.ts';
import { fileLog } from '../testing/fileLog.ts';
import { handTimers } from '../testing/handTimers.ts';
import { logStorageContract } from '../testing/logStorageContract.ts';
import { streamedLog } from './streamedLog.ts';

logStorageContract('a streamed log with a cache in memory', () =>
  streamedLog({ stream: fakeStreams().connect(), cache: memoryLog() }),
);
logStorageContract('a streamed log with a cache in SQLite', async () =>
  streamedLog({ stream: fakeStreams().connect(), cache: await fileLog(':memory:', true) }),
);

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const log = chainedLog(7, 12);

async function turns(count = 5): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

function noting(notes: string[]): Follower {
  return {
    committed: () => notes.push('committed'),
    away: (reason) => notes.push(reason),
    back: () => notes.push('back'),
    changed: () => notes.push('changed'),
    held: () => notes.push('held'),
  };
}

test('what NATS does not take for long is told to who follows a cart, and that it does again; what waits is taken then', async () => {
  const streams = fakeStreams();
  const timers = handTimers();
  const time = { now: 0 };
  const stream = streams.connect();
  const storage = await streamedLog({ stream, cache: memoryLog(), after: timers.after, now: () => time.now });
  const notes: string[] = [];
  storage.follow(cartId, noting(notes));
  streams.fate(() => 'lost');
  let isDurable = false;
  void storage.append({ cartId, update: encodeUpdate([log]), receivedAt: 1 }).then(() => {
    isDurable = true;
  });
  for (const now of [1000, 7000]) {
    await turns();
    time.now = now;
    timers.goOff();
  }
  expect(notes).toEqual([]);
  await turns();
  time.now = 9000;
  timers.goOff();
  expect(notes).toEqual(['NATS does not confirm: it may have no quorum']);
  await expect(storage.probe()).rejects.toThrow('may have no quorum');
  const late: string[] = [];
  storage.follow('BBBBBBBBBBBBBBBBBBBBBB', noting(late));
  expect(late).toEqual(notes);
  streams.fate(() => 'kept');
  await turns();
  timers.goOff();
  await turns();
  timers.goOff();
  expect([isDurable, ...notes.slice(1)]).toEqual([true, 'committed', 'back']);
  expect(late.at(-1)).toBe('back');
  await storage.probe();
  await storage.close();
});

test('nothing is said of a cart before all is taken that its stream holds', async () => {
  const streams = fakeStreams({ isPrompt: false });
  const writer = streams.connect();
  const first = await streamedLog({ stream: writer, cache: memoryLog() });
  for (const run of [part(log, 0, 5), part(log, 5)]) {
    const appending = first.append({ cartId, update: encodeUpdate([run]), receivedAt: 1 });
    await turns();
    writer.deliver();
    await appending;
  }
  const stream = streams.connect();
  const second = await streamedLog({ stream, cache: memoryLog() });
  let position = -1;
  const opening = second.open(cartId).then((cart) => {
    position = cart.position;
  });
  stream.deliver(1);
  await turns();
  expect(position).toBe(-1);
  await expect(second.probe()).rejects.toThrow(/caught up/);
  stream.deliver();
  await opening;
  expect(position).toBe(12);
  stream.cut(); // the stream may be longer than is known
  await expect(second.probe()).rejects.toThrow(/caught up/);
  stream.mend();
  await second.probe();
  await Promise.all([first.close(), second.close()]);
});
