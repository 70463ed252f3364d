// Writes batches into rows. What it knows of carts it keeps from one transaction to the next, since nobody else writes
// while a relay runs, save the operator's commands: those show in SQLite's data_version, and then all is read anew.

import type { DatabaseSyncInstance } from '@photostructure/sqlite';
import { entryHash } from '../../src/log/entryHead.ts';
import { emptyLog, type LogHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { AdmittedRun, LogRefusal } from '../../src/wire/guard.ts';
import { sha256 } from '../host/sha256.ts';
import { continuation } from '../log/continuation.ts';
import { type Batch, LogFailure } from '../log/logStorage.ts';
import type { CutOff } from './cutOff.ts';
import { headOfRow, logWriter } from './logRows.ts';
import { type CartRow, cartChecksum, entryChecksum, type LogRow } from './rowChecksums.ts';

/** All of it within transactions of the caller's. */
export interface BatchAppender {
  /** First in a transaction. */
  readonly begin: () => void;
  /** Stores what continues its cart, and returns what does not. Throws LogFailure, and has changed nothing, for no update. */
  readonly append: (batch: Batch) => readonly LogRefusal[];
  /** Last: writes each cart and log that has moved. */
  readonly finish: () => void;
  /** What is known may be wrong: the transaction was undone, or the rows were changed otherwise. */
  readonly forget: () => void;
}

interface Cart {
  row: CartRow;
  /** As far as they were asked for; null: has no entries yet. */
  readonly logs: Map<ReplicaId, LogHead | null>;
  /** Logs that have moved in this transaction. */
  readonly moved: Set<ReplicaId>;
  readonly hasLost: boolean;
}

/** Beyond this, the carts that have been known longest are forgotten: some megabytes. */
const maxKnownLogs = 10_000;

export function batchAppender(
  database: DatabaseSyncInstance,
  cutOff: CutOff,
  isGone: (cartId: string) => boolean,
): BatchAppender {
  const writeLog = logWriter(database);
  const one = (sql: string) => database.prepare(sql);
  const statements = {
    cart: one('SELECT * FROM cart WHERE id = ?'),
    newCart: one('INSERT INTO cart (id, position, bytes, written_at, checksum) VALUES (?, 0, 0, 0, 0) RETURNING *'),
    moveCart: one('UPDATE cart SET position = ?, bytes = ?, written_at = ?, checksum = ? WHERE cart = ?'),
    log: one('SELECT * FROM log WHERE cart = ? AND replica = ?'),
    newEntry: one('INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?, ?, ?, ?, ?)'),
    entry: one('SELECT bytes FROM entry WHERE cart = ? AND replica = ? AND seq = ?'),
    dataVersion: one('PRAGMA data_version'),
  };
  const carts = new Map<string, Cart>();
  const moved = new Set<Cart>();
  let knownLogs = 0;
  let dataVersion: number | null = null;

  function forget(): void {
    carts.clear();
    moved.clear();
    knownLogs = 0;
  }

  /** Null: there is none yet. */
  function cartOf(cartId: string): Cart | null {
    const known = carts.get(cartId);
    if (known !== undefined) return known;
    if (isGone(cartId)) throw new LogFailure('the cart is gone');
    const row = statements.cart.get(cartId) as CartRow | undefined;
    return row === undefined ? null : keep(row, cutOff.holdsAny(row.cart));
  }

  function keep(row: CartRow, hasLost: boolean): Cart {
    const cart: Cart = { row, logs: new Map(), moved: new Set(), hasLost };
    carts.set(row.id, cart);
    return cart;
  }

  function logOf(cart: Cart, replica: ReplicaId): LogHead | null {
    const known = cart.logs.get(replica);
    if (known !== undefined) return known;
    const row = statements.log.get(cart.row.cart, replica) as LogRow | undefined;
    return knowLog(cart, replica, row === undefined ? null : headOfRow(row));
  }

  function knowLog({ logs }: Cart, replica: ReplicaId, log: LogHead | null): LogHead | null {
    if (!logs.has(replica)) knownLogs++;
    logs.set(replica, log);
    return log;
  }

  /** As far as it can be read: one that is damaged is another, until somebody brings it back. */
  function hashAt(cart: Cart, replica: ReplicaId, seq: number): string | null {
    const row = statements.entry.get(cart.row.cart, replica, seq) as { bytes: unknown } | undefined;
    return row?.bytes instanceof Uint8Array ? entryHash(row.bytes, sha256) : null;
  }

  function writeEntries(cart: number, { replica, seq, entries }: AdmittedRun, position: number, received_at: number) {
    for (const [index, { bytes, signature }] of entries.entries()) {
      const row = { replica, seq: seq + index, position: position + index, received_at, bytes, signature };
      const { seq: at, position: place } = row;
      statements.newEntry.run(cart, replica, at, place, received_at, bytes, signature, entryChecksum(cart, row));
    }
  }

  return {
    begin() {
      const { data_version } = statements.dataVersion.get() as { data_version: number };
      if (data_version !== dataVersion) forget();
      dataVersion = data_version;
      for (const [cartId, { logs }] of carts) {
        if (knownLogs <= maxKnownLogs) break;
        carts.delete(cartId);
        knownLogs -= logs.size;
      }
    },

    append(batch) {
      const stored = cartOf(batch.cartId);
      const { runs, refusals } = continuation(batch.update, {
        head: (replica) => stored && logOf(stored, replica),
        hashAt: (replica, seq) => stored && hashAt(stored, replica, seq),
        lostHash: (replica, seq) => (stored?.hasLost ? cutOff.lostHash(stored.row.cart, replica, seq) : undefined),
      });
      if (runs.length === 0) return refusals;
      // From here on only the disk can fail, and then the whole transaction does.
      const cart = stored ?? keep(statements.newCart.get(batch.cartId) as CartRow, false);
      let { position, bytes } = cart.row;
      for (const run of runs) {
        writeEntries(cart.row.cart, run, position, batch.receivedAt);
        position += run.entries.length;
        for (const entry of run.entries) bytes += entry.bytes.length;
        knowLog(cart, run.replica, run.head);
        cart.moved.add(run.replica);
      }
      cart.row = { ...cart.row, position, bytes, written_at: batch.receivedAt };
      moved.add(cart);
      return refusals;
    },

    finish() {
      for (const cart of moved) {
        for (const replica of cart.moved) writeLog(cart.row.cart, cart.logs.get(replica) ?? emptyLog(replica));
        cart.moved.clear();
        const { row } = cart;
        statements.moveCart.run(row.position, row.bytes, row.written_at, cartChecksum(row), row.cart);
      }
      moved.clear();
    },

    forget,
  };
}
