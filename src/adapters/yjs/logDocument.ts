// The Y.Doc as a pure function of the event store: one root array per replica, filled by that replica's client id, nothing
// ever deleted. Whoever is given the same entries, in whatever order, holds the same bytes. It knows no network.
//
// Yjs takes the author of a change from `doc.clientID`. Between transactions that is always this session's id; an entry is
// pushed as its author, and a remote update is applied as nobody, because Yjs draws a random id (and says so on the
// console) when own entries come back.

import * as Y from 'yjs';
import type { NewEntry } from '../../engine/eventStore.ts';
import { type ChainHash, emptyChain, readEntry } from '../../log/entryHead.ts';
import { emptyLog, type LogHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { rootName } from '../../log/rootName.ts';
import { hashOf } from '../../log/sha256.ts';
import { splitRuns } from '../../wire/encodeUpdate.ts';
import type { EntryRun, WireEntry } from '../../wire/entryRun.ts';

type PushOutcome =
  /** `gaps`: logs whose offered entries begin beyond their end here. */
  | { readonly kind: 'pushed'; readonly gaps: readonly ReplicaId[] }
  /** What is offered does not go on from the log that is here: the store holds another branch of it. */
  | { readonly kind: 'replaced'; readonly replicaId: ReplicaId }
  /** The document is no longer what it was built as: build a new one from the store. */
  | { readonly kind: 'damaged' };

export interface LogDocument {
  readonly doc: Y.Doc;
  /** Yjs client id of this session: the replica's, or a random one for those who only look. */
  readonly sessionId: number;
  replicas(): Iterable<ReplicaId>;
  head(replicaId: ReplicaId): LogHead;
  /** Hash of the first `length` entries of a log; null when there are not so many here. */
  hashAt(replicaId: ReplicaId, length: number): ChainHash | null;
  /** Views, which keep whole frames alive: not for storing. */
  run(replicaId: ReplicaId, from: number, to?: number): EntryRun;
  /** Entries that are in the store. Those already here are left out. */
  push(entries: readonly NewEntry[]): PushOutcome;
  /** An update that the guard has admitted. Returns what is new in it, in seq order per log, as copies. */
  apply(update: Uint8Array, origin: unknown): readonly NewEntry[];
  destroy(): void;
}

const nobody = 0;

export function createLogDocument(options: {
  readonly writer: ReplicaId | null;
  /** Per log, all of its entries in seq order. */
  readonly logs: Iterable<readonly NewEntry[]>;
}): LogDocument {
  const { writer } = options;
  const doc = new Y.Doc();
  const sessionId = writer ?? doc.clientID;
  const heads = new Map<ReplicaId, LogHead>();
  const headOf = (replicaId: ReplicaId) => heads.get(replicaId) ?? emptyLog(replicaId);
  // Always `getArray`: a root made by a remote update has no type until somebody names one, and `getMap` would ruin it.
  const rootOf = (replicaId: ReplicaId) => doc.getArray<readonly Uint8Array[]>(rootName(replicaId));

  const advance = (replicaId: ReplicaId, length: number) => {
    const last = rootOf(replicaId).get(length - 1)[0];
    const stamp = last && readEntry(last)?.stamp;
    if (last === undefined || stamp === undefined)
      throw new Error('An entry that the guard or the store let pass is none.');
    heads.set(replicaId, { replica: replicaId, length, hash: hashOf(last), stamp });
  };

  const isIntact = (replicaId: ReplicaId) => {
    const { length } = headOf(replicaId);
    return (
      doc.clientID === sessionId &&
      rootOf(replicaId).length === length &&
      Y.getState(doc.store, replicaId) === length &&
      doc.store.pendingStructs === null
    );
  };

  const as = <Result>(author: number, act: () => Result): Result => {
    doc.clientID = author;
    try {
      return act();
    } finally {
      doc.clientID = sessionId;
    }
  };

  const entriesOf = (replicaId: ReplicaId, from: number, to = headOf(replicaId).length): readonly WireEntry[] =>
    from >= to ? [] : rootOf(replicaId).slice(from, to).map(asWireEntry);

  const goesOn = (replicaId: ReplicaId, { entries: [first] }: EntryRun): boolean =>
    first === undefined || readEntry(first.bytes)?.previous === headOf(replicaId).hash;

  const push = (entries: readonly NewEntry[]): PushOutcome => {
    const { runs, gaps } = continuing(entries, (replicaId) => headOf(replicaId).length);
    // Each transaction becomes one frame of the provider's, so none may be larger than a frame.
    for (const group of splitRuns(runs)) {
      for (const run of group) {
        const replicaId = run.replica as ReplicaId;
        if (!isIntact(replicaId)) return { kind: 'damaged' };
        if (!goesOn(replicaId, run)) return { kind: 'replaced', replicaId };
        as(replicaId, () => rootOf(replicaId).push(run.entries.map(asContent)));
        advance(replicaId, run.seq + run.entries.length);
      }
    }
    return { kind: 'pushed', gaps };
  };

  let arrived: NewEntry[] = [];
  doc.on('afterTransaction', (transaction: Y.Transaction) => {
    if (transaction.local) return;
    for (const [client, clock] of transaction.afterState) {
      if (clock === (transaction.beforeState.get(client) ?? 0)) continue;
      const replicaId = client as ReplicaId;
      const { length } = headOf(replicaId);
      const grown = rootOf(replicaId).length;
      for (const [index, entry] of entriesOf(replicaId, length, grown).entries()) {
        arrived.push({ replicaId, seq: length + index, ...copyOf(entry) });
      }
      if (grown > length) advance(replicaId, grown);
    }
  });

  doc.clientID = sessionId;
  // One transaction: each costs a look at every log there is.
  doc.transact(() => {
    for (const log of options.logs) push(log);
  });

  return {
    doc,
    sessionId,
    replicas: () => heads.keys(),
    head: headOf,
    hashAt(replicaId, length) {
      const head = headOf(replicaId);
      if (length === 0) return emptyChain;
      if (length > head.length) return null;
      if (length === head.length) return head.hash;
      // The entry after it says so.
      const [next] = entriesOf(replicaId, length, length + 1);
      return (next && readEntry(next.bytes)?.previous) ?? null;
    },
    run: (replicaId, from, to) => ({ replica: replicaId, seq: from, entries: entriesOf(replicaId, from, to) }),
    push,
    apply(update, origin) {
      arrived = [];
      as(nobody, () => Y.applyUpdate(doc, update, origin));
      return arrived;
    },
    destroy: () => doc.destroy(),
  };
}

/** Runs that go on where the logs end, and the logs for which something is missing in between. */
function continuing(entries: readonly NewEntry[], lengthOf: (replicaId: ReplicaId) => number) {
  const runs = new Map<
    ReplicaId,
    { readonly replica: ReplicaId; readonly seq: number; readonly entries: WireEntry[] }
  >();
  const gaps = new Set<ReplicaId>();
  for (const { replicaId, seq, bytes, signature } of entries) {
    const run = runs.get(replicaId) ?? { replica: replicaId, seq: lengthOf(replicaId), entries: [] };
    runs.set(replicaId, run);
    const next = run.seq + run.entries.length;
    if (seq === next) run.entries.push({ bytes, signature });
    else if (seq > next) gaps.add(replicaId);
  }
  return { runs: runs.values(), gaps: [...gaps] };
}

function asContent({ bytes, signature }: WireEntry): readonly Uint8Array[] {
  return signature === null ? [bytes] : [bytes, signature];
}

function asWireEntry(content: readonly Uint8Array[]): WireEntry {
  return { bytes: content[0] ?? new Uint8Array(), signature: content[1] ?? null };
}

function copyOf({ bytes, signature }: WireEntry): WireEntry {
  return { bytes: bytes.slice(), signature: signature?.slice() ?? null };
}
