// [R16] Behind a damaged entry only those very entries come back that were there, whatever else is whole and chains.

import { join } from 'node:path';
import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part } from '../../src/wire/testing/chainedLog.ts';
import { verify } from '../operate/operatorCommands.ts';
import { notTaken } from '../testing/notTaken.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { type EntryRow, entryChecksum } from './rowChecksums.ts';
import { openSqliteLog } from './sqliteLog.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const cart = 1;
const log = chainedLog(4711, 20);
const { replica } = log;

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
beforeEach(() => {
  data = temporaryDirectory('cutOff');
  path = join(data.path, 'relay.sqlite');
});
afterEach(() => data.remove());

function append(update: Uint8Array): string | null {
  const sqlite = openSqliteLog(path);
  const [outcome] = sqlite.appendAll([{ cartId, receivedAt: 1, update }]);
  sqlite.close();
  return notTaken(outcome);
}

function opened() {
  const sqlite = openSqliteLog(path);
  const { logs, lost, position } = sqlite.open(cartId);
  sqlite.close();
  return { length: logs.get(replica)?.length, lost: [...(lost.get(replica)?.keys() ?? [])], position };
}

/** Loses an entry, and puts another whole one, which chains to the one before it, in the place of a later one. */
function damage(lost: number, replaced: number): void {
  const database = new DatabaseSync(path);
  const row = database.prepare('SELECT * FROM entry WHERE seq = ?').get(replaced) as unknown as EntryRow;
  const another = chainedLog(replica, 20, { body: (seq) => Uint8Array.of(seq < replaced ? seq : 99) });
  const bytes = another.entries[replaced]?.bytes ?? new Uint8Array();
  database
    .prepare('UPDATE entry SET bytes = ?, checksum = ? WHERE seq = ?')
    .run(bytes, entryChecksum(cart, { ...row, bytes }), replaced);
  database.prepare('DELETE FROM entry WHERE seq = ?').run(lost);
  database.close();
}

test.each([
  ['the hash in the entry after it', 15],
  ['the hash in the row of its log', 19],
])('an entry that %s does not know is not put back', (_, replaced) => {
  append(encodeUpdate([log]));
  damage(12, replaced);
  const said: string[] = [];
  expect(
    verify(
      path,
      (line) => said.push(line),
      () => 5,
    ),
  ).toBe(1);
  expect(said.join('\n')).toContain('entry 12 of log 4711 is missing');
  expect(opened()).toMatchObject({ length: 12, lost: [12, 13, 14, 15, 16, 17, 18, 19], position: 20 });

  expect(append(encodeUpdate([part(log, 12, 13)]))).toBeNull();
  const behind = Array.from({ length: 20 - replaced }, (_, index) => replaced + index);
  expect(opened()).toMatchObject({ length: replaced, lost: behind, position: 21 });

  const another = chainedLog(replica, 20, { body: (seq) => Uint8Array.of(seq < replaced ? seq : 99) });
  expect(append(encodeUpdate([part(another, replaced, replaced + 1)]))).not.toBeNull();
  expect(append(encodeUpdate([part(log, replaced, replaced + 1)]))).toBeNull();
  expect(opened()).toMatchObject({ length: 20, lost: [], position: 22 });
});
