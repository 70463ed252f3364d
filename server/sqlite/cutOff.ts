// What is done about a damaged entry: its log is cut before it, and what followed is cut off, so that the log can be
// written on from there by any member that holds it. The hashes that the lost entries had are kept: only those very
// entries may come back. Whatever of the rest is whole joins the log again behind them.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { entryHash, readHead } from '../../src/log/entryHead.ts';
import { emptyLog, headWith, type LogHead } from '../../src/log/logHead.ts';
import { nextHead } from '../../src/log/nextHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { sha256 } from '../host/sha256.ts';
import type { LostEntries } from '../log/logStorage.ts';
import { logWriter } from './logRows.ts';
import { roundedRows } from './roundedRows.ts';
import { type EntryRow, isIntactEntry, isIntactLog, type LogRow } from './rowChecksums.ts';

export interface CutOff {
  /** Cuts a log before `from`, in a transaction of the caller's. */
  readonly cut: (cart: number, replica: ReplicaId, from: number) => void;
  /** Puts back what fits again, in a transaction of the caller's, and returns what is lost still. */
  readonly putBack: (cart: number) => LostEntries;
  readonly holdsAny: (cart: number) => boolean;
  readonly lostHash: (cart: number, replica: ReplicaId, seq: number) => string | undefined;
}

const entryColumns = 'cart, replica, seq, position, received_at, bytes, signature, checksum';

export function createCutOff(database: DatabaseSyncInstance): CutOff {
  const one = (sql: string) => database.prepare(sql);
  const rows = (sql: string) => roundedRows(database, sql);
  const writeLog = logWriter(database);
  const statements = {
    log: rows('SELECT * FROM log WHERE cart = ? AND replica = ?'),
    entry: rows('SELECT * FROM entry WHERE cart = ? AND replica = ? AND seq = ?'),
    from: rows('SELECT * FROM entry WHERE cart = ? AND replica = ? AND seq >= ? ORDER BY seq'),
    keep: one(`INSERT OR REPLACE INTO set_aside (${entryColumns}, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`),
    cutFrom: one('DELETE FROM entry WHERE cart = ? AND replica = ? AND seq >= ?'),
    dropPacks: one('DELETE FROM page WHERE cart = ? AND replica = ?'),
    any: one('SELECT 1 FROM set_aside WHERE cart = ? LIMIT 1'),
    kept: rows('SELECT * FROM set_aside WHERE cart = ? ORDER BY replica, seq'),
    hash: one('SELECT hash FROM set_aside WHERE cart = ? AND replica = ? AND seq = ?'),
    drop: one('DELETE FROM set_aside WHERE cart = ? AND replica = ? AND seq = ?'),
    putBack: one(`INSERT OR REPLACE INTO entry (${entryColumns})
      SELECT ${entryColumns} FROM set_aside WHERE cart = ? AND replica = ? AND seq = ?`),
  };

  const endAt = (cart: number, replica: ReplicaId, length: number): LogHead => {
    const last = statements.entry.get(cart, replica, length - 1) as EntryRow | undefined;
    return last === undefined ? emptyLog(replica) : endAfter(last);
  };

  return {
    cut(cart, replica, from) {
      const log = statements.log.get(cart, replica) as LogRow | undefined;
      const end = log !== undefined && isIntactLog(cart, log) ? log : null;
      const found = statements.from.all(cart, replica, from) as EntryRow[];
      const within = found.filter(({ seq }) => seq < (end?.length ?? from + 2 * found.length));
      const rows = new Map(within.map((row) => [row.seq, row]));
      const length = end?.length ?? (within.at(-1)?.seq ?? from - 1) + 1;
      for (let seq = from; seq < length; seq++) {
        const row = rows.get(seq);
        const next = rows.get(seq + 1);
        let hash: string | null = seq === length - 1 ? (end?.head_hash ?? null) : null;
        if (next !== undefined && isIntactEntry(cart, next)) hash = readHead(next.bytes)?.previous ?? null;
        if (hash === null && row !== undefined && isIntactEntry(cart, row)) hash = entryHash(row.bytes, sha256);
        statements.keep.run(
          ...[cart, replica, seq, row?.position ?? null, row?.received_at ?? null, row?.bytes ?? null],
          ...[row?.signature ?? null, row?.checksum ?? null, hash],
        );
      }
      statements.cutFrom.run(cart, replica, from);
      statements.dropPacks.run(cart, replica); // what comes back need not be what was lost
      writeLog(cart, endAt(cart, replica, from));
    },

    putBack(cart) {
      const lost = new Map<ReplicaId, Map<number, string>>();
      const ends = new Map<ReplicaId, LogHead>();
      for (const kept of statements.kept.all(cart) as (EntryRow & { hash: string | null })[]) {
        const { replica, seq, hash } = kept;
        const log = statements.log.get(cart, replica) as LogRow | undefined;
        const end = ends.get(replica) ?? (log ? endAt(cart, replica, log.length) : emptyLog(replica));
        if (seq < end.length) statements.drop.run(cart, replica, seq);
        else if (seq === end.length && isIntactEntry(cart, kept) && fits(kept, end, hash)) {
          statements.putBack.run(cart, replica, seq);
          statements.drop.run(cart, replica, seq);
          ends.set(replica, endAfter(kept));
        } else {
          const hashes = lost.get(replica) ?? new Map<number, string>();
          lost.set(replica, hashes);
          if (hash !== null) hashes.set(seq, hash);
        }
      }
      for (const end of ends.values()) writeLog(cart, end);
      return lost;
    },

    holdsAny: (cart) => statements.any.get(cart) !== undefined,

    lostHash(cart, replica, seq) {
      return (statements.hash.get(cart, replica, seq) as { hash: string | null } | undefined)?.hash ?? undefined;
    },
  };
}

/** The end of a log whose last entry this is. */
export function endAfter({ replica, seq, bytes }: Pick<EntryRow, 'replica' | 'seq' | 'bytes'>): LogHead {
  return headWith(replica, seq + 1, bytes, sha256);
}

/** Whether it is the next entry, and has this hash if one is known. */
export function fits({ bytes }: EntryRow, end: LogHead, hash: string | null): boolean {
  const next = nextHead(end, bytes, (entry) => entryHash(entry, sha256));
  return typeof next !== 'string' && (hash === null || hash === next.hash);
}
