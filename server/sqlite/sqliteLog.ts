// The log in SQLite, synchronously: one database, one writer, every commit forced to the disk. It runs in a thread of
// its own (sqliteWorker.ts), since a forced commit blocks for milliseconds.

import { readHead } from '../../src/log/entryHead.ts';
import type { LogRefusal } from '../../src/wire/guard.ts';
import type { BatchOutcome, BlockingLog, CommitOutcome } from '../log/blockingLog.ts';
import { type Batch, type HeldNote, LogFailure, type LostEntries } from '../log/logStorage.ts';
import { batchAppender } from './batchAppender.ts';
import { checkCart } from './checkCart.ts';
import { claimRows } from './claimRows.ts';
import { createCutOff } from './cutOff.ts';
import { followedStreams, forgetFollowed } from './followedStreams.ts';
import { goneCarts } from './goneCarts.ts';
import { heldRows } from './heldRows.ts';
import { logReader } from './logReader.ts';
import { headOfRow } from './logRows.ts';
import { isBeyondNumbers, roundedRows } from './roundedRows.ts';
import { type CartRow, cartChecksum, type EntryRow, isIntactEntry, isIntactLog, type LogRow } from './rowChecksums.ts';
import { asFailure, cartTables, inTransaction, openOwned } from './sqliteDatabase.ts';

/** Of damages, in one message; `verify` names all. */
const maxNamed = 5;

