// When the thread commits: batches at the end of their turn, notes with them or after a while, never a note before a batch.

import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { handTimers } from '../testing/handTimers.ts';
import type { BlockingLog } from './blockingLog.ts';
import { type Batch, type HeldNote, LogFailure } from './logStorage.ts';
import { type LogAnswer, type LogCall, type Port, packBatches } from './logThreadCalls.ts';
import { serveLog } from './serveLog.ts';

const batch: Batch = { cartId: 'cart', update: new Uint8Array(), receivedAt: 1 };
const tenLengths = new Map(Array.from({ length: 10 }, (_, index) => [index as ReplicaId, 1]));
const note = (cartId = 'cart'): HeldNote => ({ cartId, devices: [{ device: 'a', lengths: tenLengths }] });

function serve(fails: { notes?: LogFailure } = {}) {
  /** `close`, or how many batches and notes one commit had. */
  const did: (string | readonly [batches: number, notes: number])[] = [];
  const answers: LogAnswer[] = [];
  const timers = handTimers();
  let hear: (message: unknown) => void = () => {};
  const port: Port = {
    postMessage: (message) => answers.push(message as LogAnswer),
    on: (_, listener) => {
      hear = listener;
    },
  };
  const log: Partial<BlockingLog> = {
    commit(batches, notes) {
      did.push([batches.length, notes.length]);
      return { batches: batches.map(() => null), notes: fails.notes ?? null };
    },
    heldBy: () => [],
    close: () => void did.push('close'),
  };
  serveLog(log as BlockingLog, port, timers.after);
  answers.length = 0;
  let lastId = 0;
  const ask = (call: Omit<LogCall, 'id'>) => hear({ id: ++lastId, ...call });
  return {
    did,
    answers,
    timers,
    append: () => ask({ kind: 'append', ask: packBatches([batch]) }),
    keep: (cartId?: string) => ask({ kind: 'keepHeld', ask: note(cartId) }),
    heldBy: (cartId: string) => ask({ kind: 'heldBy', ask: cartId }),
    close: () => ask({ kind: 'close', ask: null }),
  };
}

test('a note rides with the batches of its turn, and of a later one, and makes no commit of its own', async () => {
  const thread = serve();
  thread.append();
  thread.keep();
  thread.append();
  await nextTurn();
  thread.keep();
  await nextTurn();
  expect(thread.did).toEqual([[2, 1]]);
  expect(thread.timers.waiting()).toEqual([1000]);
  thread.append();
  await nextTurn();
  expect(thread.did).toEqual([
    [2, 1],
    [1, 1],
  ]);
  expect(thread.answers.map(({ kind }) => kind)).toEqual(Array(5).fill('answer'));
  expect(thread.timers.waiting()).toEqual([]);
});

test('where no batch comes by, the notes of a second make one commit', () => {
  const thread = serve();
  for (const cartId of ['a', 'b', 'a']) thread.keep(cartId);
  expect(thread.did).toEqual([]);
  thread.timers.goOff();
  expect(thread.did).toEqual([[0, 3]]);
  expect(thread.answers.length).toBe(3);
  expect(thread.timers.waiting()).toEqual([]);
});

test('batches are answered before notes, and never wait for notes of more than 500 lengths', async () => {
  const thread = serve();
  for (let n = 0; n < 120; n++) thread.keep();
  thread.append();
  await nextTurn();
  expect(thread.did).toEqual([[1, 50]]);
  expect(thread.answers[0]?.id).toBe(121);
  thread.timers.goOff();
  expect(thread.did.at(-1)).toEqual([0, 50]);
  expect(thread.timers.waiting()).toEqual([0]);
  thread.timers.goOff();
  expect(thread.did.at(-1)).toEqual([0, 20]);
  expect(thread.timers.waiting()).toEqual([]);
});

test('who asks for a cart finds its notes stored; those of others wait', () => {
  const thread = serve();
  thread.keep('a');
  thread.heldBy('b');
  expect(thread.did).toEqual([]);
  thread.heldBy('a');
  expect(thread.did).toEqual([[0, 1]]);
});

test('nothing is left behind at the end', () => {
  const thread = serve();
  thread.append();
  for (let n = 0; n < 51; n++) thread.keep();
  thread.close();
  expect(thread.did).toEqual([[1, 50], [0, 1], 'close']);
});

test('notes that cannot be stored fail, and no batch with them', async () => {
  const thread = serve({ notes: new LogFailure('disk full') });
  thread.append();
  thread.keep();
  await nextTurn();
  expect(thread.answers).toEqual([
    { id: 1, kind: 'answer', answer: new Map() },
    { id: 2, kind: 'failure', message: 'disk full' },
  ]);
});
