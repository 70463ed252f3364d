import { expect, test, vi } from 'vitest';
import { headWith } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { sha256 } from '../log/sha256.ts';
import { createDelivery, type Generation } from './delivery.ts';
import type { StoredEntry } from './eventStore.ts';
import { eventIdOf } from './hybridLogicalClock.ts';
import type { StreamId } from './message.ts';
import { testLog } from './testing/testLog.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const alice = 1 as ReplicaId;
const log: readonly StoredEntry[] = testLog(alice, ['a', 'b', 'c']).map((entry) => {
  return { ...entry, streamId, id: eventIdOf(entry.seq, 0, alice), receivedAt: 0 };
});
const nothing = { generation: null, entries: [], heads: [] };

function opened(removed = () => {}) {
  const delivery = createDelivery();
  const heard: number[] = [];
  const arrived = (entries: readonly StoredEntry[]) => void heard.push(...entries.map(({ seq }) => seq));
  const reading = delivery.open(streamId, { history() {}, arrived, removed }, nothing);
  return { ...delivery, reading, heard };
}

test('each entry is told once, whatever is offered again', () => {
  const { deliver, heard, reading } = opened();
  deliver(streamId, 1, log.slice(0, 2));
  deliver(streamId, 1, log);
  deliver(streamId, 1, log);
  expect([heard, reading.head(alice)?.length]).toEqual([[0, 1, 2], 3]);
});

test('nothing is told over a gap: it would never be filled', () => {
  const { deliver, heard } = opened();
  deliver(streamId, 1, log.slice(1));
  expect(heard).toEqual([]);
  deliver(streamId, 1, log);
  expect(heard).toEqual([0, 1, 2]);
});

test('what belongs to another history than the one that was told is not', () => {
  const { deliver, heard, isBehind, untoldFrom } = opened();
  const head = headWith(alice, 3, log[2]?.bytes ?? new Uint8Array(), sha256);
  const [two, three] = [2, 3] as Generation[] as [Generation, Generation];
  deliver(streamId, two, log.slice(0, 1));
  deliver(streamId, three, log);
  expect([heard, isBehind(streamId, two), isBehind(streamId, three)]).toEqual([[0], false, true]);
  expect([two, three].map((stored) => untoldFrom(streamId, stored, head))).toEqual([1, 3]);
});

test('a listener that throws harms nobody else, and surfaces as an uncaught error', () => {
  const tasks: (() => void)[] = [];
  vi.stubGlobal('queueMicrotask', (task: () => void) => tasks.push(task));
  const { deliver, open } = opened(() => {
    throw new Error('a bug');
  });
  const [later, told] = [vi.fn(), vi.fn()];
  const broken = () => {
    throw new Error('a bug');
  };
  open(streamId, { history: broken, arrived: broken, removed() {} }, nothing);
  open(streamId, { history() {}, arrived: later, removed: told }, nothing);
  deliver(streamId, 1, log);
  deliver(streamId, null, []);
  vi.unstubAllGlobals();
  expect([later.mock.calls.length, told.mock.calls.length]).toEqual([1, 1]);
  expect(tasks).toHaveLength(3);
  expect(tasks[0]).toThrow('a bug');
});
