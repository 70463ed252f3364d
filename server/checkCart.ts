// Reads every entry of a cart again: each row against its checksum, each log against its chain of hashes. What is
// damaged is named and set aside; what can be told from the rest (a head, a position) is written anew.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { emptyLog, type KnownLog } from '../src/wire/guard.ts';
import { isIntactPage } from './pages.ts';
import {
  type CartRow,
  cartChecksum,
  type EntryRow,
  isIntactEntry,
  isIntactLog,
  type LogRow,
  logChecksum,
  type PageRow,
} from './rowChecksums.ts';
import { endAfter, fits, type SetAside } from './setAside.ts';

/** Returns a sentence for each damage. To be called in a transaction; null for `aside` changes nothing. */
export function checkCart(database: DatabaseSyncInstance, aside: SetAside | null, cart: CartRow): string[] {
  const rowsOf = <Row>(sql: string, ...values: number[]) => database.prepare(sql).all(cart.cart, ...values) as Row[];
  const damages: string[] = [];
  const name = `cart ${cart.id}`;

  function checkLog(replica: number, log: LogRow | undefined): void {
    const isIntact = log !== undefined && isIntactLog(cart.cart, log);
    const found: number[] = [];
    let end: KnownLog | null = emptyLog;
    let next = 0;
    const note = (seq: number, what: string) => {
      found.push(seq);
      damages.push(`${name}: entry ${seq} of log ${replica} ${what}`);
    };
    const rows = database.prepare('SELECT * FROM entry WHERE cart = ? AND replica = ? ORDER BY seq');
    for (const row of rows.iterate(cart.cart, replica) as Iterable<EntryRow>) {
      const isBeyond = isIntact ? row.seq >= log.length : row.seq > next && !isIntactEntry(cart.cart, row);
      if (isBeyond) {
        damages.push(`${name}: a row for entry ${row.seq} of log ${replica}, which has none`);
        break;
      }
      for (; next < row.seq; next++) {
        note(next, 'is missing');
        end = null;
      }
      next = row.seq + 1;
      if (!isIntactEntry(cart.cart, row)) note(row.seq, 'is damaged');
      else if (end !== null && !fits(row, end, null)) note(row.seq, 'does not follow the one before it');
      end = found.at(-1) === row.seq ? null : endAfter(row);
    }
    for (; isIntact && next < log.length; next++) note(next, 'is missing');
    if (isIntact && found.length === 0 && end?.headHash !== log.head_hash) note(next - 1, 'is not the last one');
    if (!isIntact) damages.push(`${name}: the row of log ${replica} is ${log === undefined ? 'missing' : 'damaged'}`);
    const [first] = found;
    if (aside === null) return;
    if (first !== undefined) aside.cut(cart.cart, replica, first);
    else if (!isIntact && end !== null) writeLog(replica, end);
  }

  function writeLog(replica: number, { length, headHash, lastStamp }: KnownLog): void {
    const row = { replica, length, head_hash: headHash, last_stamp: lastStamp };
    database.prepare('DELETE FROM log WHERE cart = ? AND replica = ?').run(cart.cart, replica);
    if (length === 0) return;
    database
      .prepare('INSERT INTO log VALUES (?, ?, ?, ?, ?, ?)')
      .run(cart.cart, replica, length, headHash, lastStamp, logChecksum(cart.cart, row));
  }

  function writeCart(): void {
    const [sums] = rowsOf<Omit<CartRow, 'cart' | 'id' | 'checksum'>>(
      `SELECT coalesce(max(position), -1) + 1 AS position, coalesce(sum(length(bytes)), 0) AS bytes,
              coalesce(max(received_at), 0) AS written_at
       FROM (SELECT * FROM entry UNION ALL SELECT ${asEntry} FROM set_aside) WHERE cart = ?`,
    );
    if (sums === undefined) return;
    database
      .prepare('UPDATE cart SET position = ?, bytes = ?, written_at = ?, checksum = ? WHERE cart = ?')
      .run(sums.position, sums.bytes, sums.written_at, cartChecksum({ ...cart, ...sums }), cart.cart);
  }

  function checkPages(): void {
    const rows = database.prepare('SELECT * FROM page WHERE cart = ?').iterate(cart.cart) as Iterable<PageRow>;
    const damaged = Array.from(rows, (row) => (isIntactPage(row) ? null : row)).flatMap((row) => row ?? []);
    for (const { replica, seq } of damaged) {
      damages.push(`${name}: a page of log ${replica} from entry ${seq} on is damaged; it is made anew`);
      if (aside === null) continue;
      database.prepare('DELETE FROM page WHERE cart = ? AND replica = ? AND seq = ?').run(cart.cart, replica, seq);
    }
  }

  const logs = new Map(rowsOf<LogRow>('SELECT * FROM log WHERE cart = ?').map((row) => [row.replica, row]));
  const replicas = rowsOf<{ replica: number }>('SELECT DISTINCT replica FROM entry WHERE cart = ?');
  for (const replica of new Set([...logs.keys(), ...replicas.map((row) => row.replica)])) {
    checkLog(replica, logs.get(replica));
  }
  checkPages();
  if (cartChecksum(cart) !== cart.checksum) {
    damages.push(`${name}: its row is damaged`);
    if (aside !== null) writeCart();
  }
  return damages;
}

const asEntry = 'cart, replica, seq, position, received_at, bytes, signature, checksum';
