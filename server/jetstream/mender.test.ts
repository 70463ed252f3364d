// What a relay's streams lack, and others have met in theirs.

import { setImmediate as nextTurn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { type MemoryLog, memoryLog } from '../log/memoryLog.ts';
import { type FakeStreams, fakeStreams } from '../testing/fakeStream.ts';
import { fileLog } from '../testing/fileLog.ts';
import { handTimers } from '../testing/handTimers.ts';
import { streamedLog } from './streamedLog.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const log = chainedLog(7, 12);
const other = chainedLog(8, 6);

async function turns(count = 40): Promise<void> {
  for (let turn = 0; turn < count; turn++) await nextTurn();
}

async function relayOn(streams: FakeStreams, cache: Awaited<ReturnType<typeof fileLog>> | MemoryLog = memoryLog()) {
  const stream = streams.connect();
  const asked: number[] = [];
  const warned: string[] = [];
  const warn = (text: string) => void warned.push(text);
  const time = { now: 0 };
  const timers = handTimers();
  const others = {
    ...stream.others,
    ask: (...question: Parameters<typeof stream.others.ask>) => {
      asked.push(time.now);
      return stream.others.ask(...question);
    },
  };
  const storage = await streamedLog({ stream, cache, others, warn, now: () => time.now, after: timers.after });
  const told: Uint8Array[] = [];
  storage.follow(cartId, {
    committed: (update) => told.push(update),
    away() {},
    back() {},
    held() {},
    changed() {},
  });
  const append = (run: EntryRun) => storage.append({ cartId, update: encodeUpdate([run]), receivedAt: 1 });
  const lengths = async () =>
    Object.fromEntries([...(await cache.open(cartId)).logs.values()].map(({ replica, length }) => [replica, length]));
  return { stream, storage, cache, asked, warned, time, timers, told, append, lengths };
}

/** What a room makes of what it is told. */
async function roomOf(told: readonly Uint8Array[]): Promise<Record<string, number>> {
  const room = memoryLog();
  for (const update of told) await room.append({ cartId, update, receivedAt: 1 });
  return Object.fromEntries(
    [...(await room.open(cartId)).logs.values()].map(({ replica, length }) => [replica, length]),
  );
}

describe('a stream of which one replica lacks what was acknowledged', () => {
  test.each(['memory', 'SQLite'])('who follows it is given that by another relay (cache in %s)', async (where) => {
    const streams = fakeStreams();
    const a = await relayOn(streams);
    const b = await relayOn(streams, where === 'memory' ? memoryLog() : await fileLog(':memory:', true));
    b.stream.lack(({ seq }) => seq === 2 || seq === 3);
    const runs = [part(log, 0, 3), part(log, 3, 6), part(other, 0, 2), part(log, 6, 7), part(other, 2)];
    for (const run of runs) expect(await a.append(run)).toEqual([]);
    await turns();
    expect(await b.lengths()).toEqual({ 7: 7, 8: 6 });
    expect(await roomOf(b.told)).toEqual({ 7: 7, 8: 6 });
    expect(b.asked.length).toBe(2);
    expect([a.warned, b.warned]).toEqual([[], [expect.stringMatching(/replica of the stream trolley-0 that lacks/)]]);
    for (const { storage } of [a, b]) await storage.close();
  });

  test('what is missing is asked for until it is here, where others are behind or give it in parts', async () => {
    const streams = fakeStreams({ isPrompt: false });
    const [a, b] = [await relayOn(streams), await relayOn(streams)];
    b.stream.lack(({ seq }) => seq === 1);
    const appending = [a.append(part(log, 0, 3))];
    await turns();
    a.stream.deliver();
    await Promise.all(appending);
    appending.push(a.append(part(log, 3, 6)));
    await turns();
    b.stream.deliver(); // it meets what the one that it asks has not met yet
    await turns();
    expect(await b.lengths()).toEqual({ 7: 3 });
    a.stream.deliver();
    await Promise.all(appending);
    appending.push(a.append(part(log, 6)));
    await turns();
    a.stream.deliver();
    b.stream.deliver();
    await turns();
    expect(await b.lengths()).toEqual({ 7: 12 });
    for (const { storage } of [a, b]) await storage.close();
  });

  test('what nobody has is asked for ever more rarely, and holds nothing up', async () => {
    const streams = fakeStreams();
    const [a, b] = [await relayOn(streams), await relayOn(streams)];
    const stranger = streams.connect();
    const noise = (seq: number) =>
      stranger.publish({ cartId, kind: 'entries', body: encodeUpdate([part(log, seq)]), id: String(seq) });
    for (const [index, now] of [0, 500, 1100, 2000, 3200].entries()) {
      b.time.now = now;
      await noise(index + 1);
      await turns(10);
    }
    expect(b.asked).toEqual([0, 1100, 3200]);
    expect(b.warned).toEqual([]);
    expect(await a.append(other)).toEqual([]);
    await turns();
    expect(await b.lengths()).toEqual({ 8: 6 });
    for (const { storage } of [a, b]) await storage.close();
  });

  test('what goes on from a branch that gave way is missing nowhere', async () => {
    const streams = fakeStreams();
    const [a, b] = [await relayOn(streams), await relayOn(streams)];
    const branch = chainedLog(7, 12, { body: (seq) => Uint8Array.of(seq < 3 ? seq : 100 + seq) });
    await a.append(part(chainedLog(7, 12, { body: (seq) => Uint8Array.of(seq) }), 0, 5));
    const stranger = streams.connect();
    for (const run of [part(branch, 0, 5), part(branch, 7)])
      await stranger.publish({ cartId, kind: 'entries', body: encodeUpdate([run]), id: String(run.seq) });
    await turns();
    expect([...a.asked, ...b.asked]).toEqual([]);
    expect(await b.lengths()).toEqual({ 7: 5 });
    for (const { storage } of [a, b]) await storage.close();
  });

  test('whatever replicas lack: when each log goes on, all relays hold all of it, in one order per log', async () => {
    const step = fc.record({
      relay: fc.nat({ max: 2 }),
      log: fc.nat({ max: 1 }),
      count: fc.integer({ min: 1, max: 3 }),
    });
    const lacks = fc.array(fc.tuple(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 2 })), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 12 }), lacks, async (steps, lacking) => {
        const streams = fakeStreams();
        const relays = await Promise.all([0, 1, 2].map(() => relayOn(streams)));
        for (const [index, { stream }] of relays.entries())
          stream.lack(({ seq }) => lacking.some(([place, relay]) => place === seq && relay === index));
        const logs = [chainedLog(7, 60), chainedLog(8, 60)];
        const written = [0, 0];
        const stranger = streams.connect();
        let noise = 0;
        // A member has what it wrote, goes to any relay, and waits for what it is told.
        const write = async (index: number, which: number, count: number) => {
          const from = written[which] as number;
          written[which] = from + count;
          const run = part(logs[which] as EntryRun, from, from + count);
          let isTold = false;
          const telling = relays[index]?.append(run).then(() => {
            isTold = true;
          });
          for (let turn = 0; !isTold; turn++) {
            await turns(5);
            // What a relay published itself and does not meet, it says again, and anew when its stream has gone on.
            for (const { timers } of relays) timers.goOff();
            if (turn > 3) await stranger.publish({ cartId, kind: 'unknown', body: new Uint8Array(), id: `${noise++}` });
          }
          await telling;
          await turns(10);
        };
        for (const { relay, log: which, count } of steps) await write(relay, which, count);
        for (const { stream } of relays) stream.lack(() => false);
        for (const which of [0, 1]) await write(0, which, 1);
        const wanted = { 7: written[0], 8: written[1] };
        for (const { lengths, told, cache } of relays) {
          expect(await lengths()).toEqual(wanted);
          expect(await roomOf(told)).toEqual(wanted);
          const heads = [...(await cache.open(cartId)).logs.values()].map(({ hash }) => hash).sort();
          const first = [...((await relays[0]?.cache.open(cartId))?.logs.values() ?? [])]
            .map(({ hash }) => hash)
            .sort();
          expect(heads).toEqual(first);
        }
        for (const { storage } of relays) await storage.close();
      }),
      { numRuns: 100 },
    );
  });
});
