// For tests: logs whose entries chain as the guard demands, and the Y.Doc that Yjs itself makes of them.

import { createHash } from 'node:crypto';
import * as Y from 'yjs';
import { emptyChain, entryHash, type Sha256, writeEntry } from '../../log/entryHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { rootName } from '../../log/rootName.ts';
import type { EntryRun, WireEntry } from '../entryRun.ts';

export const sha256: Sha256 = (bytes) => createHash('sha256').update(bytes).digest();

export interface LogOptions {
  /** ms since 1970 of the first entry; each later one is a millisecond later. */
  readonly start?: number;
  readonly body?: (seq: number) => Uint8Array;
  readonly signature?: (seq: number) => Uint8Array | null;
}

/** A whole log of `length` entries, from seq 0. Two logs with other bodies are two branches of a fork. */
export function chainedLog(ofReplica: number, length: number, options: LogOptions = {}): EntryRun {
  const replica = ofReplica as ReplicaId;
  const { start = 1_700_000_000_000, body = (seq) => Uint8Array.of(seq & 255), signature = () => null } = options;
  const entries: WireEntry[] = [];
  let previous = emptyChain;
  for (let seq = 0; seq < length; seq++) {
    const stamp = `${(start + seq).toString(16).padStart(12, '0')}0000`;
    const bytes = writeEntry({ stamp, previous }, body(seq));
    entries.push({ bytes, signature: signature(seq) });
    previous = entryHash(bytes, sha256);
  }
  return { replica, seq: 0, entries };
}

/** The entries [from, to) of a run, as a run. */
export function part(run: EntryRun, from: number, to = run.entries.length): EntryRun {
  return { replica: run.replica, seq: run.seq + from, entries: run.entries.slice(from, to) };
}

/** The document as a function of the logs, made by Yjs alone. */
export function yjsDocumentOf(runs: readonly EntryRun[]): Y.Doc {
  const doc = new Y.Doc();
  for (const run of runs) {
    doc.clientID = run.replica;
    const array = doc.getArray(rootName(run.replica));
    for (const { bytes, signature } of run.entries) array.push([signature === null ? [bytes] : [bytes, signature]]);
  }
  return doc;
}

/** What a document holds of a log. */
export function entriesIn(doc: Y.Doc, replica: number): WireEntry[] {
  return doc
    .getArray<[Uint8Array, Uint8Array?]>(rootName(replica as ReplicaId))
    .toArray()
    .map(([bytes, signature]) => ({ bytes, signature: signature ?? null }));
}
