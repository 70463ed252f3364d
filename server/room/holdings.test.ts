// What a room hands to the storage, and when. The rest is proven over real sockets (held.test.ts).

import { expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { HeldLogs } from '../../src/wire/frames.ts';
import { handTimers } from '../testing/handTimers.ts';
import { heldFrames } from './heldFrames.ts';
import { holdings } from './holdings.ts';
import type { Session } from './session.ts';

function room() {
  const timers = handTimers();
  const sessions = new Set<Session>();
  const stored: string[][] = [];
  const written: Buffer[] = [];
  const write = (frame: Buffer) => void written.push(frame);
  const durable = new Map<ReplicaId, number>();
  const held = holdings({
    cartId: 'cart',
    storage: {
      heldBy: async () => [],
      keepHeld: async ({ devices }) => void stored.push(devices.map(({ device }) => device)),
    },
    sessions,
    durableLength: (replica) => durable.get(replica) ?? 9,
    maxDevices: 20,
    after: timers.after,
  });

  /** An editor says it; returns how it leaves. */
  async function say(device: string, logs: number): Promise<() => void> {
    const lengths: HeldLogs['lengths'] = new Map(Array.from({ length: logs }, (_, index) => [index as ReplicaId, 9]));
    const open = { role: 'edit', saidHello: () => true, isOpen: () => true, write } as const;
    const session = open as Partial<Session> as Session;
    sessions.add(session);
    held.hear(session, { device, lengths });
    await Promise.resolve();
    return () => {
      sessions.delete(session);
      held.leave(session);
    };
  }
  return { say, stored, timers, held, durable, written };
}

test('large notes are stored bit by bit, a second apart', async () => {
  const { say, stored, timers } = room();
  for (const device of ['a', 'b', 'c', 'd']) await say(device, 1500);
  timers.goOff();
  await Promise.resolve();
  expect([stored, timers.waiting()]).toEqual([[['a', 'b']], [1000]]);
  timers.goOff();
  await Promise.resolve();
  expect([stored, timers.waiting()]).toEqual([
    [
      ['a', 'b'],
      ['c', 'd'],
    ],
    [],
  ]);
});

test('when the last has left all are stored at once', async () => {
  const { say, stored, timers } = room();
  const leave: (() => void)[] = [];
  for (const device of ['a', 'b', 'c', 'd', 'e']) leave.push(await say(device, 1500));
  for (const one of leave) one();
  expect([stored, timers.waiting()]).toEqual([[['a', 'b'], ['c', 'd'], ['e']], []]);
});

test('what the log has lost before all were told of it is not told', async () => {
  const { say, timers, held, durable, written } = room();
  await say('a', 3);
  durable.set(0 as ReplicaId, 0).set(1 as ReplicaId, 4);
  held.cut();
  timers.goOff();
  const expected = new Map([
    [1 as ReplicaId, 4],
    [2 as ReplicaId, 9],
  ]);
  expect(written).toEqual([...heldFrames([['a', expected]])]);
});

test('a joiner is told as fast as it reads, and no longer than it is there', async () => {
  const { say, held } = room();
  for (const device of ['a', 'b', 'c']) await say(device, 3000); // a message each
  let written = 0;
  let read = () => {};
  let isOpen = true;
  const joiner: Partial<Session> = {
    isOpen: () => isOpen,
    write: () => {
      written++;
    },
    drained: () =>
      new Promise((resolve) => {
        read = resolve;
      }),
  };
  held.welcome(joiner as Session);
  await new Promise(setImmediate);
  expect(written).toBe(1);
  read();
  await new Promise(setImmediate);
  expect(written).toBe(2);
  isOpen = false;
  read();
  await new Promise(setImmediate);
  expect(written).toBe(2);
});
