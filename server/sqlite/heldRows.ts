// What devices hold of a cart, as rows: a state vector per device. It knows bytes and checksums; what may be kept is the
// room's business (holdings.ts).

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import type { HeldLogs } from '../../src/wire/frames.ts';
import { decodeStateVector, encodeStateVector } from '../../src/wire/stateVector.ts';
import { isNoInteger, roundedRows } from './roundedRows.ts';
import { type HeldRow, heldChecksum, isIntactHeld } from './rowChecksums.ts';

export interface HeldRows {
  /** What is damaged is left out: the device tells it again when it says hello the next time. */
  readonly of: (cart: number) => HeldLogs[];
  /** In a transaction of the caller's. */
  readonly keep: (cart: number, devices: readonly HeldLogs[]) => void;
}

export function heldRows(database: DatabaseSyncInstance): HeldRows {
  const statements = {
    of: roundedRows(database, 'SELECT * FROM held WHERE cart = ?'),
    keep: database.prepare('INSERT OR REPLACE INTO held VALUES (?, ?, ?, ?)'),
  };
  return {
    of: (cart) => (statements.of.all(cart) as HeldRow[]).flatMap((row) => heldLogsOf(cart, row) ?? []),
    keep(cart, devices) {
      for (const { device, lengths } of devices) {
        const row = { device: Buffer.from(device), lengths: encodeStateVector(lengths) };
        statements.keep.run(cart, row.device, row.lengths, heldChecksum(cart, row));
      }
    },
  };
}

/** Drops damaged rows, and those of carts whose row is lost, and returns how many there were. */
export function dropDamagedHeld(database: DatabaseSyncInstance): number {
  const impossible = database
    .prepare(`DELETE FROM held WHERE ${isNoInteger('cart')} OR ${isNoInteger('checksum')}`)
    .run();
  const damaged: StoredHeld[] = [];
  for (const row of roundedRows(database, 'SELECT * FROM held').iterate() as Iterable<StoredHeld>) {
    if (heldLogsOf(row.cart, row) === null) damaged.push(row);
  }
  // A relay beside us may have written a row anew meanwhile.
  const drop = database.prepare('DELETE FROM held WHERE cart = ? AND device = ? AND checksum = ?');
  const dropped = damaged.map(({ cart, device, checksum }) => drop.run(cart, device, checksum));
  const strays = database.prepare('DELETE FROM held WHERE cart NOT IN (SELECT cart FROM cart)').run();
  return [impossible, ...dropped, strays].reduce((sum, { changes }) => sum + Number(changes), 0);
}

type StoredHeld = HeldRow & { readonly cart: number };

function heldLogsOf(cart: number, row: HeldRow): HeldLogs | null {
  const lengths = isIntactHeld(cart, row) ? decodeStateVector(row.lengths) : null;
  return lengths === null ? null : { device: Buffer.from(row.device).toString(), lengths };
}
