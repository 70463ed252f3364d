// The real input, end to end: 62 orders of a shop as carts filled by several people at once, online and offline in turn,
// through the real relay, and each ends as an order. `DEMO_SEED=7` repeats a run.

import process from 'node:process';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RelayProcess, startRelay } from '../../e2e/relayProcess.ts';
import { build, relay as relayBuild } from '../build.mjs';
import type { FilledCart } from './fillCart.ts';
import { realOrders } from './realOrders.ts';
import { isOrderRight, replayOrders } from './replayOrders.ts';

const seed = Number(process.env['DEMO_SEED'] ?? 1);
let relay: RelayProcess;
let carts: readonly FilledCart[] = [];

beforeAll(async () => {
  expect(await build(relayBuild)).toBe(true);
  relay = await startRelay({ settings: { STATIC_DIR: '' } });
  carts = await replayOrders({ orders: realOrders(), relayUrl: `http://127.0.0.1:${relay.port}`, seed });
}, 400_000);

afterAll(() => relay.dispose());

it("every cart comes to its order's total, for each who filled it and for who joined late", () => {
  for (const { order, totals } of carts) expect(new Set(totals), `order ${order.id}`).toEqual(new Set([order.total]));
});

it('all see the same cart, to the last detail', () => {
  expect(carts.filter((cart) => !cart.agree).map(({ order }) => order.id)).toEqual([]);
});

it('62 carts together are worth 24,702.88 pounds', () => {
  expect(carts).toHaveLength(62);
  expect(carts.reduce((sum, cart) => sum + (cart.totals.at(-1) ?? 0), 0)).toBe(2_470_288);
});

it('each ends as one order, the same for all, at the total in the file and what was changed of it', () => {
  expect(carts.filter((cart) => !isOrderRight(cart)).map(({ order, ordered }) => [order.id, ordered])).toEqual([]);
  const worth = carts.reduce((sum, { ordered }) => sum + (ordered.seen.at(-1)?.total ?? 0), 0);
  const changed = carts.reduce((sum, { order, ordered }) => sum + ordered.plan.total - order.total, 0);
  expect(worth - changed).toBe(2_470_288);
  const kinds = carts.map(({ ordered }) => ordered.plan.kind);
  for (const kind of ['as it is', 'changed', 'cancelled', 'cancelled too late']) expect(kinds).toContain(kind);
  expect(carts.some(({ ordered }) => ordered.plan.isOrderedTwice)).toBe(true);
});

it('a good part of it was done offline, by several people', () => {
  expect(carts.reduce((sum, cart) => sum + cart.offline, 0)).toBeGreaterThan(200);
  for (const { people, totals } of carts) expect(people >= 2 && totals.length === people + 1).toBe(true);
});
