// Orders of people who cannot see each other, in the three ways in which they can come together; and what waits.

import { afterEach, expect, test, vi } from 'vitest';
import { type Checkout, ordersOf, statusOf } from '../domain/checkout/checkouts.ts';
import type { CartCommand } from '../domain/commands.ts';
import type { ClaimAnswer } from '../engine/replica.ts';
import type { OrderingSession } from './cartSession.ts';
import { openCart } from './openCart.ts';
import { createOrderClaims } from './orderClaims.ts';
import { createHousehold, type Device } from './testing/household.ts';
import { withOrdering } from './withOrdering.ts';

const order: CartCommand = { type: 'CheckOut', data: { kind: 'order' } };
const add = (name: string): CartCommand => ({ type: 'AddItem', data: { name, quantity: 2, price: 119 } });

const sessions: OrderingSession[] = [];
afterEach(async () => {
  for (const session of sessions.splice(0)) await session.close();
});

async function household() {
  const home = createHousehold();
  const timers = new Set<() => void>();
  const every = (_ms: number, tick: () => void) => {
    timers.add(tick);
    return () => timers.delete(tick);
  };
  const [ana, ben] = [home.device('Ana'), home.device('Ben', 'orange')];
  const { cartId, key } = ana.tab().links.mint();
  const open = async (device: Device, isDraft: boolean) => {
    const ports = device.tab({ every });
    const session = withOrdering(ports, { cartId, key }, await openCart(ports, { cartId, key, role: 'edit', isDraft }));
    sessions.push(session);
    return session;
  };
  const atAna = await open(ana, true);
  await atAna.dispatch(add('Milk'));
  const atBen = await open(ben, false);
  await eventually(() => expect(atBen.store.getState().now.itemCount).toBe(2));
  const passTime = () => {
    for (const tick of [...timers]) tick();
  };
  return { ana, ben, atAna, atBen, passTime, timers };
}

const eventually = <T>(check: () => T) => vi.waitFor(check, { interval: 5 });
const orders = (session: OrderingSession): readonly Checkout[] =>
  ordersOf(session.store.getState().history.state.checkouts);
const statuses = (session: OrderingSession) =>
  orders(session)
    .map((one) => statusOf(session.store.getState().history.state.checkouts, one))
    .sort();
const granted = (session: OrderingSession) =>
  orders(session).find((one) => statusOf(session.store.getState().history.state.checkouts, one) === 'granted')?.id;

test('what is ordered with a network is granted at once, and taken from the cart of all', async () => {
  const { atAna, atBen } = await household();
  await atAna.dispatch(order);
  for (const session of [atAna, atBen]) {
    await eventually(() => expect(statuses(session)).toEqual(['granted']));
    expect(session.store.getState().now.itemCount).toBe(0);
  }
  expect(orders(atBen)[0]?.grants).toHaveLength(1);
});

test.each(['ana', 'ben'] as const)(
  'two phones that order the same round offline end with one order: first %s',
  async (first) => {
    const { ana, ben, atAna, atBen } = await household();
    ana.line().cut();
    ben.line().cut();
    await atAna.dispatch(order);
    await atBen.dispatch(add('Bread'));
    await atBen.dispatch(order);
    expect(statuses(atAna)).toEqual(['pending']);
    const [one, other] = first === 'ana' ? [ana, ben] : [ben, ana];
    one.line().restore();
    await eventually(() => expect(granted(first === 'ana' ? atAna : atBen)).toBeDefined());
    other.line().restore();
    for (const session of [atAna, atBen]) {
      await eventually(() => expect(statuses(session)).toEqual(['granted', 'superseded']));
      // What only the other ordered is carried over.
      expect(session.store.getState().now.itemCount).toBe(first === 'ana' ? 2 : 0);
    }
    expect(granted(atAna)).toBe(granted(atBen));
  },
);

test('a claim whose answer is lost stands, and whoever asks next is told', async () => {
  const { ana, ben, atAna, atBen } = await household();
  const line = ana.line();
  const { claim } = line;
  const lost = vi.fn();
  line.claim = async (name, value): Promise<ClaimAnswer> => {
    await claim(name, value);
    lost();
    line.cut();
    return { kind: 'unanswered' };
  };
  ben.line().cut();
  await atAna.dispatch(order);
  await eventually(() => expect(lost).toHaveBeenCalled());
  expect(statuses(atAna)).toEqual(['pending']);
  await atBen.dispatch(order);
  ben.line().restore();
  await eventually(() => expect(statuses(atBen)).toEqual(['granted', 'superseded']));
  line.claim = claim;
  line.restore();
  await eventually(() => expect(statuses(atAna)).toEqual(['granted', 'superseded']));
  expect(granted(atAna)).toBe(granted(atBen));
  expect(orders(atAna).find(({ id }) => id === granted(atAna))?.parts[0]?.actorId).toBe(atAna.store.getState().me);
});

