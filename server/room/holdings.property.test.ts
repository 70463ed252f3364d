// What devices hold is a join of maxima: who tells what, how often and in which order changes nothing in the end.

import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { HeldLogs } from '../../src/wire/frames.ts';
import { handTimers } from '../testing/handTimers.ts';
import { holdings } from './holdings.ts';
import type { Session } from './session.ts';

const durable = new Map<number, number>([
  [1, 4],
  [2, 9],
  [3, 0],
]);
const lengthsArbitrary = fc
  .array(fc.tuple(fc.constantFrom(...([1, 2, 3, 99] as ReplicaId[])), fc.nat(12)), { maxLength: 4 })
  .map((pairs) => new Map(pairs));
const toldArbitrary = fc.array(fc.record({ device: fc.constantFrom('a', 'b', 'c'), lengths: lengthsArbitrary }));

const editor = (): Session =>
  ({ role: 'edit', saidHello: () => true, isOpen: () => true, write: () => {} }) as Partial<Session> as Session;

async function keptAfter(told: readonly HeldLogs[]): Promise<Map<string, unknown>> {
  const rows = new Map<string, unknown>();
  const sessions = new Set<Session>();
  const timers = handTimers();
  const held = holdings({
    cartId: 'cart',
    storage: {
      heldBy: async () => [],
      keepHeld: async ({ devices }) => {
        for (const { device, lengths } of devices) rows.set(device, structuredClone(lengths));
      },
    },
    sessions,
    durableLength: (replica) => durable.get(replica) ?? 0,
    maxDevices: 3,
    after: timers.after,
  });
  for (const message of told) {
    const session = editor();
    sessions.add(session);
    held.hear(session, message);
    if (message.lengths.size % 2 === 0) timers.goOff();
    sessions.delete(session);
    held.leave(session);
    await Promise.resolve();
  }
  await new Promise(setImmediate);
  expect(timers.waiting()).toEqual([]);
  return rows;
}

test('what is kept is, by device and log, the most that was told of what is durable here', async () => {
  await fc.assert(
    fc.asyncProperty(
      toldArbitrary.chain((told) =>
        fc.tuple(
          fc.constant(told),
          fc.shuffledSubarray([...told, ...told], { minLength: 2 * told.length, maxLength: 2 * told.length }),
        ),
      ),
      async ([told, again]) => {
        const most = new Map<string, Map<number, number>>();
        for (const { device, lengths } of told) {
          for (const [replica, length] of lengths) {
            const held = Math.min(length, durable.get(replica) ?? 0);
            if (held === 0) continue;
            const kept = most.get(device) ?? new Map<number, number>();
            most.set(device, kept.set(replica, Math.max(kept.get(replica) ?? 0, held)));
          }
        }
        expect(await keptAfter(told)).toEqual(most);
        expect(await keptAfter(again)).toEqual(most);
      },
    ),
  );
});
