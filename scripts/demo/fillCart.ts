// Fills one cart with one order: several people at once, each on a device of their own, and somebody who comes when it is
// done. Then it is ordered. Says what each of them then sees.

import { setTimeout as wait } from 'node:timers/promises';
import type { OrderingSession } from '../../src/app/cartSession.ts';
import type { ColorName } from '../../src/domain/events.ts';
import type { ImportedOrder } from '../../src/domain/import/orders.ts';
import { type OrderedCart, orderCart, type Shopper } from './orderCart.ts';
import { orderPlan } from './orderPlan.ts';
import { createPerson } from './person.ts';
import type { Random } from './random.ts';
import { type Act, shoppingPlan } from './shoppingPlan.ts';
import { until } from './until.ts';

export interface FilledCart {
  readonly order: ImportedOrder;
  readonly people: number;
  readonly events: number;
  /** Commands given without a network. */
  readonly offline: number;
  /** What each participant's cart comes to, the late joiner's last. */
  readonly totals: readonly number[];
  /** Everybody sees the same cart, to the last detail. */
  readonly agree: boolean;
  /** From opening an empty device to seeing all of it. */
  readonly joinMs: number;
  /** What became of it. */
  readonly ordered: OrderedCart;
  readonly ms: number;
}

const cast: readonly (readonly [string, ColorName])[] = [
  ['Ana', 'teal'],
  ['Ben', 'orange'],
  ['Cleo', 'violet'],
  ['Dan', 'blue'],
];

export async function fillCart(order: ImportedOrder, relayUrl: string, random: Random): Promise<FilledCart> {
  const start = performance.now();
  const newcomer = (name: string, color: ColorName) =>
    createPerson({ name, color, relayUrl, random, clockOffsetMs: random.between(-600_000, 600_000) });
  const [maker, ...others] = cast
    .slice(0, random.between(2, cast.length))
    .map(([name, color]) => newcomer(name, color));
  if (maker === undefined) throw new Error('nobody there');

  const { cartId, key, session } = await maker.trolley.draft();
  const shoppers: Shopper[] = [{ person: maker, session }];
  for (const person of others) shoppers.push({ person, session: await person.trolley.open(cartId, key) });

  const create = { type: 'CreateCart', data: { name: `Order ${order.id}`, currency: order.currency } } as const;
  const plan = shoppingPlan(order, shoppers.length, random);
  let offline = 0;
  await Promise.all(
    shoppers.map(async (shopper, index) => {
      const acts = plan[index] ?? [];
      const pace = createPace(random);
      if (index === 0) await act(shopper, { kind: 'ask', command: create });
      for (const next of acts) {
        await act(shopper, next);
        if (next.kind === 'ask' && !shopper.person.network.isUp()) offline++;
        await wait(pace());
      }
    }),
  );
  const events = await settled(
    shoppers.map((shopper) => shopper.session),
    order,
  );

  const joined = performance.now();
  const late = newcomer('Eve', 'rose');
  // Every other one only looks.
  const lateKey = random.chance(0.5) ? key : late.trolley.links.viewKeyOf(key);
  const lateSession = await late.trolley.open(cartId, lateKey);
  await until(() => lateSession.store.getState().history.entries.length === events, stuck(lateSession, order));
  const joinMs = performance.now() - joined;

  const sessions = [...shoppers.map((shopper) => shopper.session), lateSession];
  const carts = sessions.map((each) => each.store.getState().now);
  const shipper = newcomer('Finn', 'brown');
  const ordered = await orderCart({ cartId, key, shoppers }, orderPlan(order, random), shipper, random);
  await Promise.all(sessions.map((each) => each.close()));
  for (const person of [maker, ...others, late, shipper]) person.leave();
  return {
    order,
    people: shoppers.length,
    events,
    offline,
    totals: carts.map((cart) => cart.total),
    agree: new Set(carts.map((cart) => JSON.stringify(cart))).size === 1,
    joinMs,
    ordered,
    ms: performance.now() - start,
  };
}

/** Some people are quick and some are slow; 0 lets several acts fall into one moment. */
function createPace(random: Random): () => number {
  const slowest = random.between(0, 8);
  return () => random.between(0, slowest);
}

async function act({ person, session }: Shopper, next: Act): Promise<void> {
  switch (next.kind) {
    case 'switch-off':
      return person.network.switchOff();
    case 'switch-on':
      return person.network.switchOn();
    case 'ask': {
      const result = await session.dispatch(next.command);
      if (result.kind !== 'accepted') throw new Error(`${person.name}: ${JSON.stringify({ next, result })}`);
    }
  }
}

/** Everybody has everything, and all of it is durable on the relay. Resolves to how many events that are. */
async function settled(sessions: readonly OrderingSession[], order: ImportedOrder): Promise<number> {
  const isSettled = () => {
    const states = sessions.map((session) => session.store.getState());
    const all = states.reduce(
      (sum, { me, history }) => sum + history.entries.filter((entry) => entry.actorId === me).length,
      0,
    );
    return states.every(({ sync, history }) => sync.waiting.length === 0 && history.entries.length === all);
  };
  for (const session of sessions) await until(isSettled, stuck(session, order));
  return sessions[0]?.store.getState().history.entries.length ?? 0;
}

function stuck({ store }: OrderingSession, order: ImportedOrder): () => string {
  return () => {
    const { sync, history } = store.getState();
    return `Order ${order.id} has not settled: ${JSON.stringify({ ...sync, events: history.entries.length })}`;
  };
}
