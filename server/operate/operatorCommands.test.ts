// The operator's commands on real files, with relays that live on beside them.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { openSqliteLog } from '../sqlite/sqliteLog.ts';
import { fileLog } from '../testing/fileLog.ts';
import { holds, isStored, party } from '../testing/party.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { logLengthOf, newCart, type TestRelay } from '../testing/testRelay.ts';
import { backup, deleteCart, restore, verify } from './operatorCommands.ts';

const people = party();
const { start, follow } = people;
const log = chainedLog(2 ** 50 + 1, 30);

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
let said: string[];
const say = (line: string) => said.push(line);
const now = () => 1234;
beforeEach(() => {
  data = temporaryDirectory('operator');
  path = join(data.path, 'relay.sqlite');
  said = [];
});
afterEach(() => data.remove());

const startOnFile = async (): Promise<TestRelay> => start({ storage: await fileLog(path), lookForGoneMs: 20 });

describe('backup and restore', () => {
  test('a copy taken while people write holds what was durable, and a relay restored from it is healed by a member', async () => {
    const cart = newCart();
    const target = join(data.path, 'copy.sqlite');
    const relay = await startOnFile();
    const alice = await follow(relay, cart);
    alice.hello();
    alice.push(part(log, 0, 20));
    await isStored(relay, cart, 20);
    expect(backup(path, target, say)).toBe(0);
    expect(said).toEqual([expect.stringContaining('20 entries of 1 carts')]);
    alice.push(part(log, 20));
    await isStored(relay, cart, 30);
    alice.leave();
    await relay.close();

    expect(restore(path, target, say, now)).toBe(0);
    expect(existsSync(`${path}.before-restore-1234`)).toBe(true);
    const again = await startOnFile();
    const back = await follow(again, cart);
    expect((await back.next('sync-step-1')).stateVector).toEqual(new Map([[log.replica, 20]]));
    back.hello([logLengthOf(log)]);
    back.push(part(log, 20));
    await isStored(again, cart, 30);
    await holds(await follow(again, cart, cart.viewKey), log);
  });

  test('a copy is never written over a file, nor restored under a running relay, nor when it is damaged', async () => {
    const target = join(data.path, 'copy.sqlite');
    openSqliteLog(path).close();
    backup(path, target, say);
    expect(() => backup(path, target, say)).toThrow('is there already');
    const owner = openSqliteLog(path);
    expect(() => restore(path, target, say, now)).toThrow('another relay is using it');
    owner.close();
    const bytes = readFileSync(target);
    bytes.fill(0xff, 4096, 8192);
    writeFileSync(target, bytes);
    const before = readFileSync(path);
    expect(() => restore(path, target, say, now)).toThrow(/damaged|malformed/);
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(() => restore(path, join(data.path, 'none'), say, now)).toThrow('is not there');
    openSqliteLog(path).close();
  });

  test('a cart that was deleted stays deleted, also where the backup holds it', async () => {
    const cart = newCart();
    const target = join(data.path, 'copy.sqlite');
    const relay = await startOnFile();
    const alice = await follow(relay, cart);
    alice.push(log);
    await isStored(relay, cart, 30);
    backup(path, target, say);
    deleteCart(path, cart.cartId, say, now);
    expect(await alice.closed).toBe(4410);
    await relay.close();
    restore(path, target, say, now);
    const again = await startOnFile();
    expect(await again.storage.open(cart.cartId)).toMatchObject({ isGone: true, position: 0 });
  });
});

