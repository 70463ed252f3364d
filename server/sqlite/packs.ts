// A projection of the log for joiners: entries of one log that follow each other, encoded as they stand in an update, in
// one row. A thousand rows are read and checked in the time of a hundred thousand bytes of such a pack. It is made from
// rows that were read, and from nothing else; whatever is wrong with a pack, it is not used, and the rows are read again.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { EncodedEntries } from '../../src/wire/joinEntries.ts';
import { isNoInteger, roundedRows } from './roundedRows.ts';
import { type PackRow, packChecksum } from './rowChecksums.ts';
import { inTransaction } from './sqliteDatabase.ts';

export interface Packs {
  /** The whole packs within [from, to) of a log, in order. */
  readonly within: (cart: number, replica: ReplicaId, from: number, to: number) => Iterable<EncodedEntries>;
  /** Entries that were read from rows: worth a pack, if they are many. */
  readonly propose: (cart: number, entries: EncodedEntries) => void;
  /** Writes what was proposed, in a transaction of its own: nobody waits for it. */
  readonly write: () => void;
}

/** Fewer are read as fast. */
const fewestEntries = 64;

export function createPacks(database: DatabaseSyncInstance): Packs {
  const one = (sql: string) => database.prepare(sql);
  const statements = {
    // Not a number that damage has made larger than JavaScript's are.
    within: one(`SELECT * FROM page WHERE cart = ? AND replica = ? AND seq >= ? AND seq < ?
      AND NOT (${isNoInteger('count')} OR ${isNoInteger('checksum')}) ORDER BY seq`),
    // Not if the log is another one meanwhile.
    write: one(`INSERT OR REPLACE INTO page SELECT ?, ?, ?, ?, ?, ?
      WHERE EXISTS (SELECT 1 FROM log WHERE cart = ?1 AND replica = ?2 AND length >= ?3 + ?4)`),
  };
  let proposed: PackRow[] = [];

  return {
    *within(cart, replica, from, to) {
      let next = from;
      for (const row of statements.within.iterate(cart, replica, from, to) as Iterable<PackRow>) {
        // A damaged one is passed over: its rows are read, and make it anew.
        if (row.seq < next || !isIntactPack(row)) continue;
        if (row.seq + row.count > to) return;
        next = row.seq + row.count;
        yield row;
      }
    },

    propose(cart, { replica, seq, count, content }) {
      if (count < fewestEntries) return;
      const row = { cart, replica, seq, count, content };
      proposed.push({ ...row, checksum: packChecksum(row) });
    },

    write() {
      if (proposed.length === 0) return;
      const rows = proposed;
      proposed = [];
      inTransaction(database, () => {
        for (const { cart, replica, seq, count, content, checksum } of rows) {
          statements.write.run(cart, replica, seq, count, content, checksum);
        }
      });
    },
  };
}

/** Drops damaged packs, and those of logs that do not go so far, and returns how many there were. */
export function dropDamagedPacks(database: DatabaseSyncInstance): number {
  const changes = (sql: string, ...values: number[]) => Number(database.prepare(sql).run(...values).changes);
  const impossible = ['cart', 'replica', 'seq', 'count', 'checksum'].map(isNoInteger).join(' OR ');
  let dropped = 0;
  inTransaction(database, () => {
    dropped += changes(`DELETE FROM page WHERE ${impossible}`);
    const damaged: PackRow[] = [];
    for (const row of roundedRows(database, 'SELECT * FROM page').iterate() as Iterable<PackRow>) {
      if (!isIntactPack(row)) damaged.push({ ...row, content: new Uint8Array() });
    }
    for (const { cart, replica, seq } of damaged) {
      dropped += changes('DELETE FROM page WHERE cart = ? AND replica = ? AND seq = ?', cart, replica, seq);
    }
    dropped += changes(`DELETE FROM page WHERE NOT EXISTS (SELECT 1 FROM log
      WHERE log.cart = page.cart AND log.replica = page.replica AND log.length >= page.seq + page.count)`);
  });
  return dropped;
}

function isIntactPack(row: PackRow): boolean {
  return row.content instanceof Uint8Array && packChecksum(row) === row.checksum;
}
