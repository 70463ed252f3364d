// Reads every entry of a cart again: each row against its checksum, each log against its chain of hashes. What is
// damaged is named and cut off; what can be told from the rest (a head, a position) is written anew.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { emptyLog, type LogHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type CutOff, endAfter, fits } from './cutOff.ts';
import { logWriter } from './logRows.ts';
import { isNoInteger, roundedRows } from './roundedRows.ts';
import { type CartRow, cartChecksum, type EntryRow, isIntactEntry, isIntactLog, type LogRow } from './rowChecksums.ts';

const entriesFrom = 'SELECT * FROM entry WHERE cart = ? AND replica = ? AND seq >= ? ORDER BY seq';

/** Returns a sentence for each damage. To be called in a transaction; null for `cutOff` changes nothing. */
export function checkCart(database: DatabaseSyncInstance, cutOff: CutOff | null, cart: CartRow): string[] {
  const rowsOf = <Row>(sql: string, ...values: number[]) =>
    roundedRows(database, sql).all(cart.cart, ...values) as Row[];
  const writeLog = logWriter(database);
  const damages: string[] = [];
  const name = `cart ${cart.id}`;
  const isIntactHere = (row: object) => isIntactEntry(cart.cart, row as EntryRow);

  /** Rows that stand where no entry and no log can be. Whose they were is asked of members. */
  function dropImpossible(): void {
    const entries = `FROM entry WHERE cart = ? AND (${isNoInteger('replica')} OR ${isNoInteger('seq')})`;
    const keys = 'CAST(replica AS TEXT) AS replica, CAST(seq AS TEXT) AS seq';
    for (const { replica, seq } of rowsOf<{ replica: string; seq: string }>(`SELECT ${keys} ${entries}`))
      nameStray(replica, seq);
    const logs = `FROM log WHERE cart = ? AND ${isNoInteger('replica')}`;
    for (const { replica } of rowsOf<{ replica: string }>(`SELECT CAST(replica AS TEXT) AS replica ${logs}`))
      damages.push(`${name}: a row of log ${replica}, which cannot be`);
    if (cutOff === null || damages.length === 0) return;
    for (const impossible of [entries, logs]) database.prepare(`DELETE ${impossible}`).run(cart.cart);
  }

  function nameStray(replica: number | string, seq: number | string): void {
    damages.push(`${name}: a row for entry ${seq} of log ${replica}, which has none`);
  }

  function dropStrays(replica: ReplicaId, seqs: readonly number[]): void {
    const drop = database.prepare('DELETE FROM entry WHERE cart = ? AND replica = ? AND seq = ?');
    for (const seq of seqs) drop.run(cart.cart, replica, seq);
  }

  function checkLog(replica: ReplicaId, log: LogRow | undefined): void {
    // A log goes as far as its entries, whatever its row says: an old row can lie where a newer one was lost.
    const hasIntactFrom = (seq: number) => rowsOf<EntryRow>(entriesFrom, replica, seq).some(isIntactHere);
    const isIntact = log !== undefined && isIntactLog(cart.cart, log) && !hasIntactFrom(log.length);
    const found: number[] = [];
    const strays: number[] = [];
    let end: LogHead | null = emptyLog(replica);
    let next = 0;
    const note = (seq: number, what: string) => {
      found.push(seq);
      damages.push(`${name}: entry ${seq} of log ${replica} ${what}`);
    };
    const isLog = log !== undefined || hasIntactFrom(0);
    for (const row of roundedRows(database, entriesFrom).iterate(cart.cart, replica, 0) as Iterable<EntryRow>) {
      const isStray = isIntact ? row.seq >= log.length : !isIntactHere(row) && (!isLog || row.seq > next);
      if (isStray) {
        nameStray(replica, row.seq);
        strays.push(row.seq);
        continue;
      }
      for (; next < row.seq; next++) {
        note(next, 'is missing');
        end = null;
      }
      next = row.seq + 1;
      if (!isIntactHere(row)) note(row.seq, 'is damaged');
      else if (end !== null && !fits(row, end, null)) note(row.seq, 'does not follow the one before it');
      end = found.at(-1) === row.seq ? null : endAfter(row);
    }
    for (; isIntact && next < log.length; next++) note(next, 'is missing');
    if (isIntact && found.length === 0 && end?.hash !== log.head_hash) note(next - 1, 'is not the last one');
    if (!isIntact && isLog)
      damages.push(`${name}: the row of log ${replica} is ${log === undefined ? 'missing' : 'damaged'}`);
    const [first] = found;
    if (cutOff === null) return;
    dropStrays(replica, strays);
    if (first !== undefined) cutOff.cut(cart.cart, replica, first);
    else if (!isIntact && end !== null) writeLog(cart.cart, end);
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

  dropImpossible();
  if (cutOff === null && damages.length > 0) return damages; // the rest cannot be read before these are gone
  const logs = new Map(rowsOf<LogRow>('SELECT * FROM log WHERE cart = ?').map((row) => [row.replica, row]));
  const replicas = rowsOf<{ replica: ReplicaId }>('SELECT DISTINCT replica FROM entry WHERE cart = ?');
  for (const replica of new Set([...logs.keys(), ...replicas.map((row) => row.replica)])) {
    checkLog(replica, logs.get(replica));
  }
  if (cartChecksum(cart) !== cart.checksum) {
    damages.push(`${name}: its row is damaged`);
    if (cutOff !== null) writeCart();
  }
  return damages;
}

const asEntry = 'cart, replica, seq, position, received_at, bytes, signature, checksum';
