// The process of the API is killed at any moment, again and again, while it and another member change a cart. What was accepted has
// one effect, an undoing too; what was not answered is sent again and has one, too; the feed has neither a gap nor a repeat; and any moment of the
// past is the fold of what came before it. The cart is followed: what is in the read models at the end is what is built from nothing. 200 kills: npm run prove:api.

import { rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildRelay, temporaryDirectory } from '../server/testing/relayProcess.ts';
import { createSqliteDatabase } from '../src/adapters/sqlite/sqliteDatabase.ts';
import { createSqliteEventStore } from '../src/adapters/sqlite/sqliteEventStore.ts';
import { cartDomain } from '../src/domain/cartDomain.ts';
import type { StreamId } from '../src/engine/message.ts';
import { createReadSide } from '../src/engine/readSide.ts';
import { databaseName } from './databaseName.ts';
import { rebuild } from './projections/rebuild.ts';
import { type NodeProcess, startNodeProcess } from './testing/nodeProcess.ts';
import { add, type MadeCart, makeCart, quantities, startTestNode, type TestNode } from './testing/testNode.ts';

const kills = Number(process.env['API_KILLS'] ?? 4);
const operatorToken = 'the-operators-token-1';
const seed = process.env['API_SEED'] === undefined ? {} : { seed: Number(process.env['API_SEED']) };

interface FeedEvent {
  readonly id: string;
  readonly position: number;
}

let directory: string;
let other: TestNode;
/** The last that was started: one that fails leaves it. */
let running: NodeProcess | null = null;
beforeAll(async () => {
  directory = await buildRelay('api-kills');
  other = await startTestNode();
}, 120_000);
afterAll(async () => {
  await running?.kill();
  await other.end();
  rmSync(dirname(directory), { recursive: true });
});

/** One life of the process: what is asked in it, and when it is killed. */
interface Life {
  readonly acts: readonly {
    readonly line: number;
    readonly isOther: boolean;
    readonly isAsync: boolean;
    /** What was accepted before, where there is something, is undone instead. */
    readonly isUndo: boolean;
  }[];
  readonly killAfterMs: number;
}

const life: fc.Arbitrary<Life> = fc.record({
  acts: fc.array(
    fc.record({ line: fc.nat(3), isOther: fc.boolean(), isAsync: fc.boolean(), isUndo: fc.nat(3).map((n) => n === 0) }),
    { minLength: 1, maxLength: 12 },
  ),
  killAfterMs: fc.integer({ min: 0, max: 120 }),
});

describe('the API, killed at any moment', () => {
  it(`keeps what it has accepted, once, and numbers without a gap (${kills} kills)`, async () => {
    let killed = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 4, maxLength: 8 }), async (lives) => {
        if (killed < kills) killed += await live(lives);
      }),
      // Of four lives at least.
      { numRuns: Math.ceil(kills / 4), endOnFailure: true, ...seed },
    );
    expect(killed).toBeGreaterThanOrEqual(kills);
  }, 7_200_000);
});

/** Returns how often it was killed. */
async function live(lives: readonly Life[]): Promise<number> {
  const cart = await makeCart(other);
  for (const line of [0, 1, 2, 3]) await send(other, cart, [add(`Item ${line}`)]);
  const folder = temporaryDirectory('api-kills');
  const environment = {
    RELAY_URL: other.url.replace('ws', 'http'),
    DATA_DIR: folder.path,
    API_OPERATOR_TOKEN: operatorToken,
  };
  let printed = '';
  const start = () =>
    startNodeProcess(directory, environment, (text) => {
      printed += text;
    });
  const wanted: Record<string, number> = { 'Item 0': 1, 'Item 1': 1, 'Item 2': 1, 'Item 3': 1 };
  const accepted: Asked[] = [];
  const unanswered: Asked[] = [];
  let fed: readonly FeedEvent[] = [];
  let serial = 0;
  let node = await start();
  running = node;
  await follow(node, cart);

  for (const { acts, killAfterMs } of lives) {
    const timer = setTimeout(() => void node.kill(), killAfterMs);
    await Promise.all(
      acts.map(async ({ line, isOther, isAsync, isUndo }) => {
        const undone = isUndo && !isOther ? accepted.pop() : undefined;
        const act = undone?.line ?? line;
        wanted[`Item ${act}`] = (wanted[`Item ${act}`] ?? 0) + (undone === undefined ? 1 : -1);
        if (isOther) return send(other, cart, [more(line)]);
        const command = undone === undefined ? more(line) : { type: 'Undo', data: { act: undone.key } };
        // As command ids stand in the history, and far from each other: the next one is that of its undoing.
        const asked = { line: act, command, key: `${(serial++).toString(16).padStart(8, '0')}00000000` };
        if (!(await ask(node, cart, asked, isAsync))) unanswered.push(asked);
        else if (undone === undefined) accepted.push(asked);
      }),
    );
    clearTimeout(timer);
    await node.kill();
    node = await start();
    running = node;
    // A consumer that comes back goes on where it was, and what it has heard before stays so.
    const now = await feedOf(node, cart);
    expect(now.slice(0, fed.length)).toEqual(fed);
    fed = now;
  }

  for (const asked of unanswered) expect(await ask(node, cart, asked, false)).toBe(true);
  await expect.poll(() => look(node, cart)).toEqual(wanted);
  await expect.poll(async () => quantities((await other.get(cart.path, cart.viewKey)).body)).toEqual(wanted);

  const feed = await feedOf(node, cart);
  expect(feed.slice(0, fed.length)).toEqual(fed);
  expect(feed.map(({ position }) => position)).toEqual(feed.map((_, index) => index + 1));
  expect(new Set(feed.map(({ id }) => id)).size).toBe(feed.length);
  await expectMoments(node, cart, feed, join(folder.path, databaseName));

  await expect.poll(() => searched(node)).toEqual(wanted);

  expect(await node.stop()).toBe(0);
  await expectRebuiltAlike(folder.path);
  for (const key of [cart.editKey, cart.viewKey]) expect(printed).not.toContain(key);
  folder.remove();
  return lives.length;
}