describe('delete-cart', () => {
  test('ends the cart for all who are in it, and for good; members cannot undo it', async () => {
    const [cart, another] = [newCart(), newCart()];
    const relay = await startOnFile();
    const [alice, bob, carol] = [await follow(relay, cart), await follow(relay, cart), await follow(relay, another)];
    alice.hello();
    alice.push(log);
    carol.push(log);
    await isStored(relay, cart, 30);
    expect(deleteCart(path, cart.cartId, say, now)).toBe(0);
    expect(await alice.next('refused')).toMatchObject({ reason: 'gone' });
    expect([await alice.closed, await bob.closed]).toEqual([4410, 4410]);
    expect(carol.isOpen()).toBe(true);

    for (const key of [cart.editKey, cart.viewKey]) {
      const back = await people.join(relay, cart, key);
      back.hello([logLengthOf(log)]);
      back.push(log);
      expect(await back.closed).toBe(4410);
    }
    await relay.close();
    const again = await startOnFile();
    const back = await people.join(again, cart);
    back.push(log);
    expect(await back.closed).toBe(4410);
    expect((await again.storage.open(cart.cartId)).position).toBe(0);
    await holds(await follow(again, another), log);
  });

  test('what is written before the relay has looked is not stored, and ends the cart', async () => {
    const cart = newCart();
    const relay = await start({ storage: await fileLog(path), lookForGoneMs: 1_000_000 });
    const alice = await follow(relay, cart);
    alice.hello();
    alice.push(part(log, 0, 20));
    await isStored(relay, cart, 20);
    deleteCart(path, cart.cartId, say, now);
    alice.push(part(log, 20));
    expect(await alice.next('refused')).toMatchObject({ reason: 'storage' });
    expect(await alice.closed).toBe(4410);
    // Also what would be a cart's first entries.
    const update = encodeUpdate([log]);
    const late = relay.storage.append({ cartId: cart.cartId, receivedAt: 1, update });
    await expect(late).rejects.toThrow('gone');
    expect((await relay.storage.open(cart.cartId)).position).toBe(0);
  });

  test('what it held is wiped from the disk', async () => {
    const cart = newCart();
    const secret = 'oat milk and a surprise';
    const relay = await startOnFile();
    (await follow(relay, cart)).push(chainedLog(7, 2, { body: () => new TextEncoder().encode(secret) }));
    await isStored(relay, cart, 2);
    await relay.close();
    const onDisk = () => readdirSync(data.path).some((name) => readFileSync(join(data.path, name)).includes(secret));
    expect(onDisk()).toBe(true);
    deleteCart(path, cart.cartId, say, now);
    expect(onDisk()).toBe(false);
    expect(said.join()).not.toContain(cart.editKey);
  });

  test('a cart that this relay never saw can be deleted too; what is no cart id cannot', () => {
    openSqliteLog(path).close();
    expect(deleteCart(path, newCart().cartId, say, now)).toBe(0);
    expect(said.join()).toContain('held nothing of it');
    expect(() => deleteCart(path, 'x', say, now)).toThrow('no cart id');
    expect(() => deleteCart(join(data.path, 'none'), newCart().cartId, say, now)).toThrow('DATA_DIR');
  });
});

test('verify runs beside a relay, and what it marks is asked of members and called durable no more', async () => {
  const cart = newCart();
  const relay = await startOnFile();
  const alice = await follow(relay, cart);
  alice.push(log);
  await isStored(relay, cart, 30);
  const database = new DatabaseSync(path);
  database.exec('UPDATE entry SET received_at = 1 WHERE seq = 4');
  database.close();
  expect(verify(path, say, now)).toBe(1);
  expect(said).toEqual([
    expect.stringContaining(`cart ${cart.cartId}: entry 4 of log ${log.replica} is damaged`),
    expect.stringContaining('1 damages'),
  ]);
  const bob = await people.join(relay, cart);
  bob.say({ kind: 'sync-step-1', stateVector: new Map() });
  expect(await bob.closed).toBe(4500); // the room knew nothing of it yet; now it does
  const asked = await alice
    .next('sync-step-1', ({ stateVector }) => stateVector.get(log.replica) === 4)
    .catch(() => null);
  const again = asked === null ? await follow(relay, cart) : alice;
  again.push(log);
  await isStored(relay, cart, 56);
  await holds(await follow(relay, cart), log);
  said = [];
  expect(verify(path, say, now)).toBe(0);
});

test('a log of the first version is upgraded, and whole', () => {
  const cart = newCart();
  const database = new DatabaseSync(path);
  database.exec(`
    CREATE TABLE relay (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE cart (cart INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, position INTEGER NOT NULL);
    CREATE TABLE log (cart INTEGER NOT NULL, replica INTEGER NOT NULL, length INTEGER NOT NULL, head_hash TEXT NOT NULL,
      last_stamp TEXT NOT NULL, PRIMARY KEY (cart, replica)) WITHOUT ROWID;
    CREATE TABLE entry (cart INTEGER NOT NULL, replica INTEGER NOT NULL, seq INTEGER NOT NULL, position INTEGER NOT NULL,
      received_at INTEGER NOT NULL, bytes BLOB NOT NULL, signature BLOB, PRIMARY KEY (cart, replica, seq)) WITHOUT ROWID;
    INSERT INTO relay VALUES ('instanceId', '99316592-21f8-40ad-a0b6-615dc022df3e');
    PRAGMA user_version = 1`);
  database.prepare('INSERT INTO cart VALUES (1, ?, 30)').run(cart.cartId);
  for (const [seq, { bytes }] of log.entries.entries()) {
    database.prepare('INSERT INTO entry VALUES (1, ?, ?, ?, 5, ?, NULL)').run(log.replica, seq, seq, bytes);
  }
  const stamp = Buffer.from(log.entries[29]!.bytes.subarray(0, 8)).toString('hex');
  database.prepare('INSERT INTO log VALUES (1, ?, 30, ?, ?)').run(log.replica, logLengthOf(log).hash, stamp);
  database.close();
  expect(verify(path, say, now)).toBe(0);
  const sqlite = openSqliteLog(path);
  expect(sqlite.open(cart.cartId)).toMatchObject({ position: 30, isGone: false });
  sqlite.close();
});
