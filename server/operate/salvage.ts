// Reads what is still readable of a damaged file: each table from its front until it breaks, then from its back. Rows
// that lie are found by their checksums afterwards (checkCart.ts).

import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { type CartRow, cartChecksum } from '../sqlite/rowChecksums.ts';

type Row = Record<string, number | string | Uint8Array | null>;

const tables = {
  cart: 'cart',
  log: 'cart, replica',
  entry: 'cart, replica, seq',
  set_aside: 'cart, replica, seq',
  held: 'cart, device',
  claim: 'cart, name',
  gone: 'number',
};

/** Fills `target`, a new log without carts. */
export function salvage(path: string, target: DatabaseSyncInstance): void {
  let source: DatabaseSyncInstance;
  try {
    source = new DatabaseSync(path, { readOnly: true });
  } catch {
    return;
  }
  for (const [table, key] of Object.entries(tables)) {
    for (const row of readable(source, table, key)) write(target, table, row);
  }
  for (const row of readable(source, 'cart INDEXED BY sqlite_autoindex_cart_1', 'id', 'id, cart'))
    nameCart(target, row);
  source.close();
}

function* readable(source: DatabaseSyncInstance, table: string, key: string, columns = '*'): Generator<Row> {
  const backwards = key.replaceAll(/(\w)(?=,|$)/g, '$1 DESC');
  // As they lie, where it is a column's name that is damaged.
  for (const order of [`ORDER BY ${key}`, `ORDER BY ${backwards}`, '']) {
    try {
      yield* source.prepare(`SELECT ${columns} FROM ${table} ${order}`).iterate() as Iterable<Row>;
      return;
    } catch {
      // Broken here: what lies behind is read from the other end.
    }
  }
}

function write(target: DatabaseSyncInstance, table: string, row: Row): void {
  // By place, not by name: names can be damaged, too.
  const values = Object.values(row);
  const places = values.map(() => '?').join(', ');
  try {
    target.prepare(`INSERT OR IGNORE INTO ${table} VALUES (${places})`).run(...values);
  } catch {
    // A row that has lost its types.
  }
}

/** A cart's id stands in the table and in its index: the one that fits the checksum is right. */
function nameCart(target: DatabaseSyncInstance, { cart, id }: Row): void {
  const kept = target.prepare('SELECT * FROM cart WHERE cart = ?').get(cart ?? null) as CartRow | undefined;
  if (kept === undefined || kept.id === id || typeof id !== 'string') return;
  if (cartChecksum({ ...kept, id }) !== kept.checksum) return;
  target.prepare('UPDATE cart SET id = ? WHERE cart = ?').run(id, kept.cart);
}
