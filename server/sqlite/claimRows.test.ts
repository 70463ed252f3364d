// The rows that keep what was claimed: across restarts, upgrades, damage, backup and deletion nothing is granted twice.

import { renameSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog } from '../../src/wire/testing/chainedLog.ts';
import { backup, deleteCart, restore, verify } from '../operate/operatorCommands.ts';
import { salvage } from '../operate/salvage.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { openDatabase } from './sqliteDatabase.ts';
import { openSqliteLog } from './sqliteLog.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const batches = [{ cartId, receivedAt: 1, update: encodeUpdate([chainedLog(7, 3)]) }];
const value = (byte: number) => new Uint8Array(16).fill(byte);
const stands = (byte: number) => ({ kind: 'stands', value: value(byte) });

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
let lines: string[];
const say = (line: string) => void lines.push(line);
const now = () => 1;
beforeEach(() => {
  data = temporaryDirectory('claims');
  path = join(data.path, 'relay.sqlite');
  lines = [];
  const sqlite = openSqliteLog(path);
  expect(sqlite.appendAll(batches)).toEqual([null]);
  sqlite.close();
});
afterEach(() => data.remove());

/** By a relay of its own. */
function claim(name: string, byte: number) {
  const sqlite = openSqliteLog(path);
  try {
    return sqlite.claim({ cartId, name, value: value(byte), most: 9, receivedAt: 1 });
  } finally {
    sqlite.close();
  }
}

function run(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

test('what was granted stands after a restart', () => {
  expect(claim('round', 1)).toEqual(stands(1));
  expect(claim('round', 2)).toEqual(stands(1));
});

const mendable = [
  ['a value', `value = x'07' || substr(value, 2)`],
  ['a name', `name = x'726f756e63'`],
  ['the type of the value', `value = 'text'`],
  ['the type of the name', `name = 'text'`],
] as const;
const beyondMending = [
  ['a checksum', 'checksum = checksum + 1'],
  ['a checksum beyond numbers', 'checksum = 9223372036854775807'],
] as const;

function damage(change: (typeof mendable | typeof beyondMending)[number][1]): void {
  claim('round', 1);
  run(`UPDATE claim SET ${change} WHERE name = x'726f756e64'`);
}

test.each([...mendable, ...beyondMending])('%s that is damaged: granted to nobody else, under no name', (_, change) => {
  damage(change);
  expect(claim('round', 2)).toEqual({ kind: 'damaged' });
  expect(claim('other', 2)).toEqual({ kind: 'damaged' });
});

test.each([...mendable, ...beyondMending])('%s that is damaged is named by verify, and stays', (_, change) => {
  damage(change);
  for (const _ of [1, 2]) {
    expect(verify(path, say, now)).toBe(1);
    expect(lines.splice(0).join()).toContain(`cart ${cartId}: a claim`);
  }
  expect(claim('round', 2)).toEqual({ kind: 'damaged' });
});

test.each(mendable)('%s that is damaged is whole again when what stood there is claimed', (_, change) => {
  damage(change);
  expect(claim('round', 1)).toEqual(stands(1));
  expect(claim('round', 2)).toEqual(stands(1));
  expect(claim('other', 2)).toEqual(stands(2));
  expect(verify(path, say, now)).toBe(0);
});

test('a log of version 3 gets a place for claims, and is otherwise the same', () => {
  run('DROP TABLE claim; PRAGMA user_version = 3');
  expect(claim('round', 1)).toEqual(stands(1));
  expect(verify(path, say, now)).toBe(0);
  expect(lines).toEqual(['All 3 entries of 1 carts are whole.']);
});

test('claims are backed up and restored', () => {
  claim('round', 1);
  const copy = join(data.path, 'copy.sqlite');
  backup(path, copy, say);
  claim('later', 2);
  restore(path, copy, say, now);
  expect(claim('round', 3)).toEqual(stands(1));
  expect(claim('later', 3)).toEqual(stands(3));
});

test('claims are saved from a damaged file', () => {
  claim('round', 1);
  const damaged = join(data.path, 'damaged.sqlite');
  renameSync(path, damaged);
  const fresh = openDatabase(path);
  salvage(damaged, fresh);
  fresh.close();
  expect(claim('round', 2)).toEqual(stands(1));
});

test('claims of a cart whose row is lost are named by verify, and go', () => {
  claim('round', 1);
  run('DELETE FROM cart');
  expect(verify(path, say, now)).toBe(1);
  expect(lines.join()).toContain('1 claims of a cart whose row is lost');
  expect(verify(path, say, now)).toBe(0);
});

test('claims are deleted with their cart, for good', () => {
  claim('round', 1);
  deleteCart(path, cartId, say, now);
  expect(() => claim('round', 2)).toThrow('the cart is gone');
  const database = new DatabaseSync(path);
  expect(database.prepare('SELECT count(*) AS n FROM claim').get()).toEqual({ n: 0 });
  database.close();
});