test('an order that waits can be called off, and then nobody asks for it', async () => {
  const { ana, atAna, atBen, passTime } = await household();
  ana.line().cut();
  await atAna.dispatch(order);
  await atAna.dispatch({ type: 'CallOffCheckout', data: { checkout: orders(atAna)[0]?.id ?? ('' as never) } });
  ana.line().restore();
  await eventually(() => expect(statuses(atBen)).toEqual(['called-off']));
  passTime();
  expect(atBen.store.getState().now.itemCount).toBe(2);
  await atBen.dispatch(order);
  await eventually(() => expect(granted(atAna)).toBe(orders(atBen).find(({ callOffs }) => callOffs.length === 0)?.id));
});

test('an order whose author has gone is asked for by who is there, after a while', async () => {
  const { ana, atAna, atBen, passTime } = await household();
  const line = ana.line();
  line.claim = async () => ({ kind: 'unanswered' });
  await atAna.dispatch(order);
  await eventually(() => expect(statuses(atBen)).toEqual(['pending']));
  await eventually(() => {
    passTime();
    expect(statuses(atBen)).toEqual(['granted']);
  });
});

test('what the relay does not grant is told, and asked again', async () => {
  const { ana, atAna, passTime } = await household();
  const line = ana.line();
  const { claim } = line;
  line.claim = async () => ({ kind: 'refused', reason: 'storage' });
  await atAna.dispatch(order);
  await eventually(() => expect(atAna.ordering.getState().refusal).toBe('storage'));
  line.claim = claim;
  passTime();
  await eventually(() => expect(statuses(atAna)).toEqual(['granted']));
  await eventually(() => expect(atAna.ordering.getState().refusal).toBe(null));
});

test('what is granted is asked once on each connection, whatever else changes, and not after closing', async () => {
  const { ana, atAna } = await household();
  const line = ana.line();
  const asking = vi.fn(line.claim);
  line.claim = asking;
  await atAna.dispatch(order);
  await eventually(() => expect(statuses(atAna)).toEqual(['granted']));
  const first = asking.mock.calls.length;
  for (const name of ['Bread', 'Tea', 'Rice']) await atAna.dispatch(add(name));
  expect(asking).toHaveBeenCalledTimes(first);
  line.cut();
  line.restore();
  await eventually(() => expect(asking).toHaveBeenCalledTimes(first + 1));
  for (const name of ['Salt', 'Oil']) await atAna.dispatch(add(name));
  expect(asking).toHaveBeenCalledTimes(first + 1);
  await atAna.close();
  line.cut();
  line.restore();
  expect(asking).toHaveBeenCalledTimes(first + 1);
});

test('nobody asks for an order before the relay has it', async () => {
  const { ana, atAna, atBen } = await household();
  const line = ana.line();
  line.cut();
  await atAna.dispatch(order);
  const [session, asking] = [{ ...atAna }, vi.fn(atAna.claim)];
  const known = () => {
    const snapshot = atAna.store.getState();
    const link = { kind: 'online', role: 'edit', caughtUp: true } as const;
    return { ...snapshot, sync: { ...snapshot.sync, link, isOnRelay: () => false } };
  };
  const claims = createOrderClaims({
    session: { ...session, claim: asking, store: { ...atAna.store, getState: known } },
    every: () => () => {},
    onRefusal() {},
  });
  expect(statuses(atAna)).toEqual(['pending']);
  expect(asking).not.toHaveBeenCalled();
  claims.close();
  line.restore();
  await eventually(() => expect(statuses(atBen)).toEqual(['granted']));
});

test('while an order waits one timer runs, and none afterwards', async () => {
  const { ana, atAna, timers } = await household();
  const before = timers.size;
  const line = ana.line();
  const { claim } = line;
  line.claim = async () => ({ kind: 'unanswered' });
  await atAna.dispatch(order);
  for (const name of ['Bread', 'Tea']) await atAna.dispatch(add(name));
  await eventually(() => expect(timers.size).toBeGreaterThan(before));
  const waiting = timers.size;
  await atAna.dispatch(add('Rice'));
  expect(timers.size).toBe(waiting);
  line.claim = claim;
  for (const tick of [...timers]) tick();
  await eventually(() => expect(statuses(atAna)).toEqual(['granted']));
  await eventually(() => expect(timers.size).toBeLessThan(waiting));
});
