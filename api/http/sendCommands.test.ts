import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  add,
  type MadeCart,
  makeCart,
  nowhere,
  quantities,
  startTestNode,
  type TestNode,
} from '../testing/testNode.ts';

let test: TestNode;
let cart: MadeCart;
beforeEach(async () => {
  test = await startTestNode();
  cart = await makeCart(test);
});
afterEach(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

const send = (commands: readonly object[], headers: Record<string, string> = {}, as = 'Recipe app') =>
  test.post(`${cart.path}/commands`, cart.editKey, { as, commands }, headers);
const look = async () => quantities((await test.get(cart.path, cart.editKey)).body);

describe('the same act sent again', () => {
  const key = { 'Idempotency-Key': 'order 4711, first page' };

  it('has one effect and the same answer', async () => {
    const first = await send([add('Milk', 2)], key);
    await send([add('Milk', 5)]);
    const again = await send([add('Milk', 2)], key);
    expect([again.status, again.body]).toEqual([200, first.body]);
    expect(await look()).toEqual({ Milk: 7 });
  });

  it('also where all come at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => send([add('Milk')], key)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${body.command} ${body.events.length}`)).size).toBe(1);
    expect(await look()).toEqual({ Milk: 1 });
  });

  it('also after the node was started anew, and at another node', async () => {
    const first = await send([add('Milk', 2)], key);
    test.restart();
    expect((await send([add('Milk', 2)], key)).body).toEqual(first.body);
    const other = await startTestNode({ relay: { url: test.url, isOwn: false } });
    const there = await other.post(`${cart.path}/commands`, cart.editKey, { commands: [add('Milk', 2)] }, key);
    expect(there.body.events.map(({ id }: { id: string }) => id)).toEqual(
      first.body.events.map(({ id }: { id: string }) => id),
    );
    await other.end();
    expect(await look()).toEqual({ Milk: 2 });
  });

  it('is refused again where it was refused, though it would be taken now; and nothing comes of what came to nothing', async () => {
    const price = [{ type: 'ChangePrice', data: { line: 't:milk', price: 129 } }];
    const refused = await send(price, { 'Idempotency-Key': 'a' });
    const nothing = await send([{ type: 'RemoveItem', data: { line: 't:milk' } }], { 'Idempotency-Key': 'b' });
    expect([refused.status, nothing.status, nothing.body.events]).toEqual([409, 200, []]);
    await send([add('Milk')]);
    test.restart();
    expect((await send(price, { 'Idempotency-Key': 'a' })).body).toEqual(refused.body);
    const again = await send([{ type: 'RemoveItem', data: { line: 't:milk' } }], { 'Idempotency-Key': 'b' });
    expect(again.body).toEqual(nothing.body);
    expect(await look()).toEqual({ Milk: 1 });
    expect((await send(price)).status).toBe(200);
  });

  it('is known by its id, where that is given as it stands in the history', async () => {
    const { body } = await send([add('Milk')], { 'Idempotency-Key': '00000000deadbeef' });
    expect(body.command).toBe('00000000deadbeef');
  });

  it('makes a cart once, for who brings a key of their own', async () => {
    const key = Buffer.from(new Uint8Array(16).fill(9)).toString('base64url');
    const make = () => test.post('/api/carts', key, { as: 'Till', name: 'Mine' });
    const first = await make();
    expect([first.status, first.body.editKey]).toEqual([201, key]);
    expect((await make()).body).toEqual(first.body);
    const entries = (await test.get(`/api/carts/${first.body.id}`, key)).body.events;
    test.restart();
    expect((await make()).body).toEqual(first.body);
    expect((await test.get(`/api/carts/${first.body.id}`, key)).body.events).toBe(entries);
  });
});

