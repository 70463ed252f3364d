import { afterEach, describe, expect, it } from 'vitest';
import { createCartLinks } from '../../src/adapters/browser/cartLinks.ts';
import type { NodeOptions } from '../openNode.ts';
import { add, makeCart, nowhere, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
async function start(options: Partial<NodeOptions> = {}) {
  test = await startTestNode(options);
  return makeCart(test);
}
afterEach(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

const metric = async (name: string) => {
  const line = (await test.node().metrics.text()).split('\n').find((one) => one.startsWith(`${name} `));
  return Number(line?.split(' ')[1]);
};

describe('how often', () => {
  it('one may ask by a key, or from an address, is bounded; how long to wait is said', async () => {
    const cart = await start({ bounds: { requestsPerSecond: 2 } });
    const statuses: number[] = [];
    for (let n = 0; n < 12; n++) statuses.push((await test.get(cart.path, cart.viewKey)).status);
    expect(statuses).toContain(429);
    expect(statuses.slice(0, 5)).toEqual([200, 200, 200, 200, 200]);
    const refused = await test.get(cart.path, cart.viewKey);
    if (refused.status === 429) expect(refused.headers.get('Retry-After')).toBe('1');
  });

  it('carts may be made from one address is bounded', async () => {
    await start({ bounds: { newCartsPerDay: 3 } });
    const make = () => test.post('/api/carts', null, { as: 'Till' });
    expect([(await make()).status, (await make()).status]).toEqual([201, 201]);
    const refused = await make();
    expect([refused.status, refused.body.type]).toEqual([429, '/api/problems/too-many-requests']);
    expect(Number(refused.headers.get('Retry-After'))).toBeGreaterThan(20_000);
  });

  it('each address has its own, as the relay tells it, which nobody can invent', async () => {
    const cart = await start({
      bounds: { requestsPerSecond: 1 },
      relay: { ...nowhere, isOwn: true },
      patience: { catchUpMs: 10, durableMs: 10 },
    });
    const from = (address: string) => test.get('/api/problems/moved', null, { 'X-Forwarded-For': address });
    for (let n = 0; n < 10; n++) await from(`198.51.100.${n}, 192.0.2.1`);
    expect((await from('203.0.113.9, 192.0.2.1')).status).toBe(429);
    expect((await from('192.0.2.1, 192.0.2.2')).status).toBe(200);
    expect(cart.id).toBeDefined();
  });

  it('or as so many proxies in front tell it as are believed: none, unless set', async () => {
    for (const [trustedProxies, status] of [
      [0, 429],
      [2, 200],
    ] as const) {
      await start({ bounds: { requestsPerSecond: 1 }, trustedProxies });
      const from = (address: string) =>
        test.get('/api/problems/moved', null, { 'X-Forwarded-For': `${address}, 10.0.0.1` });
      for (let n = 0; n < 10; n++) await from('192.0.2.1');
      expect((await from('192.0.2.2')).status).toBe(status);
      if (trustedProxies === 0) await test.end();
    }
  });
});

describe('how much', () => {
  it('nesting does no harm, however deep', async () => {
    const cart = await start();
    for (const depth of [100, 40_000]) {
      const body = `{"commands":${'['.repeat(depth)}${']'.repeat(depth)}}`;
      expect((await test.post(`${cart.path}/commands`, cart.editKey, body)).status).toBe(422);
      const inData = `{"commands":[{"type":"AddItem","data":{"name":"x","quantity":1,"amount":${'{"a":'.repeat(depth / 2)}1${'}'.repeat(depth / 2)}}}]}`;
      expect((await test.post(`${cart.path}/commands`, cart.editKey, inData)).status).toBe(422);
    }
  });

  it('a body whose length is not said is counted as it comes', async () => {
    const cart = await start();
    const endless = new ReadableStream({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('x'.repeat(65_536))),
    });
    const answer = await test.node().api.request(`${cart.path}/commands`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${cart.editKey}`, 'Content-Type': 'application/json' },
      body: endless,
      duplex: 'half',
    } as RequestInit);
    expect(answer.status).toBe(413);
  });

  it('carts that are open take so much memory: those used longest ago are closed, and open again as they were', async () => {
    const first = await start({ streams: { maxBytes: 400_000, idleMs: 300_000 } });
    await test.post(`${first.path}/commands`, first.editKey, { as: 'Till', commands: [add('Milk')] });
    for (let n = 0; n < 6; n++) await makeCart(test);
    expect(await metric('trolley_api_open_streams')).toBeLessThanOrEqual(2);
    expect(await metric('trolley_api_open_stream_bytes')).toBeLessThanOrEqual(400_000);
    expect((await test.get(first.path, first.viewKey)).body.lines).toMatchObject([{ name: 'Milk' }]);
  });

  it('names that write in one cart make way for others, so that many do not keep out the next', async () => {
    const cart = await start();
    for (let n = 0; n < 70; n++) {
      const commands = [{ type: 'PickItem', data: { line: 't:nothing' } }];
      const { status } = await test.post(`${cart.path}/commands`, cart.editKey, { as: `Program ${n}`, commands });
      expect(status).toBe(409);
    }
    expect(await metric('trolley_api_open_streams')).toBe(48);
  });

  it('where all that are open are in use, no more are opened, until one is not', async () => {
    const first = await start({ streams: { maxBytes: 400_000, idleMs: 300_000 } });
    const second = await makeCart(test);
    const third = await makeCart(test);
    const feeds = await Promise.all(
      [first, second, third].map(({ path, viewKey }) =>
        test.node().api.request(`${path}/events`, {
          headers: { Authorization: `Bearer ${viewKey}`, Accept: 'text/event-stream' },
        }),
      ),
    );
    const open = feeds.filter(({ status }) => status === 200);
    expect(await metric('trolley_api_live_feeds')).toBe(open.length);
    const refused = await test.post('/api/carts', null, { as: 'Till' });
    expect([refused.status, refused.body.type]).toEqual([503, '/api/problems/busy']);
    for (const feed of open) await feed.body?.cancel();
    expect((await test.post('/api/carts', null, { as: 'Till' })).status).toBe(201);
  });
});

describe('how long', () => {
  it('one waits for an answer is bounded', async () => {
    await start({ bounds: { answerMs: 50 }, relay: nowhere, patience: { catchUpMs: 400, durableMs: 10 } });
    // Nothing of it is known here, and nobody can be asked.
    const { cartId, key } = createCartLinks((length) => new Uint8Array(length).fill(5)).mint();
    const late = await test.get(`/api/carts/${cartId}`, key);
    expect([late.status, late.body.type]).toEqual([503, '/api/problems/took-too-long']);
  });

  it('a node that is about to stop takes no more', async () => {
    const cart = await start();
    test.node().drain();
    const { status, headers, body } = await test.get(cart.path, cart.viewKey);
    expect([status, body.type, headers.get('Retry-After')]).toEqual([503, '/api/problems/draining', '5']);
  });
});

it('what is answered is counted, and what is open', async () => {
  const cart = await start({ operatorToken: 'operators-token-0123456789' });
  await test.get(cart.path, cart.viewKey);
  await test.get(cart.path, 'x'.repeat(22));
  const text = await test.node().metrics.text();
  expect(text).toContain('trolley_api_answers_total{status="200"} 1');
  expect(text).toContain('trolley_api_answers_total{status="404"} 1');
  expect(text).toContain('trolley_api_request_seconds_count{method="GET"} 2');
  expect(await metric('trolley_api_open_streams')).toBe(1);
  expect(await metric('trolley_api_unsent_streams')).toBe(1);
  for (const key of [cart.editKey, cart.viewKey, cart.id]) expect(text).not.toContain(key);
  expect(await metric('trolley_api_followed_carts')).toBe(0);
  const headers = { Authorization: `Bearer ${cart.viewKey}` };
  await test.node().api.request(`${cart.path}/follow`, { method: 'PUT', headers });
  expect(await metric('trolley_api_followed_carts')).toBe(1);
});
