// What the log's thread remembers of carts must not outlive what others do to the file beside it.

import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import type { BlockingLog } from '../log/blockingLog.ts';
import { deleteCart, verify } from '../operate/operatorCommands.ts';
import { notTaken } from '../testing/notTaken.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { openSqliteLog } from './sqliteLog.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const log = chainedLog(2 ** 50 + 1, 40);

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
let sqlite: BlockingLog;
beforeEach(() => {
  data = temporaryDirectory('appender');
  path = join(data.path, 'relay.sqlite');
  sqlite = openSqliteLog(path);
});
afterEach(() => {
  sqlite.close();
  data.remove();
});

function append(from: number, to: number, receivedAt = 1): string | null {
  const update = encodeUpdate([part(log, from, to)]);
  const [outcome] = sqlite.appendAll([{ cartId, receivedAt, update }]);
  return notTaken(outcome);
}

test('a cart that the operator deletes takes no more, however well it was known', () => {
  expect(append(0, 10)).toBeNull();
  deleteCart(
    path,
    cartId,
    () => {},
    () => 1,
  );
  expect(append(10, 11)).toBe('the cart is gone');
});

test('a log that verify has cut goes on from where it was cut, with the entry that stood there', () => {
  expect(append(0, 10)).toBeNull();
  const beside = new DatabaseSync(path);
  beside.exec('DELETE FROM entry WHERE seq = 6');
  beside.close();
  expect(
    verify(
      path,
      () => {},
      () => 1,
    ),
  ).toBe(1);
  expect(append(10, 11)).toMatch(/gap/);
  const another = chainedLog(log.replica, 7, { body: (seq) => Uint8Array.of(seq < 6 ? seq : 99) });
  const update = encodeUpdate([part(another, 6)]);
  const [outcome] = sqlite.appendAll([{ cartId, receivedAt: 1, update }]);
  expect(notTaken(outcome)).toMatch(/fork/);
  expect(append(6, 9)).toBeNull();
});

test('what was undone is not remembered', () => {
  const beside = new DatabaseSync(path);
  beside.exec(`CREATE TRIGGER full BEFORE UPDATE ON cart WHEN NEW.written_at = 99
    BEGIN SELECT RAISE(ABORT, 'disk full'); END`);
  beside.close();
  expect(append(0, 10)).toBeNull();
  expect(append(10, 20, 99)).toBe('disk full');
  expect(append(20, 21)).toBe('gap at 10');
  expect(append(10, 20)).toBeNull();
  expect(sqlite.open(cartId)).toMatchObject({ position: 20 });
});

test('batches of one cart in one transaction follow each other, and what they leave is what is read', () => {
  const batches = [0, 10, 20, 30].map((from) => ({
    cartId,

    receivedAt: from,
    update: encodeUpdate([part(log, from, from + 10)]),
  }));
  expect(sqlite.appendAll(batches)).toEqual([null, null, null, null]);
  const { logs, position, bytes } = sqlite.open(cartId);
  expect([logs.get(log.replica)?.length, position]).toEqual([40, 40]);
  expect(bytes).toBe(log.entries.reduce((sum, entry) => sum + entry.bytes.length, 0));
  expect(
    verify(
      path,
      () => {},
      () => 1,
    ),
  ).toBe(0);
});

test.each(['too many to be remembered', 'forgotten'])('carts that are %s are read again', (why) => {
  const many = Array.from({ length: why === 'forgotten' ? 10 : 10_100 }, (_, number) => ({
    cartId: `cart ${number}`,

    receivedAt: 1,
    update: encodeUpdate([part(log, 0, 1)]),
  }));
  const follow = many.map(({ cartId }) => ({
    cartId,

    receivedAt: 2,
    update: encodeUpdate([part(log, 1, 2)]),
  }));
  expect(new Set(sqlite.appendAll(many))).toEqual(new Set([null]));
  if (why === 'forgotten') sqlite.forget();
  expect(new Set(sqlite.appendAll(follow))).toEqual(new Set([null]));
  expect(new Set(sqlite.appendAll(follow))).toEqual(new Set([null])); // known already
  const { position } = sqlite.open('cart 0');
  expect(position).toBe(2);
  expect(
    verify(
      path,
      () => {},
      () => 1,
    ),
  ).toBe(0);
});