describe('only if nothing has happened since', () => {
  it('goes by the ETag of what was seen, or by the id of its newest event', async () => {
    const seen = await test.get(cart.path, cart.editKey);
    const etag = seen.headers.get('ETag') ?? '';
    expect((await send([add('Milk')], { 'If-Match': etag })).status).toBe(200);
    const late = await send([add('Eggs')], { 'If-Match': etag }, 'Till');
    expect([late.status, late.body.type]).toEqual([412, '/api/problems/moved']);
    expect(late.body.events.map(({ type, subject }: Record<string, string>) => [type, subject])).toEqual([
      ['trolley.cart.ItemAdded', 't:milk'],
    ]);
    expect((await send([add('Eggs')], { 'If-Match': late.headers.get('ETag') ?? '' })).status).toBe(200);
    const newest = (await test.get(cart.path, cart.editKey)).body.at;
    expect((await send([add('Bread')], { 'If-Match': `"${newest}"` })).status).toBe(200);
    expect((await send([add('Bread')], { 'If-Match': newest })).status).toBe(412);
    expect(await look()).toEqual({ Milk: 1, Eggs: 1, Bread: 1 });
  });

  it('lets one through of many who have seen the same, by whatever name', async () => {
    const { headers } = await test.get(cart.path, cart.editKey);
    const ifMatch = { 'If-Match': headers.get('ETag') ?? '' };
    const names = ['Till', 'Recipe app', 'Scales'];
    await Promise.all(names.map((as) => send([add('Bread')], {}, as)));
    const now = { 'If-Match': (await test.get(cart.path, cart.editKey)).headers.get('ETag') ?? '' };
    const tries = Array.from({ length: 12 }, (_, n) => send([add('Milk')], now, names[n % 3]));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 412)).toHaveLength(11);
    expect((await send([add('Milk')], ifMatch)).status).toBe(412);
    expect(await look()).toEqual({ Bread: 3, Milk: 1 });
  });

  it('has seen its own events and what was before, not what others did while it was being answered', async () => {
    // Both are on disk here before either is answered.
    test.restart({ relay: nowhere, patience: { catchUpMs: 50, durableMs: 300 } });
    const answers = await Promise.all([send([add('Milk')], {}, 'Till'), send([add('Eggs')], {}, 'Recipe app')]);
    const positions = answers.map(({ body }) => body.events.at(-1).position);
    const [first, last] = positions[0] < positions[1] ? answers : answers.toReversed();
    const late = await send([add('Bread')], { 'If-Match': first?.headers.get('ETag') ?? '' });
    expect([late.status, late.body.events.length]).toEqual([412, last?.body.events.length]);
    expect((await send([add('Bread')], { 'If-Match': last?.headers.get('ETag') ?? '' })).status).toBe(202);
  });

  it('is a repeat first, and a condition then: what was done stays done', async () => {
    const { headers } = await test.get(cart.path, cart.editKey);
    const both = { 'If-Match': headers.get('ETag') ?? '', 'Idempotency-Key': 'once' };
    const first = await send([add('Milk')], both);
    expect((await send([add('Milk')], both)).body).toEqual(first.body);
  });

  it('does not know what no answer of here has said', async () => {
    expect((await send([add('Milk')], { 'If-Match': '"nonsense"' })).status).toBe(400);
    expect((await send([add('Milk')], { 'If-Match': '"abc.1.1"' })).status).toBe(412);
    expect((await send([add('Milk')], { 'If-Match': 'f'.repeat(30) })).status).toBe(412);
    expect((await send([add('Milk')], { 'If-Match': '*' })).status).toBe(200);
  });
});

describe('where the relay cannot be reached', () => {
  const patience = { catchUpMs: 100, durableMs: 100 };

  it('what was accepted is kept, said to be here only, and goes out when the node is started again', async () => {
    await send([add('Milk')]);
    test.restart({ relay: nowhere, patience });
    const kept = await send([add('Eggs', 3)]);
    expect([kept.status, kept.body.durable]).toEqual([202, 'here']);
    expect(kept.headers.get('Trolley-Relay')).toBe('offline');
    test.restart({ patience });
    const other = await startTestNode({ relay: { url: test.url, isOwn: false } });
    await expect
      .poll(async () => quantities((await other.get(cart.path, cart.viewKey)).body))
      .toEqual({ Milk: 1, Eggs: 3 });
    await other.end();
  });

  it('a cart of which nothing is known here is not said to be none', async () => {
    const fresh = await startTestNode({ relay: nowhere, patience });
    const { status, headers, body } = await fresh.get(cart.path, cart.editKey);
    expect([status, body.type]).toEqual([503, '/api/problems/relay-unreachable']);
    expect(headers.get('Retry-After')).toBe('2');
    await fresh.end();
  });
});

it('who does not want to wait for the relay is answered when it is on disk here', async () => {
  const { status, headers, body } = await send([add('Milk')], { Prefer: 'respond-async' });
  expect([status, body.durable, headers.get('Preference-Applied')]).toEqual([202, 'here', 'respond-async']);
  expect(await look()).toEqual({ Milk: 1 });
});

it('who has it already is told so, until something happens', async () => {
  const { headers } = await test.get(cart.path, cart.editKey);
  const known = { 'If-None-Match': headers.get('ETag') ?? '' };
  const same = await test.get(cart.path, cart.viewKey, known);
  expect([same.status, same.body]).toEqual([304, '']);
  await send([add('Milk')]);
  expect((await test.get(cart.path, cart.viewKey, known)).status).toBe(200);
});
