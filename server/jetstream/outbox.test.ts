// What becomes of a message: it is settled when it is met, however it was published, and never before.

import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { LogFailure } from '../log/logStorage.ts';
import { type Fate, fakeStreams } from '../testing/fakeStream.ts';
import { handTimers } from '../testing/handTimers.ts';
import { outbox } from './outbox.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const log = chainedLog(7, 12);
const other = chainedLog(8, 12);
const taken = { kind: 'entries', refusals: [] } as const;

/** A message is made after what is written in the turn. */
async function nextTurn(): Promise<void> {
  await turn();
  await turn();
}

function scene() {
  const streams = fakeStreams({ partitions: 1, isPrompt: false });
  const timers = handTimers();
  const place = { taken: 0 };
  const out = outbox({ stream: streams.connect(), takenTo: () => place.taken, after: timers.after, now: () => 5 });
  const settled: string[] = [];
  const append = (name: string, ...runs: (typeof log)[]) =>
    void out.append({ cartId, update: encodeUpdate(runs), receivedAt: 1 }).then(
      (refusals) => settled.push([name, ...refusals.map(({ reason }) => reason)].join(' ')),
      (cause: LogFailure) => settled.push(`${name}: ${cause.message}`),
    );
  const messages = () => streams.messages(0);
  const meet = async (index: number, outcome: Parameters<typeof out.met>[1] = taken) => {
    const own = out.met(messages()[index]?.id ?? '', outcome);
    await nextTurn();
    return own;
  };
  return { streams, timers, place, out, settled, append, messages, meet };
}

test('a confirmation alone settles nothing: the message has to be met', async () => {
  const { append, settled, meet, out } = scene();
  append('a', part(log, 0, 3));
  await nextTurn();
  await nextTurn();
  expect(settled).toEqual([]);
  expect(out.waitsSince()).toBe(5);
  expect(await meet(0)).toEqual([encodeUpdate([part(log, 0, 3)])]);
  expect(settled).toEqual(['a']);
  expect(out.waitsSince()).toBeNull();
  expect(await meet(0)).toBeNull();
});

test('what the same turn has for members of this relay is written before a message is made', async () => {
  const { append, messages } = scene();
  let published = -1;
  append('a', log);
  setImmediate(() => {
    published = messages().length;
  });
  await nextTurn();
  expect([published, messages().length]).toEqual([0, 1]);
});

test.each<Fate>(['lost', 'unsaid'])('one that is %s is said again, as it was, until it is met', async (fate) => {
  const { streams, append, settled, meet, messages, timers } = scene();
  streams.fate(() => fate);
  append('a', log);
  for (let attempt = 0; attempt < 3; attempt++) {
    await nextTurn();
    timers.goOff();
  }
  expect(settled).toEqual([]);
  expect(messages().length).toBe(fate === 'lost' ? 0 : 1);
  streams.fate(() => 'kept');
  await nextTurn();
  timers.goOff();
  await nextTurn();
  expect(messages().length).toBe(1);
  await meet(0);
  expect(settled).toEqual(['a']);
});

test('one that was met before its confirmation is late is settled by that', async () => {
  const { streams, append, settled, meet } = scene();
  streams.fate(() => 'unsaid');
  append('a', log);
  await nextTurn();
  await meet(0);
  expect(settled).toEqual(['a']);
});

test('what waits for another of its cart is joined into the next, as far as it goes on', async () => {
  const { append, settled, meet, messages } = scene();
  append('a', part(log, 0, 2));
  await nextTurn();
  append('b', part(log, 2, 4));
  append('c', part(other, 0, 2), part(log, 4, 5));
  append('d', part(log, 3, 6)); // another branch, say
  await meet(0);
  expect(messages().map(({ body }) => body)).toEqual([
    encodeUpdate([part(log, 0, 2)]),
    encodeUpdate([part(log, 2, 5), part(other, 0, 2)]),
  ]);
  await meet(1, {
    kind: 'entries',
    refusals: [{ reason: 'fork', replica: other.replica, seq: 1, count: 1, detail: '' }],
  });
  await meet(2);
  expect(settled).toEqual(['a', 'b', 'c fork', 'd']);
});

test('a message of its own is not joined, and keeps its place', async () => {
  const { append, out, meet, messages, settled } = scene();
  append('a', part(log, 0, 2));
  void out.say(cartId, 'claim', Uint8Array.of(1)).then(({ kind }) => settled.push(kind));
  append('b', part(log, 2, 4));
  await nextTurn();
  await meet(0);
  await meet(1, { kind: 'claim', outcome: { kind: 'full' } });
  await meet(2);
  expect(messages().map(({ kind }) => kind)).toEqual(['entries', 'claim', 'entries']);
  expect(settled).toEqual(['a', 'claim', 'b']);
});

test('what another relay has said, and was met before, is said once more: what came of it here is not known', async () => {
  const { streams, place, append, settled, meet, messages } = scene();
  append('first', log);
  await nextTurn();
  await meet(0);
  place.taken = 1;
  append('again', log);
  await nextTurn();
  await nextTurn();
  expect(messages().map(({ body }) => body)).toEqual([encodeUpdate([log]), encodeUpdate([log])]);
  await meet(1);
  expect(settled).toEqual(['first', 'again']);
  expect(streams.messages(0).length).toBe(2);
});

test('what can never be taken fails at once', async () => {
  const timers = handTimers();
  const publish = () => Promise.reject(new LogFailure('too large'));
  const out = outbox({ stream: { publish }, takenTo: () => 0, after: timers.after, now: () => 0 });
  await expect(out.append({ cartId, update: encodeUpdate([log]), receivedAt: 1 })).rejects.toThrow('too large');
});
