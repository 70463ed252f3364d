// The differential: what real Yjs makes of a frame. An admission is sound if Yjs, which knows the log as it was before,
// puts these very entries at these very places when it is given the frame that brought them.

import * as decoding from 'lib0/decoding';
import * as Y from 'yjs';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { rootName } from '../../src/log/rootName.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun, WireEntry } from '../../src/wire/entryRun.ts';
import { equalEntries } from '../client/heldLogs.ts';

/** Whether this frame brings these entries, to a holder of the log before them. */
export function yjsAgrees(frame: Uint8Array, before: readonly WireEntry[], admitted: EntryRun): boolean {
  const update = updateIn(frame);
  if (update === null || !mayBring(update, admitted)) return false;
  const doc = new Y.Doc({ gc: false }); // so that a deletion in the same frame leaves the entries to be compared
  Y.applyUpdate(doc, encodeUpdate([{ replica: admitted.replica, seq: 0, entries: before }]));
  try {
    Y.applyUpdate(doc, update);
  } catch {
    return false;
  }
  const entries = entriesInOrder(doc, admitted.replica);
  return admitted.entries.every((entry, index) => {
    const found = entries[admitted.seq + index];
    return found !== undefined && found !== null && equalEntries(found, entry);
  });
}

/** Read by lib0, as y-protocols does. */
function updateIn(frame: Uint8Array): Uint8Array | null {
  try {
    const decoder = decoding.createDecoder(frame);
    if (decoding.readVarUint(decoder) !== 0 || decoding.readVarUint(decoder) === 0) return null;
    return decoding.readVarUint8Array(decoder);
  } catch {
    return null;
  }
}

/** Cheaply: most frames bring nothing. */
function mayBring(update: Uint8Array, { entries: [first] }: EntryRun): boolean {
  return first !== undefined && Buffer.from(update).includes(Buffer.from(first.bytes));
}

/** The log as Yjs has ordered it, what is deleted too. */
function entriesInOrder(doc: Y.Doc, replica: ReplicaId): (WireEntry | null)[] {
  const entries: (WireEntry | null)[] = [];
  const array = doc.getArray(rootName(replica));
  for (let item = array._start; item !== null; item = item.right) {
    if (item.content instanceof Y.ContentAny) entries.push(...item.content.arr.map(entryOf));
    else entries.push(...Array.from({ length: item.length }, () => null));
  }
  return entries;
}

function entryOf(value: unknown): WireEntry | null {
  if (!Array.isArray(value)) return null;
  const [bytes, signature = null] = value as unknown[];
  if (!(bytes instanceof Uint8Array)) return null;
  return { bytes, signature: signature instanceof Uint8Array ? signature : null };
}
