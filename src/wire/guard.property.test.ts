// [R11] The guard is the gate to every document: no bytes make it throw, and what it lets in is what Yjs then holds.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import { emptyLog, type LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { encodeUpdate } from './encodeUpdate.ts';
import type { EntryRun } from './entryRun.ts';
import { guardUpdate } from './guard.ts';
import { chainedLog, entriesIn, part, sha256, yjsDocumentOf } from './testing/chainedLog.ts';

const maxEntryBytes = 16 * 1024;
const logs = [1, 300, 2 ** 52 + 7].map((replica) =>
  chainedLog(replica, 6, { signature: (seq) => (seq === 2 ? Uint8Array.of(1, 2, 3) : null) }),
);

/** A holder of logs that takes only what the guard lets in, as a relay does. */
function guardedHolder() {
  const heads = new Map<number, LogHead>();
  const doc = new Y.Doc();
  return {
    doc,
    lengthOf: (replica: number) => (heads.get(replica) ?? emptyLog(replica as ReplicaId)).length,
    take(update: Uint8Array) {
      const result = guardUpdate(update, { maxEntryBytes, sha256, knownLog: (replica) => heads.get(replica) ?? null });
      if (result.kind === 'refused') return result;
      // The relay passes such an update on as it came.
      expect(result.isVerbatim).toBe(Buffer.compare(encodeUpdate(result.admitted), update) === 0);
      for (const run of result.admitted) heads.set(run.replica, run.head);
      Y.applyUpdate(doc, encodeUpdate(result.admitted));
      return result;
    },
  };
}

/** Sound: Yjs holds exactly the admitted entries, nothing pending, and writes what our encoder writes. */
function expectSound(holder: ReturnType<typeof guardedHolder>, replicas: Iterable<number>) {
  expect(holder.doc.store.pendingStructs).toBeNull();
  const runs: EntryRun[] = [];
  for (const replica of replicas) {
    const entries = entriesIn(holder.doc, replica);
    expect(entries.length).toBe(holder.lengthOf(replica));
    runs.push({ replica: replica as ReplicaId, seq: 0, entries });
  }
  expect(Y.encodeStateAsUpdate(holder.doc)).toEqual(encodeUpdate(runs));
}

const pieces = fc.array(
  fc.record({ log: fc.constantFrom(...logs), from: fc.nat({ max: 5 }), count: fc.integer({ min: 1, max: 6 }) }),
  { maxLength: 25 },
);

test('[R14] pieces in any order, repeated: each log is a prefix of the true one, and so in Yjs', () => {
  fc.assert(
    fc.property(pieces, (schedule) => {
      const holder = guardedHolder();
      for (const { log, from, count } of schedule) {
        const result = holder.take(encodeUpdate([part(log, from, from + count)]));
        expect(result.kind === 'judged' && result.refusals.every((refusal) => refusal.reason === 'gap')).toBe(true);
      }
      expectSound(
        holder,
        logs.map((log) => log.replica),
      );
      for (const log of logs)
        expect(entriesIn(holder.doc, log.replica)).toEqual(log.entries.slice(0, holder.lengthOf(log.replica)));
    }),
    { numRuns: 300 },
  );
});

const mutation = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), at: fc.nat(), bit: fc.nat({ max: 7 }) }),
  fc.record({ kind: fc.constant('set' as const), at: fc.nat(), value: fc.nat({ max: 255 }) }),
  fc.record({ kind: fc.constant('cut' as const), at: fc.nat() }),
  fc.record({ kind: fc.constant('drop' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ kind: fc.constant('insert' as const), at: fc.nat(), bytes: fc.uint8Array({ maxLength: 9 }) }),
  fc.record({ kind: fc.constant('double' as const), at: fc.nat(), count: fc.integer({ min: 1, max: 60 }) }),
);
type Mutation = typeof mutation extends fc.Arbitrary<infer Value> ? Value : never;

function mutate(bytes: Uint8Array, change: Mutation): Uint8Array {
  const list = [...bytes];
  const at = change.at % (list.length + 1);
  switch (change.kind) {
    case 'flip':
      list[at] = (list[at] ?? 0) ^ (1 << change.bit);
      break;
    case 'set':
      list[at] = change.value;
      break;
    case 'cut':
      list.length = at;
      break;
    case 'drop':
      list.splice(at, change.count);
      break;
    case 'insert':
      list.splice(at, 0, ...change.bytes);
      break;
    case 'double':
      list.splice(at, 0, ...list.slice(at, at + change.count));
  }
  return Uint8Array.from(list);
}

function hostileUpdates(): Uint8Array[] {
  const doc = yjsDocumentOf(logs);
  doc.getText('note').insert(0, 'hällo', { bold: true });
  doc.getMap('m').set('k', { a: [1, 2.5, -7, null, 'x'] });
  doc.getArray('a').push([new Y.Map(), new Uint8Array(3), 'x', [1, [2, [3]]]]);
  doc.getArray('a').delete(1, 1);
  return [encodeUpdate(logs), Y.encodeStateAsUpdate(doc), encodeUpdate(logs.map((log) => part(log, 2)))];
}

test('[R17] mutated updates never throw, and what is admitted is sound', () => {
  const seeds = hostileUpdates();
  fc.assert(
    fc.property(
      fc.constantFrom(...seeds),
      fc.array(mutation, { minLength: 1, maxLength: 3 }),
      fc.nat({ max: 4 }),
      (seed, changes, held) => {
        const holder = guardedHolder();
        if (held > 0) holder.take(encodeUpdate(logs.map((log) => part(log, 0, held))));
        const result = holder.take(changes.reduce(mutate, seed));
        const touched = result.kind === 'judged' ? result.admitted.map((run) => run.replica) : [];
        expectSound(holder, new Set([...(held > 0 ? logs.map((log) => log.replica) : []), ...touched]));
      },
    ),
    { numRuns: 6000 },
  );
});

test('[R17] random bytes never throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
      guardedHolder().take(bytes);
    }),
    { numRuns: 3000 },
  );
});

test('a body changed anywhere breaks the chain at the next entry', () => {
  fc.assert(
    fc.property(fc.nat({ max: 4 }), fc.nat({ max: 16 }), (seq, at) => {
      const [log] = logs as [EntryRun];
      const entries = log.entries.map((entry, n) => {
        if (n !== seq) return entry;
        const bytes = Uint8Array.from(entry.bytes);
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        return { ...entry, bytes };
      });
      const result = guardedHolder().take(encodeUpdate([{ ...log, entries }]));
      const admitted = result.kind === 'judged' ? (result.admitted[0]?.entries.length ?? 0) : 0;
      expect(admitted).toBeLessThanOrEqual(seq + 1);
    }),
  );
});