interface Asked {
  readonly line: number;
  readonly command: object;
  readonly key: string;
}

const more = (line: number) => ({ type: 'ChangeQuantity', data: { line: `t:item ${line}`, by: 1 } });

async function send(test: TestNode, cart: MadeCart, commands: readonly object[]): Promise<void> {
  const { status } = await test.post(`${cart.path}/commands`, cart.editKey, { as: 'Ana', commands });
  expect(status).toBe(200);
}

/** Whether it was accepted: a process that has died has not said so. */
async function ask({ url }: NodeProcess, cart: MadeCart, { key, command }: Asked, isAsync: boolean): Promise<boolean> {
  const headers = {
    Authorization: `Bearer ${cart.editKey}`,
    'Content-Type': 'application/json',
    'Idempotency-Key': key,
    ...(isAsync ? { Prefer: 'respond-async' } : {}),
  };
  const body = JSON.stringify({ as: 'Till', commands: [command] });
  try {
    const answer = await fetch(`${url}${cart.path}/commands`, { method: 'POST', headers, body });
    await answer.text();
    if (answer.ok) return true;
    // Of its first moment, in which the relay has not told what there is.
    expect(answer.status).toBe(503);
    return false;
  } catch {
    return false;
  }
}

async function get({ url }: NodeProcess, cart: MadeCart, rest: string) {
  const answer = await fetch(`${url}${cart.path}${rest}`, { headers: { Authorization: `Bearer ${cart.viewKey}` } });
  expect(answer.status).toBe(200);
  return answer.json();
}

const look = async (node: NodeProcess, cart: MadeCart) => quantities(await get(node, cart, ''));

async function follow({ url }: NodeProcess, cart: MadeCart): Promise<void> {
  const headers = { Authorization: `Bearer ${cart.viewKey}` };
  expect((await fetch(`${url}${cart.path}/follow`, { method: 'PUT', headers })).status).toBe(200);
}

/** What the read models on disk say is wanted: the shares of all people. */
async function searched({ url }: NodeProcess): Promise<Record<string, number>> {
  const headers = { Authorization: `Bearer ${operatorToken}` };
  const { carts } = await (await fetch(`${url}/api/carts?item=item`, { headers })).json();
  const shares: Record<string, number> = {};
  for (const { name, share } of carts?.[0]?.items ?? []) shares[name] = (shares[name] ?? 0) + share;
  return shares;
}

async function expectRebuiltAlike(dataDir: string): Promise<void> {
  const database = createSqliteDatabase({ path: join(dataDir, databaseName), newIdentity: () => 0 });
  const rows = () =>
    database.read((sql) =>
      (sql('SELECT name, build FROM read_model ORDER BY name').all() as { name: string; build: number }[]).map(
        ({ name, build }) => sql(`SELECT * FROM ${name}_${build} ORDER BY cart, rowid`).all(),
      ),
    );
  const running = rows();
  expect(running.map(({ length }) => length > 0)).toEqual([true, true]);
  await rebuild(dataDir, () => {});
  expect(rows()).toEqual(running);
  database.close();
}

async function feedOf(node: NodeProcess, cart: MadeCart): Promise<readonly FeedEvent[]> {
  const events: FeedEvent[] = [];
  for (;;) {
    const page: FeedEvent[] = await get(node, cart, `/events?after=${events.length}&limit=50`);
    if (page.length === 0) return events.map(({ id, position }) => ({ id, position }));
    events.push(...page);
  }
}

/** What the node tells of moments of the past, beside a fold of its own of what is in its file. */
async function expectMoments(node: NodeProcess, cart: MadeCart, feed: readonly FeedEvent[], path: string) {
  const database = createSqliteDatabase({ path, newIdentity: () => 0 });
  const stored = await createSqliteEventStore({ database, now: () => 0 }).readAll(cart.id as StreamId);
  for (const { id } of feed.filter((_, index) => index % 7 === 0)) {
    const fold = createReadSide(cartDomain, cart.id as StreamId);
    fold.receive(stored.filter((entry) => entry.id <= id));
    const lines = fold.now().aisles.flatMap((aisle) => aisle.lines);
    const told = quantities(await get(node, cart, `?at=${id}`));
    expect(told).toEqual(Object.fromEntries(lines.map(({ name, quantity }) => [name, quantity])));
  }
  database.close();
}
