// Writes runs of entries as a V1 update, byte-equal to what Yjs would write for a document that holds them: one Item
// of ContentAny per replica, higher client ids first, an empty delete set. It needs no document.

import { ByteWriter } from '../log/byteWriter.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { rootName } from '../log/rootName.ts';
import type { EntryRun, WireEntry } from './entryRun.ts';

/** With the message's own few bytes around it, a frame stays within 64 KB. */
export const maxUpdateBytes = 64 * 1024 - 16;

const contentAny = 8;
const hasOrigin = 0x80;
const anyArray = 117;
const anyBytes = 116;
/** More than the bytes of an update or a run that are not entries: counts, ids, and the root's name. */
export const overhead = 64;

/** At most one run per replica. Runs without entries are left out. */
export function encodeUpdate(runs: readonly EntryRun[]): Uint8Array {
  const present = runs.filter((run) => run.entries.length > 0).sort((a, b) => b.replica - a.replica);
  const writer = new ByteWriter(present.reduce((size, run) => size + sizeOf(run), overhead));
  writer.varUint(present.length);
  for (const run of present) writeRun(writer, run);
  writer.varUint(0); // the delete set
  return writer.finish();
}

/**
 * The same entries in groups of runs whose updates take at most `maxBytes`, in order per log, at least one entry per
 * group. Unlike `encodeUpdate`, it may be given several runs of a log, each continuing the one before.
 */
export function* splitRuns(runs: Iterable<EntryRun>, maxBytes = maxUpdateBytes): Generator<readonly EntryRun[]> {
  let group = new Map<ReplicaId, { replica: ReplicaId; seq: number; entries: WireEntry[] }>();
  let size = overhead;
  for (const { replica, seq, entries } of runs) {
    for (const [index, entry] of entries.entries()) {
      const entrySize = encodedSize(entry) + (group.has(replica) ? 0 : overhead);
      if (size + entrySize > maxBytes && group.size > 0) {
        yield [...group.values()];
        group = new Map();
        size = overhead;
      }
      size += encodedSize(entry) + (group.has(replica) ? 0 : overhead);
      const run = group.get(replica);
      if (run === undefined) group.set(replica, { replica, seq: seq + index, entries: [entry] });
      else run.entries.push(entry);
    }
  }
  if (group.size > 0) yield [...group.values()];
}

export function encodeUpdates(runs: Iterable<EntryRun>, maxBytes = maxUpdateBytes): Uint8Array[] {
  return Array.from(splitRuns(runs, maxBytes), (group) => encodeUpdate(group));
}

function writeRun(writer: ByteWriter, { replica, seq, entries }: EntryRun): void {
  writeRunHead(writer, replica, seq, entries.length);
  for (const entry of entries) writeEntryValue(writer, entry);
}

export function writeRunHead(writer: ByteWriter, replica: ReplicaId, seq: number, count: number): void {
  writer.varUint(1); // structs
  writer.varUint(replica);
  writer.varUint(seq);
  if (seq > 0) {
    writer.byte(contentAny | hasOrigin);
    writer.varUint(replica);
    writer.varUint(seq - 1);
  } else {
    writer.byte(contentAny);
    writer.varUint(1); // the parent is a root, and this is its name
    writer.varString(rootName(replica));
  }
  writer.varUint(count);
}

export function writeEntryValue(writer: ByteWriter, { bytes, signature }: WireEntry): void {
  writer.byte(anyArray);
  writer.varUint(signature === null ? 1 : 2);
  writeBytes(writer, bytes);
  if (signature !== null) writeBytes(writer, signature);
}

function writeBytes(writer: ByteWriter, bytes: Uint8Array): void {
  writer.byte(anyBytes);
  writer.varBytes(bytes);
}

function sizeOf({ entries }: EntryRun): number {
  return entries.reduce((size, entry) => size + encodedSize(entry), overhead);
}

/** At most. */
export function encodedSize(entry: WireEntry): number {
  return 10 + entry.bytes.length + (entry.signature === null ? 0 : 6 + entry.signature.length);
}
