import { expect, test, vi } from 'vitest';
import { createDelivery } from './delivery.ts';
import type { StoredEntry } from './eventStore.ts';
import { eventIdOf } from './hybridLogicalClock.ts';
import type { ReplicaId, StreamId } from './message.ts';
import { testLog } from './testing/testEntryFormat.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const alice = 1 as ReplicaId;
const log: readonly StoredEntry[] = testLog(alice, ['a', 'b', 'c']).map((entry) => {
  return { ...entry, streamId, id: eventIdOf(entry.seq, 0, alice), receivedAt: 0 };
});

function started() {
  const delivery = createDelivery();
  delivery.start(streamId, []);
  const heard: number[] = [];
  delivery.subscribe(streamId, (entries) => heard.push(...entries.map(({ seq }) => seq)));
  return { ...delivery, heard };
}

test('each entry is delivered once, whatever is offered again', () => {
  const { deliver, heard, deliveredLength } = started();
  deliver(streamId, log.slice(0, 2));
  deliver(streamId, log);
  deliver(streamId, log);
  expect([heard, deliveredLength(streamId, alice)]).toEqual([[0, 1, 2], 3]);
});

test('nothing is delivered over a gap: it would never be filled', () => {
  const { deliver, heard } = started();
  deliver(streamId, log.slice(1));
  expect(heard).toEqual([]);
  deliver(streamId, log);
  expect(heard).toEqual([0, 1, 2]);
});

test('a listener that throws harms nobody else, and surfaces as an uncaught error', () => {
  const tasks: (() => void)[] = [];
  vi.stubGlobal('queueMicrotask', (task: () => void) => tasks.push(task));
  const { deliver, subscribe } = started();
  const later = vi.fn();
  subscribe(streamId, () => {
    throw new Error('a bug');
  });
  subscribe(streamId, later);
  deliver(streamId, log);
  vi.unstubAllGlobals();
  expect(later).toHaveBeenCalledOnce();
  expect(tasks).toHaveLength(1);
  expect(tasks[0]).toThrow('a bug');
});
