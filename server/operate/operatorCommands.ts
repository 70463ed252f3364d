// What the operator does to the log from the command line: check it, copy it, put a copy in its place, delete a cart.
// Each returns its exit code; what fails throws LogFailure.

import { closeSync, copyFileSync, existsSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import { parseKey } from '../../src/wire/linkKeys.ts';
import { LogFailure } from '../log/logStorage.ts';
import { checkCart } from '../sqlite/checkCart.ts';
import { damagedClaims } from '../sqlite/claimRows.ts';
import { createCutOff } from '../sqlite/cutOff.ts';
import { entomb } from '../sqlite/goneCarts.ts';
import { dropDamagedHeld } from '../sqlite/heldRows.ts';
import { dropDamagedPacks } from '../sqlite/packs.ts';
import { roundedRows } from '../sqlite/roundedRows.ts';
import type { CartRow } from '../sqlite/rowChecksums.ts';
import { inTransaction, openDatabase, structuralFault, takeOwnership } from '../sqlite/sqliteDatabase.ts';
import { salvage } from './salvage.ts';

export type Say = (line: string) => void;

/** Reads everything again, also while a relay uses it. What is damaged is named, and asked of members from then on. */
export function verify(path: string, say: Say, now: () => number): number {
  const database = openOrFault(path);
  if (typeof database === 'string') return rebuild(path, database, say, now);
  const { damages, entries, carts } = checkAll(database, say);
  database.close();
  for (const damage of damages) say(damage);
  if (damages.length === 0) say(`All ${entries} entries of ${carts} carts are whole.`);
  else
    say(
      `${damages.length} damages. The next member that holds what is lost brings it back; so does a restored backup.`,
    );
  return damages.length === 0 ? 0 : 1;
}

/** Copies the log as it is at this moment, also while a relay uses it. The copy is checked before it gets its name. */
export function backup(path: string, target: string, say: Say): number {
  if (existsSync(target)) throw new LogFailure(`${target} is there already`);
  const database = openExisting(path);
  const unfinished = `${target}.unfinished`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  database.close();
  const copy = new DatabaseSync(unfinished);
  const fault = structuralFault(copy);
  const { entries } = copy.prepare('SELECT count(*) AS entries FROM entry').get() as { entries: number };
  const { carts } = copy.prepare('SELECT count(*) AS carts FROM cart').get() as { carts: number };
  copy.close();
  if (fault !== null) throw new LogFailure(`the copy is damaged, as the log may be: ${fault}. Run verify`);
  force(unfinished);
  renameSync(unfinished, target);
  force(dirname(target));
  say(`${target} holds ${entries} entries of ${carts} carts.`);
  return 0;
}

/**
 * Puts a copy in the log's place. It may hold less than members do: they bring that back as they connect. The log that was
 * there is moved aside, and its deleted carts stay deleted.
 */
export function restore(path: string, source: string, say: Say, now: () => number): number {
  if (!existsSync(source)) throw new LogFailure(`${source} is not there`);
  const owner = takeOwnership(path);
  try {
    const fresh = `${path}.restoring`;
    for (const ending of ['', '-wal', '-shm']) rmSync(fresh + ending, { force: true });
    copyFileSync(source, fresh);
    const database = openDatabase(fresh);
    const fault = structuralFault(database);
    if (fault !== null) throw new LogFailure(`${source} is damaged: ${fault}`);
    const aside = `${path}.before-restore-${now()}`;
    if (existsSync(path)) keepGone(database, path, say);
    settle(database);
    replaceLog(path, fresh, aside);
    if (existsSync(aside)) say(`What was there is now ${aside}.`);
    say(`Restored from ${source}. Members that hold more bring it back when they connect.`);
    return 0;
  } finally {
    owner.close();
  }
}

/** Deletes a cart for good, also while a relay uses it. */
export function deleteCart(path: string, cartId: string, say: Say, now: () => number): number {
  if (parseKey(cartId) === null) throw new LogFailure(`${cartId} is no cart id: it stands in the link after /cart/`);
  const database = openExisting(path);
  database.exec('PRAGMA secure_delete = ON');
  let wasThere = false;
  inTransaction(database, () => {
    wasThere = entomb(database, cartId, now());
  });
  database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
  database.close();
  say(
    `Cart ${cartId} is deleted${wasThere ? '' : ' (this relay held nothing of it)'}, and cannot be used here any more.`,
  );
  return 0;
}

function openExisting(path: string): DatabaseSyncInstance {
  if (!existsSync(path)) throw new LogFailure(`there is no ${path}. Set DATA_DIR to where the carts are kept`);
  return openDatabase(path);
}

/** The database, or what is wrong with its structure. */
function openOrFault(path: string): DatabaseSyncInstance | string {
  try {
    const database = openExisting(path);
    const fault = structuralFault(database);
    if (fault === null) return database;
    database.close();
    return fault;
  } catch (cause) {
    if (cause instanceof LogFailure && /malformed|not a database|is empty|is damaged/.test(cause.message))
      return cause.message;
    throw cause;
  }
}

function checkAll(database: DatabaseSyncInstance, say: Say): { damages: string[]; entries: number; carts: number } {
  const cutOff = createCutOff(database);
  const carts = roundedRows(database, 'SELECT * FROM cart ORDER BY cart').all() as CartRow[];
  const damages: string[] = [];
  for (const cart of carts) {
    if (checkCart(database, null, cart).length === 0) continue;
    inTransaction(database, () => {
      const again = roundedRows(database, 'SELECT * FROM cart WHERE cart = ?').get(cart.cart) as CartRow | undefined;
      if (again !== undefined) damages.push(...checkCart(database, cutOff, again));
    });
  }
  for (const [table, rows] of Object.entries({ entry: 'entries', log: 'logs', claim: 'claims' })) {
    const ofNoCart = `FROM ${table} WHERE cart NOT IN (SELECT cart FROM cart)`;
    const { n } = database.prepare(`SELECT count(*) AS n ${ofNoCart}`).get() as { n: number };
    if (n === 0) continue;
    damages.push(`${n} ${rows} of a cart whose row is lost, and with it whose they were`);
    inTransaction(database, () => database.exec(`DELETE ${ofNoCart}`));
  }
  damages.push(...damagedClaims(database));
  // No damages of the log: the devices tell it again, and packs are made anew from it.
  const notes = dropDamagedHeld(database);
  if (notes > 0) say(`${notes} damaged notes of what a device holds are dropped. The devices tell it again.`);
  const packs = dropDamagedPacks(database);
  if (packs > 0) say(`${packs} damaged packs are dropped. They are made anew from the entries.`);
  const { entries } = database.prepare('SELECT count(*) AS entries FROM entry').get() as { entries: number };
  return { damages, entries, carts: carts.length };
}

/** Saves what can be read into a new file, which takes the damaged one's place. */
function rebuild(path: string, fault: string, say: Say, now: () => number): number {
  say(`The file is damaged: ${fault}.`);
  const owner = takeOwnership(path);
  try {
    const fresh = `${path}.rebuilding`;
    for (const ending of ['', '-wal', '-shm']) rmSync(fresh + ending, { force: true });
    const database = openDatabase(fresh);
    salvage(path, database);
    const { damages, entries, carts } = checkAll(database, say);
    settle(database);
    const aside = `${path}.damaged-${now()}`;
    replaceLog(path, fresh, aside);
    for (const damage of damages) say(damage);
    say(`${entries} entries of ${carts} carts could be read and are kept. The damaged file is now ${aside}.`);
    say('Members bring back what they hold when they connect; or restore a backup.');
    return 1;
  } finally {
    owner.close();
  }
}

function keepGone(database: DatabaseSyncInstance, path: string, say: Say): void {
  try {
    const old = new DatabaseSync(path, { readOnly: true });
    const gone = old.prepare('SELECT id, at FROM gone').all() as { id: string; at: number }[];
    old.close();
    inTransaction(database, () => {
      for (const { id, at } of gone) entomb(database, id, at);
    });
  } catch {
    say('The carts deleted since that backup could not be read from the log that was there: delete them again.');
  }
}

function settle(database: DatabaseSyncInstance): void {
  database.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
  database.close();
}

function replaceLog(path: string, fresh: string, aside: string): void {
  force(fresh);
  for (const ending of ['', '-wal', '-shm']) {
    if (existsSync(path + ending)) renameSync(path + ending, aside + ending);
  }
  renameSync(fresh, path);
  force(dirname(path));
}

/** Makes a file, or the names in a directory, survive a loss of power. */
function force(path: string): void {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}
