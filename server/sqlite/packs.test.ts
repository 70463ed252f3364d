// The projection that joiners are answered from: as if it were not there, only faster.

import { join } from 'node:path';
import { DatabaseSync, type DatabaseSyncInstance } from '@photostructure/sqlite';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import * as Y from 'yjs';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import { chainedLog, part, yjsDocumentOf } from '../../src/wire/testing/chainedLog.ts';
import type { BlockingLog } from '../log/blockingLog.ts';
import type { EntryRange } from '../log/logStorage.ts';
import { verify } from '../operate/operatorCommands.ts';
import { temporaryDirectory } from '../testing/relayProcess.ts';
import { openSqliteLog } from './sqliteLog.ts';

const cartId = 'AAAAAAAAAAAAAAAAAAAAAA';
const alice = chainedLog(2 ** 50 + 1, 400, { signature: (seq) => (seq % 5 === 0 ? Uint8Array.of(seq & 255) : null) });
const bob = chainedLog(77, 300);
const all: EntryRange[] = [alice, bob].map(({ replica, entries }) => ({ replica, from: 0, to: entries.length }));

let data: ReturnType<typeof temporaryDirectory>;
let path: string;
beforeEach(() => {
  data = temporaryDirectory('packs');
  path = join(data.path, 'relay.sqlite');
});
afterEach(() => data.remove());

function append(sqlite: BlockingLog, ...runs: ReturnType<typeof part>[]): void {
  expect(sqlite.appendAll([{ cartId, receivedAt: 1, update: encodeUpdate(runs) }])).toEqual([null]);
}

function read(sqlite: BlockingLog, ranges: readonly EntryRange[]): Uint8Array[] {
  const updates: Uint8Array[] = [];
  for (let rest = ranges; rest.length > 0; ) {
    const part = sqlite.readPart(cartId, rest);
    updates.push(...part.updates);
    rest = part.rest;
  }
  sqlite.keepPacks();
  return updates;
}

function documentOf(updates: readonly Uint8Array[], doc = new Y.Doc()): Uint8Array {
  for (const update of updates) Y.applyUpdate(doc, update);
  return Y.encodeStateAsUpdate(doc);
}

const whole = () => Y.encodeStateAsUpdate(yjsDocumentOf([alice, bob]));

function onDisk<Answer>(work: (database: DatabaseSyncInstance) => Answer): Answer {
  const database = new DatabaseSync(path);
  try {
    return work(database);
  } finally {
    database.close();
  }
}

const packCount = () =>
  onDisk((database) => (database.prepare('SELECT count(*) AS n FROM page').get() as { n: number }).n);

test('what was read once is read from packs, and is the same', () => {
  const sqlite = openSqliteLog(path);
  append(sqlite, alice, bob);
  const first = read(sqlite, all);
  expect(documentOf(first)).toEqual(whole());
  expect(packCount()).toBe(2);
  onDisk((database) => database.exec('DELETE FROM entry')); // so that nothing else can be read
  expect(read(sqlite, all)).toEqual(first);
  sqlite.close();
});

test.each(['rows', 'packs'])(
  'read from %s, logs take turns as they went on in time, and nothing is read twice',
  (from) => {
    const sqlite = openSqliteLog(path);
    const body = () => new Uint8Array(1_000);
    // Three frames each; the second log begins when the first one is in its second.
    const logs = [chainedLog(5, 180, { body }), chainedLog(77, 180, { body, start: 1_700_000_000_000 + 90 })];
    append(sqlite, ...logs);
    const ranges = logs.map(({ replica, entries }) => ({ replica, from: 0, to: entries.length }));
    if (from === 'packs') read(sqlite, ranges);
    const runs = read(sqlite, ranges).flatMap((update) => Y.decodeUpdate(update).structs);
    expect(runs.map(({ id }) => [id.client, id.clock])).toEqual([
      [5, 0],
      [5, 63],
      [77, 0],
      [5, 126],
      [77, 63],
      [77, 126],
    ]);
    sqlite.close();
  },
);

test('any appending and reading: every range is what the log holds', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('append' as const),
      log: fc.constantFrom(alice, bob),
      count: fc.integer({ min: 1, max: 120 }),
    }),
    fc.record({ kind: fc.constant('read' as const), from: fc.tuple(fc.nat({ max: 300 }), fc.nat({ max: 300 })) }),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 14 }), (steps) => {
      const sqlite = openSqliteLog(':memory:');
      const lengths = new Map([alice, bob].map(({ replica }) => [replica, 0]));
      const lengthOf = (log: typeof alice) => lengths.get(log.replica) ?? 0;
      for (const step of [...steps, { kind: 'read' as const, from: [0, 0] as const }]) {
        if (step.kind === 'append') {
          const run = part(
            step.log,
            lengthOf(step.log),
            Math.min(lengthOf(step.log) + step.count, step.log.entries.length),
          );
          if (run.entries.length === 0) continue;
          append(sqlite, run);
          lengths.set(run.replica, lengthOf(run) + run.entries.length);
          continue;
        }
        const ranges = [alice, bob].map((log, index) => ({
          replica: log.replica,
          from: Math.min(step.from[index] ?? 0, lengthOf(log)),
          to: lengthOf(log),
        }));
        const held = [alice, bob].map((log, index) => part(log, 0, ranges[index]?.from));
        const now = [alice, bob].map((log, index) => part(log, 0, ranges[index]?.to));
        const wanted = ranges.filter(({ from, to }) => from < to);
        expect(documentOf(read(sqlite, wanted), yjsDocumentOf(held))).toEqual(
          Y.encodeStateAsUpdate(yjsDocumentOf(now)),
        );
      }
      sqlite.close();
    }),
    { numRuns: 60 },
  );
});

