// [R16] Bits that flip on the disk: noticed before anything damaged is passed on, and brought back by any member that
// holds what was lost, and by nobody else.

import { closeSync, openSync, readFileSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeUpdate } from '../src/wire/encodeUpdate.ts';
import { chainedLog, part, yjsDocumentOf } from '../src/wire/testing/chainedLog.ts';
import { LogFailure } from './log/logStorage.ts';
import { verify } from './operate/operatorCommands.ts';
import { checkCart } from './sqlite/checkCart.ts';
import type { CartRow } from './sqlite/rowChecksums.ts';
import { openSqliteLog } from './sqlite/sqliteLog.ts';
import { fileLog } from './testing/fileLog.ts';
import { documentOf, holds, isStored, party } from './testing/party.ts';
import { temporaryDirectory } from './testing/relayProcess.ts';
import { log, other, rowDamages } from './testing/rowDamages.ts';
import { newCart, type TestCart, type TestClient, type TestRelay, until } from './testing/testRelay.ts';

const { start, join: connectTo, follow } = party();
let data: ReturnType<typeof temporaryDirectory>;
let path: string;
beforeEach(() => {
  data = temporaryDirectory('damage');
  path = join(data.path, 'relay.sqlite');
});
afterEach(() => data.remove());

function fill(cart: TestCart): void {
  const sqlite = openSqliteLog(path);
  const batch = { cartId: cart.cartId, receivedAt: 1_700_000_000_000, update: encodeUpdate([log, other]) };
  expect(sqlite.appendAll([batch])).toEqual([null]);
  sqlite.close();
}

