import fc from 'fast-check';
import { expect, test } from 'vitest';
import * as Y from 'yjs';
import type { NewEntry } from '../../engine/eventStore.ts';
import { writeEntry } from '../../log/entryHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { hashOf } from '../../log/sha256.ts';
import { createLogDocument, type LogDocument } from './logDocument.ts';

/** One tab: its store, which outlives restarts, and its live document. */
interface Tab {
  readonly replicaId: ReplicaId;
  readonly store: Map<ReplicaId, NewEntry[]>;
  document: LogDocument;
}

type Step =
  | { readonly kind: 'write'; readonly tab: number; readonly count: number }
  /** One tab tells another what it lacks; `portion` of the logs, as a relay's split answer. */
  | { readonly kind: 'tell'; readonly from: number; readonly to: number; readonly portion: number }
  | { readonly kind: 'restart'; readonly tab: number };

const tabIndex = fc.nat({ max: 4 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ kind: fc.constant('write' as const), tab: tabIndex, count: fc.integer({ min: 1, max: 5 }) }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('tell' as const),
      from: tabIndex,
      to: tabIndex,
      portion: fc.nat({ max: 3 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), tab: tabIndex }) },
);
/** Ids of every size: small ones, 32-bit ones as Yjs draws them, and the largest that there are. */
const replicaId = fc.oneof(
  fc.integer({ min: 1, max: 200 }),
  fc.integer({ min: 2 ** 31, max: 2 ** 32 }),
  fc.maxSafeInteger().filter((id) => id > 0),
);

test('[R14] after any schedule of writes, exchanges and restarts the rebuilt document is byte-equal to the live one', () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(replicaId, { minLength: 2, maxLength: 5 }),
      fc.array(step, { maxLength: 60 }),
      (ids, steps) => {
        const tabs = ids.map((id) => openTab(id as ReplicaId, new Map()));
        const tabAt = (index: number) => tabs[index % tabs.length] as Tab;
        for (const each of steps) {
          if (each.kind === 'write') write(tabAt(each.tab), each.count);
          else if (each.kind === 'tell') tell(tabAt(each.from), tabAt(each.to), each.portion);
          else restart(tabAt(each.tab));
        }
        for (const tab of tabs) {
          const rebuilt = openTab(tab.replicaId, tab.store);
          expect(stateOf(rebuilt)).toEqual(stateOf(tab));
          // Nothing to tell each other: an empty update is two bytes.
          expect(Y.encodeStateAsUpdate(rebuilt.document.doc, Y.encodeStateVector(tab.document.doc))).toHaveLength(2);
          // Appending goes on from there, in both, alike.
          const copy = new Map([...tab.store].map(([id, log]) => [id, [...log]]));
          write(tab, 2);
          write({ ...rebuilt, store: copy }, 2);
          expect(stateOf(rebuilt)).toEqual(stateOf(tab));
          rebuilt.document.destroy();
        }
        // Whoever has heard of everything holds the same bytes.
        for (let round = 0; round < 2; round++) for (const from of tabs) for (const to of tabs) tell(from, to, 0);
        for (const tab of tabs) expect(stateOf(tab)).toEqual(stateOf(tabs[0] as Tab));
        for (const tab of tabs) tab.document.destroy();
      },
    ),
    { numRuns: 200 },
  );
});

function openTab(id: ReplicaId, store: Tab['store']): Tab {
  const logs = [...store.values()];
  return { replicaId: id, store, document: createLogDocument({ writer: id, logs }) };
}

function write(tab: Tab, count: number): void {
  const head = tab.document.head(tab.replicaId);
  let previous = head.hash;
  const entries: NewEntry[] = [];
  for (let seq = head.length; seq < head.length + count; seq++) {
    const stamp = (seq + 1).toString(16).padStart(16, '0');
    const bytes = writeEntry({ stamp, previous }, new Uint8Array([seq, tab.replicaId & 0xff]));
    entries.push({
      replicaId: tab.replicaId,
      seq,
      bytes,
      signature: seq % 3 === 0 ? new Uint8Array(8).fill(seq) : null,
    });
    previous = hashOf(bytes);
  }
  store(tab, entries);
  expect(tab.document.push(entries)).toEqual({ kind: 'pushed', gaps: [] });
}

function tell(from: Tab, to: Tab, portion: number): void {
  const lacking = Y.encodeStateVector(to.document.doc);
  const known = Y.decodeStateVector(lacking);
  // As another tab of this browser would: through the store.
  if (portion === 3) {
    const entries = [...from.store.values()].flat().filter(({ replicaId, seq }) => seq >= (known.get(replicaId) ?? 0));
    store(to, entries);
    expect(to.document.push(entries)).toEqual({ kind: 'pushed', gaps: [] });
    return;
  }
  const update =
    portion === 2 ? Y.encodeStateAsUpdate(from.document.doc) : Y.encodeStateAsUpdate(from.document.doc, lacking);
  store(to, to.document.apply(update, 'relay'));
}

function store(tab: Tab, entries: readonly NewEntry[]): void {
  for (const entry of entries) {
    const log = tab.store.get(entry.replicaId) ?? [];
    tab.store.set(entry.replicaId, log);
    expect(entry.seq).toBe(log.length);
    log.push(entry);
  }
}

function restart(tab: Tab): void {
  tab.document.destroy();
  tab.document = openTab(tab.replicaId, tab.store).document;
}

function stateOf(tab: Tab): Uint8Array {
  return Y.encodeStateAsUpdate(tab.document.doc);
}
