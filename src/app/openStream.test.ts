import { expect, test } from 'vitest';
import { createMemoryDatabase, createMemoryEventStore, removeMemoryStream } from '../engine/memoryEventStore.ts';
import { abc, alice, append, cart, textOf, xyz } from '../engine/testing/contractLogs.ts';
import { testLog } from '../engine/testing/testLog.ts';
import { openStream } from './openStream.ts';

test('what is told before somebody listens waits for them, in its order, and what comes after it follows', async () => {
  const database = createMemoryDatabase();
  const store = createMemoryEventStore({ now: () => 0, database });
  await append(store, cart, abc.slice(0, 1));
  const { stream, history, listen } = await openStream(store, cart);
  await stream.append(abc);
  await store.adoptBranch(cart, alice, testLog(alice, ['a', 'other b']));
  await stream.append(xyz.slice(0, 1));

  const told: unknown[] = [];
  listen({
    history: (entries) => told.push(entries.map(textOf)),
    arrived: (entries) => told.push(...entries.map(textOf)),
    removed: () => told.push('(removed)'),
  });
  expect(history.map(textOf)).toEqual(['a']);
  expect(told).toEqual(['b', 'c', ['a', 'other b'], 'x']);
  await stream.append(xyz.slice(0, 2));
  removeMemoryStream(database, cart);
  await stream.catchUp();
  expect(told.slice(4)).toEqual(['y', '(removed)']);
});