function change(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

function check(): { code: number; lines: string[] } {
  const lines: string[] = [];
  const code = verify(
    path,
    (line) => lines.push(line),
    () => 5,
  );
  return { code, lines };
}

/** What `verify` would still find in the cart, which it leaves as it is. Rows that are no cart's are not the relay's to find. */
function unnoticed(): string[] {
  const database = new DatabaseSync(path, { readOnly: true });
  const cart = database.prepare('SELECT * FROM cart').get() as unknown as CartRow;
  const damages = checkCart(database, null, cart);
  database.close();
  return damages;
}

/** Comes back, as clients do, for as long as the relay asks for that. */
async function comeIn(relay: TestRelay, cart: TestCart, key = cart.editKey): Promise<TestClient> {
  let refusals = 0;
  for (;;) {
    const client = await connectTo(relay, cart, key);
    client.say({ kind: 'sync-step-1', stateVector: new Map() });
    const answered = client.next('sync-step-2').catch(() => 0);
    const outcome = await Promise.race([client.closed, answered]);
    if (typeof outcome !== 'number') return client;
    expect(outcome).toBe(4500);
    expect(++refusals, 'refusals in a row').toBeLessThan(4);
  }
}

/** Alice holds everything; when she has connected, bob can have everything from the relay. */
async function expectHealing(cart: TestCart, relay: TestRelay): Promise<void> {
  const alice = await comeIn(relay, cart);
  let answered = 0;
  await until(async () => {
    const asked = alice.heard.filter(({ kind }) => kind === 'sync-step-1').length;
    if (answered < asked) alice.push(log, other);
    answered = asked;
    const { logs } = await relay.storage.open(cart.cartId);
    return logs.get(log.replica)?.length === 30 && logs.get(other.replica)?.length === 20;
  }, 'the logs to be whole');
  const bob = await comeIn(relay, cart, cart.viewKey);
  await holds(bob, log, other);
  for (const client of [alice, bob]) client.leave();
}

describe('damage in a row', () => {
  test.each(rowDamages)('%s is named by verify, and brought back by a member', async (_, sql, words) => {
    const cart = newCart();
    fill(cart);
    expect(check()).toEqual({ code: 0, lines: ['All 50 entries of 1 carts are whole.'] });
    change(sql);
    const { code, lines } = check();
    expect(code).toBe(1);
    expect(lines.join('\n')).toMatch(words);
    expect(lines.join('\n')).toContain(cart.cartId);
    expect(check(), 'what is named is dealt with').toEqual({ code: 0, lines: [expect.stringMatching(/are whole/)] });
    await expectHealing(cart, await start({ storage: await fileLog(path) }));
  });

  test.each(rowDamages)('%s is noticed without verify, and never passed on', async (_, sql) => {
    const cart = newCart();
    fill(cart);
    change(sql);
    const relay = await start({ storage: await fileLog(path) });
    const bob = await connectTo(relay, cart);
    bob.say({ kind: 'sync-step-1', stateVector: new Map() });
    await Promise.race([bob.closed, bob.next('sync-step-2').catch(() => {})]);
    expect(unnoticed(), 'by a relay that has opened the cart and read all of it').toEqual([]);
    const whole = yjsDocumentOf([log, other]);
    for (const root of documentOf(bob).share.keys()) {
      const passedOn = documentOf(bob).getArray(root).toArray();
      expect(whole.getArray(root).toArray().slice(0, passedOn.length)).toEqual(passedOn);
    }
    await expectHealing(cart, relay);
    check(); // may still name a row that is nobody's, once
    expect(check()).toEqual({ code: 0, lines: ['All 50 entries of 1 carts are whole.'] });
  });
});

test.each([
  ['a column of entries', 'entry', 'received_at', 'recdived_at'],
  ['a column of carts', 'cart', 'position', 'positiol'],
])('a flipped letter in the name of %s: verify says so, and loses no row', (_, table, name, flipped) => {
  fill(newCart());
  const file = readFileSync(path);
  file.write(flipped, file.indexOf(name, file.indexOf(`CREATE TABLE ${table}`)));
  writeFileSync(path, file);
  const { code, lines } = check();
  expect(code).toBe(1);
  expect(lines.join('\n')).toContain('The file is damaged');
  expect(check()).toEqual({ code: 0, lines: ['All 50 entries of 1 carts are whole.'] });
});

test('only the very entries that were lost may come back', async () => {
  const cart = newCart();
  fill(cart);
  change('DELETE FROM entry WHERE seq = 12');
  check();
  const relay = await start({ storage: await fileLog(path) });
  const mallory = await follow(relay, cart);
  mallory.hello();
  // The same up to what was lost, and well chained from there on.
  mallory.push(chainedLog(other.replica, 20, { body: (seq) => Uint8Array.of(seq < 12 ? seq : 99) }));
  const forged = chainedLog(other.replica, 20);
  mallory.push(part(forged, 0, 12));
  await mallory.next('refused', ({ reason }) => reason === 'fork');
  expect((await relay.storage.open(cart.cartId)).logs.get(other.replica)?.length).toBe(12);
  await expectHealing(cart, relay);
});

test('entries that an old row of their log knows nothing of are kept', () => {
  const cart = newCart();
  const sqlite = openSqliteLog(path);
  const write = (update: Uint8Array) =>
    expect(sqlite.appendAll([{ cartId: cart.cartId, receivedAt: 1_700_000_000_000, update }])).toEqual([null]);
  write(encodeUpdate([part(log, 0, 20), other]));
  change('CREATE TABLE old AS SELECT * FROM log');
  write(encodeUpdate([part(log, 20)]));
  sqlite.close();
  change('INSERT OR REPLACE INTO log SELECT * FROM old; DROP TABLE old');
  const { code, lines } = check();
  expect([code, lines[0]]).toEqual([1, expect.stringMatching(/the row of log \d+ is damaged/)]);
  expect(check()).toEqual({ code: 0, lines: ['All 50 entries of 1 carts are whole.'] });
});

test('a note of what a device holds that cannot be read as numbers is dropped, and is in nobody’s way', async () => {
  const cart = newCart();
  fill(cart);
  change(`INSERT INTO held VALUES (1, x'01', x'00', 1 << 60)`);
  const relay = await start({ storage: await fileLog(path) });
  await holds(await follow(relay, cart), log, other);
  await relay.close();
  expect(check()).toEqual({ code: 0, lines: [expect.stringContaining('1 damaged notes'), expect.any(String)] });
  expect(check().lines).toEqual(['All 50 entries of 1 carts are whole.']);
});

test('what is whole behind the damage joins the log again as soon as the cart is opened anew', async () => {
  const cart = newCart();
  fill(cart);
  change(`UPDATE entry SET bytes = x'00' WHERE replica = ${log.replica} AND seq = 10`);
  check();
  const relay = await start({ storage: await fileLog(path) });
  const alice = await follow(relay, cart);
  const asked = await alice.next('sync-step-1');
  expect(asked.stateVector.get(log.replica)).toBe(10);
  alice.push(part(log, 10, 11));
  await isStored(relay, cart, 51);
  alice.leave();
  await until(() => relay.roomCount() === 0, 'the room to be forgotten');
  await holds(await follow(relay, cart), log, other);
});

describe('damage in the file', () => {
  test('an empty file is not taken for a new log', () => {
    writeFileSync(path, '');
    expect(() => openSqliteLog(path)).toThrow(/empty, which no log ever is/);
    expect(check().code).toBe(1);
    openSqliteLog(path).close();
  });

  test('[R7] bits flipped and tails cut anywhere: noticed at the start or at the join, and healed by a member', async () => {
    const cart = newCart();
    fill(cart);
    change('PRAGMA wal_checkpoint(TRUNCATE)');
    const whole = readFileSync(path);
    let refusedStarts = 0;
    for (let round = 0; round < 100; round++) {
      writeFileSync(path, whole);
      for (const ending of ['-wal', '-shm']) writeFileSync(path + ending, '');
      const at = (round * 7919 + 31) % whole.length;
      if (round % 10 === 9) truncateSync(path, at);
      else {
        const file = openSync(path, 'r+');
        writeSync(file, Uint8Array.of((whole[at] ?? 0) ^ (1 << (round % 8))), 0, 1, at);
        closeSync(file);
      }
      let storage: Awaited<ReturnType<typeof fileLog>>;
      try {
        storage = await fileLog(path);
      } catch (cause) {
        expect(cause).toBeInstanceOf(LogFailure);
        refusedStarts++;
        const { code, lines } = check();
        expect([code, lines.join('\n')]).toEqual([1, expect.stringMatching(/damaged|not a database|malformed|empty/)]);
        storage = await fileLog(path);
      }
      const relay = await start({ storage });
      await expectHealing(cart, relay);
      await relay.close();
    }
    expect(refusedStarts).toBeGreaterThan(3);
  }, 120_000);
});
