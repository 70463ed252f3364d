// The rows that keep what devices hold: their damage, their upgrade, and that they never stand in an entry's way.

import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { verify } from '../operate/operatorCommands.ts';
import { log, other, whole } from '../testing/heldParty.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { openSqliteLog } from './sqliteLog.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const notes = [{ cartId, devices: ['phone', 'tablet'].map((device) => ({ device, lengths: whole })) }];
const batches = [{ cartId, receivedAt: 1, update: encodeUpdate([log, other]) }];

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
beforeEach(() => {
  data = temporaryDirectory('rows');
  path = join(data.path, 'relay.sqlite');
  const sqlite = openSqliteLog(path);
  expect(sqlite.commit(batches, notes)).toEqual({ batches: [null], notes: null });
  sqlite.close();
});
afterEach(() => data.remove());

function change(sql: string): void {
  const database = new DatabaseSync(path);
  database.exec(sql);
  database.close();
}

function kept() {
  const sqlite = openSqliteLog(path);
  const held = sqlite.heldBy(cartId);
  sqlite.close();
  return held;
}

function check() {
  const lines: string[] = [];
  const code = verify(
    path,
    (line) => lines.push(line),
    () => 1,
  );
  return { code, lines };
}

const isWhole = 'All 17 entries of 1 carts are whole.';

describe('a damaged row', () => {
  test.each([
    ['a length', `lengths = substr(lengths, 1, length(lengths) - 1) || x'07'`],
    ['a name', `device = x'70686f6e66'`],
    ['the type of the lengths', `lengths = 'text'`],
    ['the type of the name', `device = 'text'`],
    ['a checksum', 'checksum = checksum + 1'],
  ])('(%s) is left out, dropped by verify, and no damage of the log', (_, damage) => {
    change(`UPDATE held SET ${damage} WHERE device = x'70686f6e65'`);
    expect(kept()).toEqual([{ device: 'tablet', lengths: whole }]);
    expect(check()).toEqual({ code: 0, lines: [expect.stringMatching(/^1 damaged notes/), isWhole] });
    expect(check()).toEqual({ code: 0, lines: [isWhole] });
    expect(kept()).toEqual([{ device: 'tablet', lengths: whole }]);
  });

  test('of a cart whose row is lost is dropped: its number may become that of another cart', () => {
    change('DELETE FROM cart');
    expect(check().lines).toContainEqual(expect.stringMatching(/^2 damaged notes/));
    const sqlite = openSqliteLog(path);
    expect(sqlite.appendAll(batches)).toEqual([null]);
    expect(sqlite.heldBy(cartId)).toEqual([]);
    sqlite.close();
  });
});

test('a file that is made anew from what can be read of a damaged one has them', () => {
  change('ALTER TABLE gone RENAME COLUMN at TO au');
  expect(check().code).toBe(1);
  expect(kept()).toEqual(notes[0]?.devices);
});

test('where they cannot be written the entries are, and nothing of the notes', () => {
  change(
    `CREATE TRIGGER full BEFORE INSERT ON held WHEN NEW.device = x'74' BEGIN SELECT RAISE(ABORT, 'disk full'); END`,
  );
  const another = 'BBBBBBBBBBBBBBBBBBBBBB';
  const misfit = { ...batches[0]!, update: Uint8Array.of(7, 7) };
  const note = { cartId: another, devices: ['s', 't'].map((device) => ({ device, lengths: whole })) };
  const sqlite = openSqliteLog(path);
  const outcome = sqlite.commit([misfit, { ...batches[0]!, cartId: another }], [note]);
  expect(outcome.batches.map((failure) => failure === null)).toEqual([false, true]);
  expect(outcome.notes?.message).toBe('disk full');
  expect(sqlite.open(another).position).toBe(17);
  expect(sqlite.heldBy(another)).toEqual([]);
  expect(sqlite.commit([], [note]).notes?.message).toBe('disk full');
  sqlite.close();
});

test('a log of the second version is upgraded, and whole', () => {
  change('DROP TABLE held; DROP TABLE page; DROP TABLE claim; PRAGMA user_version = 2');
  expect(check()).toEqual({ code: 0, lines: [isWhole] });
  expect(kept()).toEqual([]); // opened: its tables are those of a new one
});
