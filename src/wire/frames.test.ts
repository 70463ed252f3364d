import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { decodeAwareness, encodeAwareness } from './awareness.ts';
import { decodeClientMessage, decodeServerMessage, encodeClientMessage, encodeServerMessage } from './frames.ts';
import { clientMessages, serverMessages } from './testing/sampleMessages.ts';

test.each(clientMessages)('a client can say $kind', (message) => {
  expect(decodeClientMessage(encodeClientMessage(message))).toEqual(message);
});

test.each(serverMessages)('the relay can say $kind', (message) => {
  expect(decodeServerMessage(encodeServerMessage(message))).toEqual(message);
});

test('an older relay says more, and a newer one may say less', () => {
  const hello = { kind: 'hello', version: 1, time: 5, role: 'edit', maxEntryBytes: 7 };
  const older = [102, 1, 5, 3, 97, 98, 99, 4, 101, 100, 105, 116, 7, 9];
  expect(decodeServerMessage(Uint8Array.from(older))).toEqual(hello);
  expect(decodeServerMessage(Uint8Array.from(older.slice(0, -1)))).toEqual(hello);
  expect(decodeServerMessage(Uint8Array.of(100, 0, 9))).toEqual({ kind: 'durable', logs: [] });
  expect(decodeServerMessage(Uint8Array.of(100, 0))).toEqual({ kind: 'durable', logs: [] });
});

test('the layout of ours, to the byte', () => {
  expect([
    ...encodeServerMessage({
      kind: 'durable',
      logs: [{ replica: 1 as ReplicaId, length: 2, hash: '0102030405060708' }],
    }),
  ]).toEqual([100, 1, 1, 2, 1, 2, 3, 4, 5, 6, 7, 8, 0]);
  expect([...encodeServerMessage({ kind: 'hello', version: 1, time: 5, role: 'edit', maxEntryBytes: 7 })]).toEqual([
    102, 1, 5, 0, 4, 101, 100, 105, 116, 7, 0,
  ]);
  expect([...encodeClientMessage({ kind: 'hello', version: 1, logs: [] })]).toEqual([102, 1, 0]);
  expect([...encodeClientMessage({ kind: 'held', device: 'a', lengths: new Map([[5 as ReplicaId, 6]]) })]).toEqual([
    103, 1, 97, 3, 1, 5, 6,
  ]);
  expect([...encodeServerMessage({ kind: 'held', devices: [{ device: 'a', lengths: new Map() }] })]).toEqual([
    103, 1, 1, 97, 1, 0,
  ]);
  const value = Uint8Array.of(9);
  expect([...encodeClientMessage({ kind: 'claim', name: 'a', value })]).toEqual([104, 1, 97, 1, 9]);
  expect([...encodeServerMessage({ kind: 'claimed', name: 'a', value, refused: '', detail: '' })]).toEqual([
    104, 1, 97, 1, 9, 0, 0,
  ]);
  expect([...encodeServerMessage({ kind: 'awareness', update: encodeAwareness([]) })]).toEqual([1, 1, 0]);
});

test.each(serverMessages)('bytes after the fields of $kind are ignored', (message) => {
  expect(decodeServerMessage(Uint8Array.from([...encodeServerMessage(message), 1, 2, 3]))).toEqual(message);
});

test('types not known yet are told apart from garbage', () => {
  expect(decodeServerMessage(Uint8Array.of(105, 1))).toEqual({ kind: 'unknown', type: 105 });
  expect(decodeClientMessage(Uint8Array.of(100, 1))).toEqual({ kind: 'unknown', type: 100 });
  expect(decodeClientMessage(new Uint8Array())).toMatchObject({ kind: 'malformed' });
  expect(decodeClientMessage(Uint8Array.of(0, 3, 0))).toMatchObject({ kind: 'malformed' });
});

test('the name of a device is bounded', () => {
  const named = (length: number) =>
    decodeClientMessage(encodeClientMessage({ kind: 'held', device: 'x'.repeat(length), lengths: new Map() }));
  expect(named(64)).toMatchObject({ kind: 'held' });
  expect(named(65)).toMatchObject({ kind: 'malformed' });
});

test('a claim has a name of 1 to 64 characters and a value of 1 to 64 bytes', () => {
  const claimed = (name: number, value: number) =>
    decodeClientMessage(encodeClientMessage({ kind: 'claim', name: 'é'.repeat(name), value: new Uint8Array(value) }))
      .kind;
  expect([claimed(1, 1), claimed(64, 64)]).toEqual(['claim', 'claim']);
  expect([claimed(0, 1), claimed(65, 1), claimed(1, 0), claimed(1, 65)]).toEqual(Array(4).fill('malformed'));
});

test('no bytes throw', () => {
  const start = fc.constantFrom([], [0, 0], [0, 1], [1], [100], [101], [102], [103], [104]);
  fc.assert(
    fc.property(start, fc.uint8Array({ maxLength: 60 }), (prefix, tail) => {
      const frame = Uint8Array.from([...prefix, ...tail]);
      decodeClientMessage(frame);
      decodeServerMessage(frame);
      decodeAwareness(frame);
    }),
    { numRuns: 5000 },
  );
});

test('every cut of every message is refused or read, never thrown', () => {
  for (const message of serverMessages) {
    const frame = encodeServerMessage(message);
    const unread = message.kind === 'durable' || message.kind === 'hello' ? 1 : 0;
    for (let end = 0; end < frame.length - unread; end++)
      expect(decodeServerMessage(frame.subarray(0, end)).kind).toBe('malformed');
  }
});