/** Throws LogFailure where the file cannot be used, or is not forced to the disk; a cache of what others keep need not be. */
export function openSqliteLog(path: string, { isCache = false } = {}): BlockingLog {
  const { owner, database } = openOwned(path);
  if (isCache)
    database.exec('PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON'); // whole after a crash, if older
  else forgetFollowed(database);
  const cutOff = createCutOff(database);
  const gone = goneCarts(database);
  const held = heldRows(database);
  const claims = claimRows(database);
  const reader = logReader(database);
  const appender = batchAppender(database, cutOff, gone.has);
  const streams = followedStreams(database, { appender, claims, gone, held });
  const one = (sql: string) => database.prepare(sql);
  const statements = {
    cart: one('SELECT * FROM cart WHERE id = ?'),
    logs: one('SELECT * FROM log WHERE cart = ?'),
    log: one('SELECT * FROM log WHERE cart = ? AND replica = ?'),
    replicas: one('SELECT count(DISTINCT replica) AS n FROM entry WHERE cart = ?'),
    entry: one('SELECT * FROM entry WHERE cart = ? AND replica = ? AND seq = ?'),
    idle: one('SELECT cart, id FROM cart WHERE written_at < ?'),
    dropCart: cartTables.map((table) => one(`DELETE FROM ${table} WHERE cart = ?`)),
    touch: one(`INSERT OR REPLACE INTO relay (key, value) VALUES ('probe', ?)`),
  };

  const cartOf = (cartId: string) => statements.cart.get(cartId) as CartRow | undefined;

  /** As far as it shows without reading entries. The row of a log can also be gone, whole, to another cart. */
  function hasFaultyRow(cart: CartRow): boolean {
    const logs = statements.logs.all(cart.cart) as LogRow[];
    if (cartChecksum(cart) !== cart.checksum || logs.some((row) => !isIntactLog(cart.cart, row))) return true;
    const isComplete = logs.reduce((sum, { length }) => sum + length, 0) === cart.position;
    return !isComplete && (statements.replicas.get(cart.cart) as { n: number }).n !== logs.length;
  }

  /** Cuts off what is damaged, so that the cart can be opened again, and says what it was. */
  function damageIn(cart: CartRow | undefined): LogFailure {
    if (cart === undefined) return new LogFailure('the cart is not there any more');
    let damages: ReturnType<typeof checkCart> = [];
    appender.forget();
    inTransaction(database, () => {
      damages = checkCart(database, cutOff, cart);
    });
    return new LogFailure(damages.slice(0, maxNamed).join('; ') || 'the cart has changed meanwhile');
  }

  function commit(batches: readonly Batch[], notes: readonly HeldNote[]): CommitOutcome {
    const outcomes: BatchOutcome[] = [];
    try {
      inTransaction(database, () => {
        appender.begin();
        for (const batch of batches) outcomes.push(orFailure(() => appender.append(batch)));
        appender.finish();
        for (const note of notes) keepHeld(note);
      });
      return { batches: outcomes, notes: null };
    } catch (cause) {
      appender.forget();
      const failure = asFailure(cause);
      const again = batches.length > 0 && notes.length > 0 ? commit(batches, []).batches : null;
      return { batches: again ?? batches.map(() => failure), notes: failure };
    }
  }

  function keepHeld({ cartId, devices }: HeldNote): void {
    const stored = cartOf(cartId);
    if (stored !== undefined) held.keep(stored.cart, devices);
  }

  /** Damage, too, is a number that cannot be read. */
  function orCutOff<Result>(cartId: string, read: () => Result): Result {
    try {
      return read();
    } catch (cause) {
      if (!isBeyondNumbers(cause)) throw cause;
      throw damageIn(roundedRows(database, 'SELECT * FROM cart WHERE id = ?').get(cartId) as CartRow | undefined);
    }
  }

  const log: BlockingLog = {
    open(cartId) {
      const isGone = gone.has(cartId);
      const cart = cartOf(cartId);
      if (cart === undefined) return { logs: new Map(), position: 0, bytes: 0, isGone, lost: new Map() };
      let lost: LostEntries = new Map();
      if (hasFaultyRow(cart)) damageIn(cart);
      if (cutOff.holdsAny(cart.cart)) {
        appender.forget();
        inTransaction(database, () => {
          lost = cutOff.putBack(cart.cart);
        });
      }
      const logs = statements.logs.all(cart.cart) as LogRow[];
      const { position, bytes } = cartOf(cartId) ?? cart;
      return { logs: new Map(logs.map((row) => [row.replica, headOfRow(row)])), position, bytes, isGone, lost };
    },

    appendAll: (batches) => commit(batches, []).batches,
    commit,

    readPart(cartId, ranges) {
      const stored = cartOf(cartId);
      const part = stored === undefined ? null : reader.read(stored.cart, ranges);
      if (part === null) throw damageIn(stored);
      return part;
    },
    keepPacks: reader.keepPacks,
    forget: appender.forget,

    hashesAt(cartId, places) {
      const stored = cartOf(cartId);
      return places.map(({ replica, seq }) => {
        if (stored === undefined) return null;
        const log = statements.log.get(stored.cart, replica) as LogRow | undefined;
        if (log === undefined || seq >= log.length) return null;
        if (seq === log.length - 1) return log.head_hash;
        const after = statements.entry.get(stored.cart, replica, seq + 1) as EntryRow | undefined;
        if (after === undefined || !isIntactEntry(stored.cart, after)) throw damageIn(stored);
        return readHead(after.bytes)?.previous ?? null;
      });
    },

    heldBy(cartId) {
      const stored = cartOf(cartId);
      return stored === undefined ? [] : held.of(stored.cart);
    },

    claim(request) {
      if (gone.has(request.cartId)) throw new LogFailure('the cart is gone');
      const stored = cartOf(request.cartId);
      if (stored === undefined) return { kind: 'no-entries' };
      const standing = claims.standing(stored.cart, request.name);
      return standing ?? inTransaction(database, () => claims.add(stored.cart, request));
    },

    ...streams,
    newlyGone: gone.news,

    idle: (before) => (statements.idle.all(before) as { id: string }[]).map(({ id }) => id),

    dropIdle(before, except) {
      let dropped = 0;
      appender.forget();
      inTransaction(database, () => {
        for (const { cart, id } of statements.idle.all(before) as { cart: number; id: string }[]) {
          if (except.includes(id)) continue;
          for (const statement of statements.dropCart) statement.run(cart);
          dropped++;
        }
      });
      return dropped;
    },

    probe() {
      inTransaction(database, () => statements.touch.run(Date.now()));
    },

    close() {
      database.close();
      owner.close();
    },
  };
  return {
    ...log,
    open: (cartId) => orCutOff(cartId, () => log.open(cartId)),
    readPart: (cartId, ranges) => orCutOff(cartId, () => log.readPart(cartId, ranges)),
    hashesAt: (cartId, places) => orCutOff(cartId, () => log.hashesAt(cartId, places)),
  };
}

/** The reason why SQLite, or the batch itself, refused; a failure of the disk is not the batch's, and goes on. */
function orFailure(work: () => readonly LogRefusal[]): BatchOutcome {
  try {
    const refusals = work();
    return refusals.length === 0 ? null : refusals;
  } catch (cause) {
    if (cause instanceof LogFailure) return cause;
    throw cause;
  }
}
