// The row of a log: its end, with a checksum. A log without entries has none.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { emptyLog, type KnownLog } from '../../src/wire/guard.ts';
import { type LogRow, logChecksum } from './rowChecksums.ts';

export type WriteLog = (cart: number, replica: number, end: KnownLog) => void;

/** In a transaction of the caller's. */
export function logWriter(database: DatabaseSyncInstance): WriteLog {
  const write = database.prepare('INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?, ?)');
  const drop = database.prepare('DELETE FROM log WHERE cart = ? AND replica = ?');
  return (cart, replica, { length, headHash, lastStamp }) => {
    if (length === 0) return void drop.run(cart, replica);
    const row = { replica, length, head_hash: headHash, last_stamp: lastStamp };
    write.run(cart, replica, length, headHash, lastStamp, logChecksum(cart, row));
  };
}

export function knownLogOf(row: LogRow): KnownLog {
  return row.length === 0 ? emptyLog : { length: row.length, headHash: row.head_hash, lastStamp: row.last_stamp };
}
