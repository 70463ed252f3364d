// There is one law of logs: whatever entries come, in whatever order and however damaged, the guard of the wire and the
// event store take the same ones, and say of each other one the same thing.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createMemoryEventStore } from '../../engine/memoryEventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import { emptyLog, type LogHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { encodeUpdate } from '../../wire/encodeUpdate.ts';
import type { WireEntry } from '../../wire/entryRun.ts';
import { type AdmittedRun, guardUpdate } from '../../wire/guard.ts';
import { chainedLog, sha256 } from '../../wire/testing/chainedLog.ts';

const replica = 7;
const cart = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const own = chainedLog(replica, 8).entries;
const branch = chainedLog(replica, 8, { body: (seq) => Uint8Array.of(seq < 3 ? seq : 99) }).entries;
const late = chainedLog(replica, 8, { start: 1_600_000_000_000 }).entries;

const entry = fc
  .record({
    log: fc.constantFrom(own, own, own, branch, late),
    from: fc.nat({ max: 7 }),
    seq: fc.nat({ max: 8 }),
    isMoved: fc.boolean(),
    signature: fc.option(fc.uint8Array({ minLength: 1, maxLength: 3 })),
    cut: fc.constantFrom(0, 0, 0, 0, 3),
  })
  .map(({ log, from, seq, isMoved, signature, cut }) => {
    const { bytes } = log[from] as WireEntry;
    return { seq: isMoved ? seq : from, entry: { bytes: bytes.subarray(0, bytes.length - cut), signature } };
  });

/** What the store calls a misfit, in the words of the wire. */
const words: Readonly<Record<string, string>> = { malformed: 'not-append', 'not-increasing': 'not-append' };

test('guard and event store judge alike', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(entry, { minLength: 1, maxLength: 25 }), async (entries) => {
      const store = createMemoryEventStore({ now: () => 0 });
      const stream = await store.open(cart, { history() {}, arrived() {}, removed() {} });
      let head: LogHead = emptyLog(replica as ReplicaId);
      for (const { seq, entry } of entries) {
        const update = encodeUpdate([{ replica: replica as ReplicaId, seq, entries: [entry] }]);
        const judged = guardUpdate(update, { maxEntryBytes: 16_384, knownLog: () => head, sha256 });
        if (judged.kind === 'refused') throw new Error(judged.detail);
        const [taken]: readonly (AdmittedRun | undefined)[] = judged.admitted;
        head = taken?.head ?? head;
        // Of what is repeated below its head the guard knows no bytes: it names what has to be compared.
        if (judged.unproven.length > 0) continue;
        const { appended, duplicates, misfits } = await stream.append([
          { replicaId: replica as ReplicaId, seq, ...entry },
        ]);
        expect([appended.length, duplicates]).toEqual([judged.admitted.length, judged.duplicates]);
        expect(misfits.map(({ reason }) => words[reason] ?? reason)).toEqual(
          judged.refusals.map(({ reason }) => reason),
        );
      }
      expect(stream.head(replica as ReplicaId)?.hash ?? emptyLog(replica as ReplicaId).hash).toBe(head.hash);
    }),
    { numRuns: 500 },
  );
});