test('few entries are not worth a pack', () => {
  const sqlite = openSqliteLog(path);
  append(sqlite, part(bob, 0, 63));
  read(sqlite, [{ replica: bob.replica, from: 0, to: 63 }]);
  expect(packCount()).toBe(0);
  append(sqlite, part(bob, 63, 64));
  read(sqlite, [{ replica: bob.replica, from: 0, to: 64 }]);
  expect(packCount()).toBe(1);
  sqlite.close();
});

test.each(['content', 'count', 'seq', 'checksum'])(
  '[R16] a pack whose %s is damaged is never used: the rows are read again',
  (column) => {
    const sqlite = openSqliteLog(path);
    append(sqlite, alice, bob);
    read(sqlite, all);
    const damaged = column === 'content' ? 'zeroblob(length(content))' : `${column} + 3`;
    onDisk((database) => database.exec(`UPDATE page SET ${column} = ${damaged} WHERE replica = 77`));
    expect(documentOf(read(sqlite, all))).toEqual(whole());
    sqlite.close();
  },
);

test('a damaged pack is named by verify, once, and harms nobody', () => {
  const sqlite = openSqliteLog(path);
  append(sqlite, alice, bob);
  read(sqlite, all);
  sqlite.close();
  onDisk((database) => database.exec('UPDATE page SET content = zeroblob(9) WHERE replica = 77'));
  const check = () => {
    const said: string[] = [];
    return {
      code: verify(
        path,
        (line) => said.push(line),
        () => 1,
      ),
      said: said.join('\n'),
    };
  };
  expect(check()).toMatchObject({ code: 0, said: expect.stringContaining('1 damaged packs are dropped') });
  expect(check().said).toBe('All 700 entries of 1 carts are whole.');
  const again = openSqliteLog(path);
  expect(documentOf(read(again, all))).toEqual(whole());
  again.close();
});

test('numbers that only damage can make are no obstacle', () => {
  const sqlite = openSqliteLog(path);
  append(sqlite, alice, bob);
  read(sqlite, all);
  onDisk((database) => database.exec('UPDATE page SET count = count + (1 << 60), replica = replica + (1 << 61)'));
  onDisk((database) => database.exec('UPDATE page SET replica = replica - (1 << 61) WHERE seq = 0'));
  expect(documentOf(read(sqlite, all))).toEqual(whole());
  sqlite.close();
  const said: string[] = [];
  expect(
    verify(
      path,
      (line) => said.push(line),
      () => 1,
    ),
  ).toBe(0);
});

test('[R16] a log that is cut loses its packs: what comes back need not be what was lost', () => {
  const sqlite = openSqliteLog(path);
  append(sqlite, alice, bob);
  read(sqlite, all);
  onDisk((database) => database.exec('DELETE FROM entry WHERE replica = 77 AND seq >= 40'));
  sqlite.close();
  verify(
    path,
    () => {},
    () => 1,
  );
  expect(packCount()).toBe(1);
  const again = openSqliteLog(path);
  expect(again.open(cartId).logs.get(77 as ReplicaId)?.length).toBe(40);
  expect(documentOf(read(again, [{ replica: 77 as ReplicaId, from: 0, to: 40 }]))).toEqual(
    encodeUpdate([part(bob, 0, 40)]),
  );
  again.close();
});

test('a cart that is dropped or deleted leaves no pack', () => {
  const sqlite = openSqliteLog(path);
  append(sqlite, alice, bob);
  read(sqlite, all);
  expect(sqlite.dropIdle(2, [])).toBe(1);
  expect(packCount()).toBe(0);
  sqlite.close();
});

test('a database of version 2 gets its new tables when it is opened', () => {
  const sqlite = openSqliteLog(path);
  append(sqlite, alice, bob);
  sqlite.close();
  onDisk((database) => database.exec('DROP TABLE page; DROP TABLE held; DROP TABLE claim; PRAGMA user_version = 2'));
  const again = openSqliteLog(path);
  read(again, all);
  expect(packCount()).toBe(2);
  again.close();
});
