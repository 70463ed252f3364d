// What somebody finds who looks at the entries themselves.

import { expect, test } from 'vitest';
import { createMemoryEventStore } from '../../engine/memoryEventStore.ts';
import { append } from '../../engine/testing/contractLogs.ts';
import { testLog } from '../../engine/testing/testLog.ts';
import { emptyChain, writeEntry } from '../../log/entryHead.ts';
import { bytesOfHex } from '../../log/hex.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { goldenHistories } from '../testing/goldenHistories.ts';
import { goldenStream, recordLog } from '../testing/recordLog.ts';
import { anatomyOf } from './anatomy.ts';
import { causalLayout } from './causalLayout.ts';
import { createInspector, entriesAsText } from './inspector.ts';

const riddle = 7 as ReplicaId;
const future = 8 as ReplicaId;
const startMs = Date.UTC(2026, 0, 5, 9);

async function storeOf(history = 'format-1') {
  const store = createMemoryEventStore({ now: () => 5 });
  const log = await recordLog(goldenHistories[history] ?? [], startMs);
  await append(store, goldenStream, log);
  return { store, log };
}

test('every entry is found, with what can be read of it; acts of three people part and join', async () => {
  const { store, log } = await storeOf();
  const { entries, setAside } = await createInspector(store, goldenStream).read();
  expect(entries.length).toBe(log.length);
  expect(setAside).toEqual([]);
  expect(entries.every(({ envelope, unread }) => envelope !== null && unread === null)).toBe(true);
  const ids = entries.map(({ id }) => id);
  expect(ids).toEqual(ids.toSorted());
  const { rows, lanes } = causalLayout(entries);
  expect(lanes).toBe(3);
  expect(rows.some(({ isPart }) => isPart)).toBe(true);
  expect(rows.some(({ isJoin }) => isJoin)).toBe(true);
});

test('what comes later is read on, and only that', async () => {
  const { store, log } = await storeOf();
  let reads = 0;
  const counting = {
    ...store,
    readLog: async (...of: Parameters<typeof store.readLog>) => {
      const found = await store.readLog(...of);
      reads += found.length;
      return found;
    },
  };
  const inspector = createInspector(counting, goldenStream);
  await inspector.read();
  expect(reads).toBe(log.length);
  await inspector.read();
  expect(reads).toBe(log.length);
  await append(store, goldenStream, testLog(riddle, ['what is this?']));
  expect((await inspector.read()).entries.length).toBe(log.length + 1);
  expect(reads).toBe(log.length + 1);
});

test('what cannot be read is told, with the reason, and kept byte for byte', async () => {
  const { store } = await storeOf();
  const newer = writeEntry({ stamp: '0000000000010000', previous: emptyChain }, bytesOfHex('ffff', 2), 9);
  await append(store, goldenStream, [
    ...testLog(riddle, ['?']),
    { replicaId: future, seq: 0, bytes: newer, signature: null },
  ]);
  const { entries } = await createInspector(store, goldenStream).read();
  const unread = entries.filter((one) => one.unread !== null);
  expect(unread.map((one) => [one.replicaId, one.unread])).toEqual([
    [future, { kind: 'newer', type: null }],
    [riddle, { kind: 'invalid', reason: expect.stringMatching(/./) }],
  ]);
  const text = entriesAsText(unread.map(({ entry }) => entry));
  expect(text.trim().split('\n')).toHaveLength(2);
  expect(JSON.parse(text.split('\n')[0] ?? '').entry).toBe(Buffer.from(newer).toString('base64url'));
});

test('after a healing the branch that stayed is read anew, and what gave way is told', async () => {
  const store = createMemoryEventStore({ now: () => 5 });
  await append(store, goldenStream, testLog(riddle, ['a', 'b']));
  const inspector = createInspector(store, goldenStream);
  await inspector.read();
  await store.adoptBranch(goldenStream, riddle, testLog(riddle, ['a', 'other']));
  const { entries, setAside } = await inspector.read();
  const textOf = (bytes: Uint8Array) => new TextDecoder().decode(bytes.subarray(17));
  expect(entries.map(({ entry }) => textOf(entry.bytes))).toEqual(['a', 'other']);
  expect(setAside.map(({ bytes }) => textOf(bytes))).toEqual(['b']);
});

test('an entry taken apart: its bytes, its chain, its body, its place in Yjs', async () => {
  const { store } = await storeOf();
  const { entries } = await createInspector(store, goldenStream).read();
  const ofAna = entries.filter(({ replicaId }) => replicaId === 1_000_003).map(({ entry }) => anatomyOf(entry));
  expect(ofAna[0]).toMatchObject({
    headBytes: 17,
    previousHash: emptyChain,
    encoding: 1,
    yjs: { array: 'r:lflv', client: 1_000_003, clock: 0 },
    body: { stored: { type: 'CartCreated' } },
  });
  expect(ofAna[1]?.previousHash).toBe(ofAna[0]?.hash);
  expect(ofAna[0]?.dump.join('').length).toBe(2 * (ofAna[0]?.bytes ?? 0));
  const short = anatomyOf({ ...(entries[0] as (typeof entries)[number]).entry, bytes: new Uint8Array(3) });
  expect(short).toMatchObject({ bytes: 3, headBytes: 3, previousHash: null, encoding: null, body: null });
});
