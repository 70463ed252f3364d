// The row of a log: its end, with a checksum. A log without entries has none.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { emptyLog, type LogHead } from '../../src/log/logHead.ts';
import { type LogRow, logChecksum } from './rowChecksums.ts';

export type WriteLog = (cart: number, head: LogHead) => void;

/** In a transaction of the caller's. */
export function logWriter(database: DatabaseSyncInstance): WriteLog {
  const write = database.prepare('INSERT OR REPLACE INTO log VALUES (?, ?, ?, ?, ?, ?)');
  const drop = database.prepare('DELETE FROM log WHERE cart = ? AND replica = ?');
  return (cart, { replica, length, hash, stamp }) => {
    if (length === 0) return void drop.run(cart, replica);
    const row = { replica, length, head_hash: hash, last_stamp: stamp };
    write.run(cart, replica, length, hash, stamp, logChecksum(cart, row));
  };
}

export function headOfRow(row: LogRow): LogHead {
  const { replica, length, head_hash, last_stamp } = row;
  return length === 0 ? emptyLog(replica) : { replica, length, hash: head_hash, stamp: last_stamp };
}
