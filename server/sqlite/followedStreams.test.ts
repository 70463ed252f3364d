// A file that follows streams is their fold, at whatever moment it is looked at.

import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import type { BlockingLog } from '../log/blockingLog.ts';
import type { MessageKind, StreamMessage } from '../log/logCache.ts';
import { encodeClaim, encodeIdle, encodeMoment } from '../log/messageBodies.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { openSqliteLog } from './sqliteLog.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const log = chainedLog(7, 12);
const branch = chainedLog(7, 12, { body: (seq) => Uint8Array.of(seq < 4 ? seq : 99) });
const stream = 'trolley-0 of today';

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
let cache: BlockingLog;
beforeEach(() => {
  data = temporaryDirectory('followed');
  path = join(data.path, 'relay.sqlite');
  cache = openSqliteLog(path, { isCache: true });
});
afterEach(() => {
  cache.close();
  data.remove();
});

const message = (seq: number, kind: MessageKind, body: Uint8Array = new Uint8Array()): StreamMessage => ({
  stream,
  seq,
  kind,
  cartId,
  body,
  at: 1000 + seq,
});
const entries = (seq: number, from: number, to: number, of = log) =>
  message(seq, 'entries', encodeUpdate([part(of, from, to)]));
const claim = (byte: number) =>
  encodeClaim({ cartId, name: 'round', value: Uint8Array.of(byte), most: 9, receivedAt: byte });

test('messages are judged in order, and each place counts, also that of nonsense', () => {
  const outcomes = cache.take([
    message(1, 'claim', claim(1)),
    entries(2, 0, 4),
    entries(5, 4, 6, branch),
    message(6, 'entries', Uint8Array.of(9, 9)),
    message(7, 'unknown', Uint8Array.of(1)),
    entries(8, 4, 12),
    message(9, 'claim', claim(2)),
    message(10, 'claim', claim(3)),
    message(11, 'claim', Uint8Array.of(0)),
  ]);
  expect(outcomes).toMatchObject([
    { kind: 'claim', outcome: { kind: 'no-entries' } },
    { kind: 'entries', refusals: [] },
    { kind: 'entries', refusals: [] },
    { kind: 'nothing' },
    { kind: 'nothing' },
    { kind: 'entries', refusals: [{ reason: 'fork', replica: 7, seq: 5 }] },
    { kind: 'claim', outcome: { kind: 'stands', value: Uint8Array.of(2) } },
    { kind: 'claim', outcome: { kind: 'stands', value: Uint8Array.of(2) } },
    { kind: 'nothing' },
  ]);
  expect(cache.followed()).toEqual({ places: new Map([[stream, 11]]), hasCarts: true });
  expect(cache.open(cartId).position).toBe(6);
});

test('what was taken already changes nothing, also after a restart', () => {
  const first = [entries(1, 0, 6), entries(2, 6, 8)];
  cache.take(first);
  cache.close();
  cache = openSqliteLog(path, { isCache: true });
  expect(cache.take([...first, entries(3, 8, 9)])).toMatchObject([
    { kind: 'nothing' },
    { kind: 'nothing' },
    { kind: 'entries', refusals: [] },
  ]);
  expect(cache.open(cartId).position).toBe(9);
});

test('how far it has come is stored with what has come, or neither is', () => {
  cache.take([entries(1, 0, 4)]);
  const beside = new DatabaseSync(path);
  beside.exec(
    `CREATE TRIGGER full BEFORE INSERT ON entry WHEN NEW.seq = 7 BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  expect(() => cache.take([entries(2, 4, 6), entries(3, 6, 9)])).toThrow('disk full');
  expect(cache.followed().places.get(stream)).toBe(1);
  expect(cache.open(cartId).position).toBe(4);
  beside.exec('DROP TRIGGER full');
  beside.close();
  cache.take([entries(2, 4, 6), entries(3, 6, 9)]);
  expect([cache.followed().places.get(stream), cache.open(cartId).position]).toEqual([3, 9]);
});

test('a cart that is deleted, or idle, goes at its place in the order', () => {
  cache.take([entries(1, 0, 4), message(2, 'idle', encodeIdle(1001, 2000))]);
  expect(cache.open(cartId).position).toBe(4);
  expect(cache.take([message(3, 'idle', encodeIdle(1002, 2001)), entries(4, 0, 3)])[0]).toEqual({
    kind: 'idle',
    isDropped: true,
  });
  expect(cache.open(cartId).position).toBe(3);
  const outcomes = cache.take([message(6, 'gone', encodeMoment(990)), entries(7, 0, 3), message(8, 'claim', claim(1))]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['gone', 'nothing', 'nothing']);
  expect(cache.open(cartId)).toMatchObject({ isGone: true, position: 0 });
});

test('noise that says to end a cart ends none', () => {
  cache.take([entries(1, 0, 4)]);
  const twoNumbers = Uint8Array.from({ length: 14 }, () => 0xfe)
    .fill(1, 6, 7)
    .fill(1, 13);
  const longAgo = Uint8Array.of(0xff, 0x0f, 1, ...encodeMoment(1000));
  const noise = fc.uint8Array({ maxLength: 30 });
  const at = Date.now();
  let seq = 2;
  const say = (kind: 'gone' | 'idle', body: Uint8Array) => {
    expect(cache.take([{ ...message(seq++, kind, body), at }])).toEqual([{ kind: 'nothing', why: 'noise' }]);
  };
  for (const body of [twoNumbers, longAgo, encodeMoment(1000), new Uint8Array()]) {
    say('idle', body);
    say('gone', body);
  }
  fc.assert(fc.property(fc.constantFrom('gone', 'idle'), noise, say));
  expect(cache.open(cartId)).toMatchObject({ isGone: false, position: 4 });
});

test('a file that was a relay’s own log meanwhile follows nothing: what was written there is in no stream', () => {
  cache.take([entries(1, 0, 4)]);
  cache.close();
  const alone = openSqliteLog(path);
  alone.appendAll([{ cartId, update: encodeUpdate([part(log, 4, 6)]), receivedAt: 1 }]);
  alone.close();
  cache = openSqliteLog(path, { isCache: true });
  expect(cache.followed()).toEqual({ places: new Map(), hasCarts: true });
});
