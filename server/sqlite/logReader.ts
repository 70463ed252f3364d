// Reads entries for those who lack them: from packs where there are some, from rows where not. Its logs take turns, as they went on in
// time: who reads folds the oldest first, and what came after it need not be folded again. It knows one cart at a time, and no sessions.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodedSize, maxUpdateBytes, overhead } from '../../src/wire/encodeUpdate.ts';
import type { WireEntry } from '../../src/wire/entryRun.ts';
import { type EncodedEntries, encodeEntries, joinEntries } from '../../src/wire/joinEntries.ts';
import type { LogPart } from '../log/blockingLog.ts';
import type { EntryRange } from '../log/logStorage.ts';
import { createPacks } from './packs.ts';
import { type EntryRow, isIntactEntry } from './rowChecksums.ts';

export interface LogReader {
  /** As much of the ranges as one part holds; null where an entry is damaged or missing. */
  readonly read: (cart: number, ranges: readonly EntryRange[]) => LogPart | null;
  /** Keeps for the next reader what was read the long way. */
  readonly keepPacks: () => void;
}

/** Commits wait for a part to be read, and who reads slowly holds one. Packs are read many times as fast as rows. */
const rowBytesPerPart = 256 * 1024;
const packBytesPerPart = 2 * rowBytesPerPart;
const maxPackBytes = maxUpdateBytes - 2 * overhead;

/** What is still to be read of a log, and when the first of it was written. */
interface Turn {
  range: EntryRange;
  stamp: string;
}

interface Piece {
  readonly entries: EncodedEntries;
  /** Of the work of one part. */
  readonly share: number;
}

export function logReader(database: DatabaseSyncInstance): LogReader {
  const projection = createPacks(database);
  const rows = database.prepare(
    'SELECT * FROM entry WHERE cart = ? AND replica = ? AND seq >= ? AND seq < ? ORDER BY seq',
  );
  const stamp = database.prepare(
    'SELECT hex(substr(bytes, 1, 8)) AS stamp FROM entry WHERE cart = ? AND replica = ? AND seq = ?',
  );

  /** A damaged stamp is in nobody's way: the entry is found out when it is read. */
  function turnAt(cart: number, range: EntryRange): Turn {
    const row = stamp.get(cart, range.replica, range.from) as { readonly stamp: string } | undefined;
    return { range, stamp: row?.stamp ?? '' };
  }

  /** Pieces of a range, in order, until somebody stops asking; null instead of what cannot be read. */
  function* pieces(cart: number, { replica, from, to }: EntryRange): Generator<Piece | null> {
    let next = from;
    for (const pack of projection.within(cart, replica, from, to)) {
      yield* fromRows(cart, replica, next, pack.seq);
      yield { entries: pack, share: pack.content.length / packBytesPerPart };
      next = pack.seq + pack.count;
    }
    yield* fromRows(cart, replica, next, to);
  }

  function* fromRows(cart: number, replica: ReplicaId, from: number, to: number): Generator<Piece | null> {
    if (from === to) return;
    let entries: WireEntry[] = [];
    let size = 0;
    let next = from;
    const piece = () => {
      const read = encodeEntries({ replica, seq: next - entries.length, entries });
      projection.propose(cart, read);
      entries = [];
      size = 0;
      return { entries: read, share: read.content.length / rowBytesPerPart };
    };
    for (const row of rows.iterate(cart, replica, from, to) as Iterable<EntryRow>) {
      if (row.seq !== next || !isIntactEntry(cart, row)) break;
      const entry = { bytes: row.bytes, signature: row.signature };
      if (entries.length > 0 && size + encodedSize(entry) > maxPackBytes) yield piece();
      entries.push(entry);
      size += encodedSize(entry);
      next++;
    }
    if (entries.length > 0) yield piece();
    if (next < to) yield null;
  }

  return {
    read(cart, ranges) {
      const read: EncodedEntries[] = [];
      const turns = ranges.filter(({ from, to }) => from < to).map((range) => turnAt(cart, range));
      for (let left = 1; left > 0 && turns.length > 0; ) {
        const turn = turns.reduce((first, other) => (other.stamp < first.stamp ? other : first));
        const [piece = null] = pieces(cart, turn.range);
        if (piece === null) return null;
        read.push(piece.entries);
        left -= piece.share;
        const from = piece.entries.seq + piece.entries.count;
        if (from < turn.range.to) Object.assign(turn, turnAt(cart, { ...turn.range, from }));
        else turns.splice(turns.indexOf(turn), 1);
      }
      return { updates: joinEntries(read), rest: turns.map(({ range }) => range) };
    },
    keepPacks: projection.write,
  };
}
