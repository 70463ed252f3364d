// A device whose clock is wrong until the relay has told the time.

import { expect, test, vi } from 'vitest';
import { maxClockAheadMs } from '../engine/hybridLogicalClock.ts';
import type { CartPorts } from './cartPorts.ts';
import { openCart } from './openCart.ts';
import { createHousehold } from './testing/household.ts';
import { add, change, lines } from './testing/machine.ts';

const tenYears = 10 * 365 * 24 * 3_600_000;

/** Alice's clock is ten years ahead; `tellTime` is the relay's word, on the newest connection. */
async function aheadByTenYears() {
  const device = createHousehold().device('Alice');
  const right = device.tab().clock.now();
  let offset = 0;
  const told: (() => void)[] = [];
  const ports = device.tab({
    clock: {
      now: () => right + tenYears + offset,
      correct(ms) {
        offset = ms;
      },
    },
  });
  const connect: CartPorts['connect'] = async (options) => {
    told.push(() => options.events.clockOffset(-tenYears, 0));
    return ports.connect(options);
  };
  const session = await openCart({ ...ports, connect }, { ...ports.links.mint(), role: 'edit', isDraft: true });
  await session.dispatch(add('Milk', 2));
  await vi.waitFor(() => expect(session.store.getState().sync.link.kind).toBe('online'));
  return { device, session, right, told, tellTime: () => told.at(-1)?.() };
}

test('[R12] a log is left as soon as the relay has told the time, and nothing of it is lost', async () => {
  const { device, session, right, told, tellTime } = await aheadByTenYears();
  const sending = session.dispatch(change('t:milk', 1));
  tellTime();
  expect((await sending).kind).toBe('accepted');
  await vi.waitFor(() => expect(told).toHaveLength(2));
  // Told anew, by the next connection: the fresh log is not ahead.
  tellTime();
  await session.dispatch(add('Eggs'));
  const { entries } = session.store.getState().history;
  const eggs = entries.find(({ subject }) => subject === 'Eggs');
  expect(eggs?.at).toBeLessThanOrEqual(right + maxClockAheadMs);
  expect(new Set(entries.map(({ replicaId }) => replicaId)).size).toBe(2);
  expect(lines(session)).toEqual({ Milk: 3, Eggs: 1 });
  await vi.waitFor(() => {
    const ends = [...new Map(entries.map(({ replicaId, seq }) => [replicaId, seq + 1]))];
    expect(ends.map(([replicaId]) => [replicaId, device.line().durableLength(replicaId)])).toEqual(ends);
  });
  expect(told).toHaveLength(2);
  await session.close();
});

test('a log that is not ahead is gone on with, whatever the relay says the time is', async () => {
  const { session, told } = await aheadByTenYears();
  await session.dispatch(add('Eggs'));
  const replicas = session.store.getState().history.entries.map(({ replicaId }) => replicaId);
  expect(new Set(replicas).size).toBe(1);
  expect(told).toHaveLength(1);
  await session.close();
});
