// Updates out of pieces whose entries are encoded already: what a log reads from its packs goes out without being looked at
// entry by entry.

import { ByteWriter } from '../log/byteWriter.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { encodedSize, maxUpdateBytes, overhead, writeEntryValue, writeRunHead } from './encodeUpdate.ts';
import type { EntryRun } from './entryRun.ts';

/** Entries of one log that follow each other, encoded as they stand in any update. */
export interface EncodedEntries {
  readonly replica: ReplicaId;
  readonly seq: number;
  readonly count: number;
  readonly content: Uint8Array;
}

export function encodeEntries({ replica, seq, entries }: EntryRun): EncodedEntries {
  const writer = new ByteWriter(entries.reduce((size, entry) => size + encodedSize(entry), 0));
  for (const entry of entries) writeEntryValue(writer, entry);
  return { replica, seq, count: entries.length, content: writer.finish() };
}

/** As `encodeUpdates`: each piece continues the one before it of its log, and none is larger than an update may be. */
export function joinEntries(pieces: readonly EncodedEntries[], maxBytes = maxUpdateBytes): Uint8Array[] {
  const updates: Uint8Array[] = [];
  let group: EncodedEntries[][] = [];
  let size = overhead;
  const finish = () => {
    if (group.length > 0) updates.push(joinGroup(group, size));
    group = [];
    size = overhead;
  };
  for (const piece of pieces) {
    if (size + piece.content.length + overhead > maxBytes) finish();
    const log = group.find(([first]) => first?.replica === piece.replica);
    if (log === undefined) group.push([piece]);
    else log.push(piece);
    size += piece.content.length + overhead;
  }
  finish();
  return updates;
}

function joinGroup(group: readonly (readonly EncodedEntries[])[], size: number): Uint8Array {
  const logs = [...group].sort(([a], [b]) => (b?.replica ?? 0) - (a?.replica ?? 0));
  const writer = new ByteWriter(size);
  writer.varUint(logs.length);
  for (const pieces of logs) {
    const [first] = pieces;
    if (first === undefined) continue;
    writeRunHead(
      writer,
      first.replica,
      first.seq,
      pieces.reduce((sum, { count }) => sum + count, 0),
    );
    for (const { content } of pieces) writer.bytes(content);
  }
  writer.varUint(0); // the delete set
  return writer.finish();
}
