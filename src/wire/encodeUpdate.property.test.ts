import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate, encodeUpdates, splitRuns } from './encodeUpdate.ts';
import type { EntryRun } from './entryRun.ts';
import { decodeStateVector, encodeStateVector } from './stateVector.ts';
import { chainedLog, entriesIn, part, yjsDocumentOf } from './testing/chainedLog.ts';

const replica = fc.oneof(fc.maxSafeNat(), fc.nat({ max: 300 }), fc.constant(Number.MAX_SAFE_INTEGER));
const log = fc
  .record({
    replica,
    bodies: fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 12 }),
    signed: fc.boolean(),
  })
  .map(({ replica, bodies, signed }) =>
    chainedLog(replica, bodies.length, {
      body: (seq) => bodies[seq] ?? new Uint8Array(),
      signature: (seq) => (signed && seq % 2 === 0 ? Uint8Array.of(seq, 1) : null),
    }),
  );
const logs = fc.uniqueArray(log, { maxLength: 6, selector: (run) => run.replica });

test('[R14] the update equals the one Yjs writes, to the byte', () => {
  fc.assert(
    fc.property(logs, (runs) => {
      expect(encodeUpdate(runs)).toEqual(Y.encodeStateAsUpdate(yjsDocumentOf(runs)));
    }),
  );
});

test('[R14] so does the rest after any state vector', () => {
  fc.assert(
    fc.property(logs, fc.array(fc.nat({ max: 13 })), (runs, held) => {
      const vector = new Map(runs.map((run, n) => [run.replica, Math.min(held[n] ?? 0, run.entries.length)]));
      const rest = runs.map((run) => part(run, vector.get(run.replica) ?? 0));
      const encoded = encodeStateVector(vector);
      expect(encodeUpdate(rest)).toEqual(Y.encodeStateAsUpdate(yjsDocumentOf(runs), encoded));
      expect(decodeStateVector(encoded)).toEqual(new Map([...vector].filter(([, length]) => length > 0)));
    }),
  );
});

test('the state vector of everything equals the one Yjs writes', () => {
  fc.assert(
    fc.property(logs, (runs) => {
      const vector = new Map(runs.map((run) => [run.replica, run.entries.length]));
      expect(Y.decodeStateVector(encodeStateVector(vector))).toEqual(
        Y.decodeStateVector(Y.encodeStateVector(yjsDocumentOf(runs))),
      );
    }),
  );
});

test('[R16] split updates are small, and together hold the same', () => {
  fc.assert(
    fc.property(logs, fc.integer({ min: 700, max: 3000 }), fc.nat({ max: 5 }), (runs, maxBytes, cutAt) => {
      const pieces = runs.flatMap((run): EntryRun[] => [part(run, 0, cutAt), part(run, cutAt)]);
      const updates = encodeUpdates(pieces, maxBytes);
      const doc = new Y.Doc();
      for (const update of updates) {
        expect(update.length).toBeLessThanOrEqual(maxBytes);
        Y.applyUpdate(doc, update);
      }
      expect(Y.encodeStateAsUpdate(doc)).toEqual(encodeUpdate(runs));
      for (const run of runs) expect(entriesIn(doc, run.replica)).toEqual(run.entries);
    }),
  );
});

test('an entry larger than the limit still goes, alone', () => {
  const run = chainedLog(5, 3, { body: (seq) => new Uint8Array(seq === 1 ? 900 : 3) });
  expect(Array.from(splitRuns([run], 500), ([group]) => group?.entries.length)).toEqual([1, 1, 1]);
});

test('nothing at all is one empty update', () => {
  expect([...encodeUpdate([])]).toEqual([0, 0]);
  expect(encodeUpdates([])).toEqual([]);
});
