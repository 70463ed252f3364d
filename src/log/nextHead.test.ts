// The law of logs, case by case. That guard and event store decide alike is lawTwins.property.test.ts's to show.

import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { emptyChain, entryHash, writeEntry } from './entryHead.ts';
import { emptyLog, headWith } from './logHead.ts';
import { isSameEntry, nextHead, placeOf } from './nextHead.ts';
import type { ReplicaId } from './replicaId.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
const hashOf = (entry: Uint8Array) => entryHash(entry, sha256);
const stamp = (n: number) => n.toString(16).padStart(16, '0');
const first = writeEntry({ stamp: stamp(5), previous: emptyChain }, Uint8Array.of(1));
const head = headWith(7 as ReplicaId, 1, first, sha256);
const follow = (change: { stamp?: string; previous?: string } = {}) =>
  writeEntry({ stamp: stamp(6), previous: head.hash, ...change }, Uint8Array.of(2));

test('a log begins with any stamp, and nothing before it', () => {
  expect(nextHead(emptyLog(7 as ReplicaId), first, hashOf)).toEqual(head);
  const atZero = writeEntry({ stamp: stamp(0), previous: emptyChain }, new Uint8Array());
  expect(nextHead(emptyLog(7 as ReplicaId), atZero, hashOf)).toMatchObject({ length: 1, stamp: stamp(0) });
  expect(nextHead(emptyLog(7 as ReplicaId), follow(), hashOf)).toBe('fork');
});

test('the next entry names the last one, and its stamp is greater', () => {
  expect(nextHead(head, follow(), hashOf)).toEqual(headWith(7 as ReplicaId, 2, follow(), sha256));
  expect(nextHead(head, follow({ previous: emptyChain }), hashOf)).toBe('fork');
  for (const at of [5, 4]) expect(nextHead(head, follow({ stamp: stamp(at) }), hashOf)).toBe('not-increasing');
  expect(nextHead(head, follow().subarray(0, 16), hashOf)).toBe('headless');
});

test('an entry stands at the end, before it, or beyond it', () => {
  expect([0, 1, 2].map((seq) => placeOf(seq, head))).toEqual(['repeats', 'continues', 'leaves a gap']);
});

test('an entry is its bytes: a signature beside them is no part of it', () => {
  const signed = { bytes: first, signature: Uint8Array.of(1) };
  expect(isSameEntry(signed, { bytes: first.slice() })).toBe(true);
  expect(isSameEntry(signed, { ...signed, bytes: follow() })).toBe(false);
});
