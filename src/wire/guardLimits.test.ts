// What the guard takes of a log that has lost entries, and of an update that holds too many.

import { expect, test } from 'vitest';
import { entryHash } from '../log/entryHead.ts';
import { headWith } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { encodeUpdate } from './encodeUpdate.ts';
import type { EntryRun } from './entryRun.ts';
import { guardUpdate } from './guard.ts';
import { chainedLog, part, sha256 } from './testing/chainedLog.ts';

const maxEntryBytes = 16 * 1024;
const log = chainedLog(7, 10);
const branch = chainedLog(7, 10, { body: (seq) => Uint8Array.of(seq < 4 ? seq : 99) });
const known = headWith(7 as ReplicaId, 4, log.entries[3]!.bytes, sha256);

function judge(run: EntryRun, lostHash: (replica: number, seq: number) => string | undefined) {
  const result = guardUpdate(encodeUpdate([run]), { maxEntryBytes, knownLog: () => known, lostHash, sha256 });
  if (result.kind === 'refused') throw new Error(result.detail);
  return { taken: result.admitted[0]?.entries.length ?? 0, refusal: result.refusals[0] };
}
const hashAt = (seq: number) => entryHash(log.entries[seq]!.bytes, sha256);

test('only the entry with the hash that was lost may take its place', () => {
  const lost = (replica: number, seq: number) => (replica === 7 && seq < 6 ? hashAt(seq) : undefined);
  expect(judge(part(log, 4), lost)).toEqual({ taken: 6, refusal: undefined });
  expect(judge(part(branch, 4), lost)).toMatchObject({ taken: 0, refusal: { reason: 'fork', seq: 4, count: 6 } });
  expect(judge(part(branch, 4), () => undefined)).toEqual({ taken: 6, refusal: undefined });
});

test('what follows the first that does not fit is refused, what precedes it is taken', () => {
  const lost = (_: number, seq: number) => (seq === 6 ? 'ffffffffffffffff' : hashAt(seq));
  expect(judge(part(log, 4), lost)).toMatchObject({ taken: 2, refusal: { reason: 'fork', seq: 6, count: 4 } });
});

test.each([
  [12, 10, 2],
  [13, 10, 3],
  [10, 10, 0],
  [4, 4, 0],
  [0, 0, 0],
  [20, 10, 5],
])('with room for %s entries, %s of the first log and %s of the second are taken', (maxEntries, first, second) => {
  const update = encodeUpdate([chainedLog(9, 10), chainedLog(5, 5)]); // in this order, as Yjs writes them
  const result = guardUpdate(update, { maxEntryBytes, maxEntries, knownLog: () => null, sha256 });
  if (result.kind === 'refused') throw new Error(result.detail);
  const taken = (replica: number) => result.admitted.find((run) => run.replica === replica)?.entries.length ?? 0;
  expect([taken(9), taken(5)]).toEqual([first, second]);
  expect(result.refusals.every(({ reason }) => reason === 'too-large')).toBe(true);
  expect(result.refusals.reduce((sum, { count }) => sum + count, first + second)).toBe(15);
});
