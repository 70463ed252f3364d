import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ReplicaId } from '../../../src/log/replicaId.ts';
import { decodeServerMessage, encodeClientMessage, encodeServerMessage } from '../../../src/wire/frames.ts';
import { countEntries, eachDurable, enterUpdate, isUpdate, varUint } from './updateReader.ts';
import { writer } from './writer.ts';

function updateIn(message: Uint8Array): Uint8Array {
  const decoded = decodeServerMessage(message);
  if (decoded.kind !== 'sync-update') throw new Error('no update');
  return decoded.update;
}

test('entries are counted in what a Yjs document makes of them', () => {
  const doc = new Y.Doc();
  for (const index of [0, 1, 2]) {
    for (const message of writer(index).messages(40, 3)) Y.applyUpdate(doc, updateIn(message));
  }
  const cursor = { at: 0 };
  const answer = encodeClientMessage({ kind: 'sync-step-2', update: Y.encodeStateAsUpdate(doc) });
  expect(isUpdate(answer, 0)).toBe(false);
  expect(enterUpdate(answer, 0, cursor)).toBe(true);
  expect(countEntries(answer, cursor)).toBe(3 * 40 * 3);
});

test('an update says whose it is, and which', () => {
  const { replica, messages } = writer(7);
  const message = messages(5)[4] as Uint8Array;
  const cursor = { at: 0 };
  expect(isUpdate(message, 0)).toBe(true);
  enterUpdate(message, 0, cursor);
  cursor.at += 2;
  expect([varUint(message, cursor), varUint(message, cursor)]).toEqual([replica, 4]);
});

test('what has become durable is read as the relay writes it', () => {
  const logs = [
    { replica: 3_000_000_001 as ReplicaId, length: 3, hash: '0123456789abcdef' },
    { replica: 5 as ReplicaId, length: 300, hash: 'fedcba9876543210' },
  ];
  const heard: (readonly [number, number])[] = [];
  eachDurable(encodeServerMessage({ kind: 'durable', logs }), 0, (...log) => heard.push(log));
  expect(heard).toEqual(logs.map(({ replica, length }) => [replica, length]));
});
