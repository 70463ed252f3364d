import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { add, type MadeCart, makeCart, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
let cart: MadeCart;
const open: Listener[] = [];
beforeEach(async () => {
  test = await startTestNode({ heartbeatMs: 50 });
  cart = await makeCart(test);
});
afterEach(async () => {
  for (const one of open.splice(0)) await one.stop();
  expect(test.failures).toEqual([]);
  await test.end();
});

const send = (...commands: readonly object[]) =>
  test.post(`${cart.path}/commands`, cart.editKey, { as: 'Till', commands });
const page = async (query = '') => (await test.get(`${cart.path}/events${query}`, cart.viewKey)).body;
const positions = (events: readonly { position: number }[]) => events.map(({ position }) => position);

interface Listener {
  readonly heard: { position: number; type: string; subject?: string }[];
  readonly beats: () => number;
  stop(): Promise<void>;
}

async function listen(headers: Record<string, string> = {}, query = ''): Promise<Listener> {
  const response = await test.node().api.request(`${cart.path}/events${query}`, {
    headers: { Authorization: `Bearer ${cart.viewKey}`, Accept: 'text/event-stream', ...headers },
  });
  expect(response.headers.get('Content-Type')).toBe('text/event-stream');
  const reader = (response.body as ReadableStream<Uint8Array>).getReader();
  const heard: Listener['heard'] = [];
  let beats = 0;
  let text = '';
  const reading = (async () => {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      text += new TextDecoder().decode(value);
      const messages = text.split('\n\n');
      text = messages.pop() ?? '';
      for (const message of messages) {
        if (message.startsWith(':')) beats += 1;
        const [, id, data] = /^id: (\d+)\ndata: (.*)$/.exec(message) ?? [];
        if (data === undefined) continue;
        const event = JSON.parse(data);
        expect(event.position).toBe(Number(id));
        heard.push(event);
      }
    }
  })();
  const listener = {
    heard,
    beats: () => beats,
    async stop() {
      await reader.cancel();
      await reading;
    },
  };
  open.push(listener);
  return listener;
}

describe('the feed, page by page', () => {
  it('tells everything from 0 on, in CloudEvents, and goes on where it was', async () => {
    await send(add('Milk', 2));
    await send(add('Eggs'));
    const all = await page();
    expect(positions(all)).toEqual([1, 2, 3, 4, 5]);
    expect(all[3]).toMatchObject({
      specversion: '1.0',
      source: cart.path,
      type: 'trolley.cart.ItemAdded',
      subject: 't:milk',
      data: { name: 'Milk', quantity: 2 },
    });
    expect(await page('?after=2&limit=2')).toEqual(all.slice(2, 4));
    expect(await page('?after=5')).toEqual([]);
    const ahead = await test.get(`${cart.path}/events?after=6`, cart.viewKey);
    expect([ahead.status, ahead.body.type, ahead.body.position]).toEqual([409, '/api/problems/position-ahead', 5]);
  });

  it('tells late events as what they are: a later position, an earlier id', async () => {
    await send(add('Milk'));
    const other = await startTestNode({
      relay: { url: 'http://127.0.0.1:9', isOwn: false },
      patience: { catchUpMs: 50, durableMs: 50 },
    });
    // Made where nobody can be reached, and later brought here.
    const made = await other.post('/api/carts', cart.editKey, { as: 'Far away', name: 'Sunday' });
    expect(made.status).toBe(201);
    await send(add('Eggs'));
    other.restart({ relay: { url: test.url, isOwn: false }, patience: { catchUpMs: 3_000, durableMs: 3_000 } });
    await expect.poll(async () => (await page()).length).toBe(7);
    const ids = (await page()).map(({ id }: { id: string }) => id);
    expect(positions(await page())).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(ids.slice(5).every((id: string) => id < ids[4])).toBe(true);
    await other.end();
  });

  it('is the same at every start of the node', async () => {
    await send(add('Milk'));
    const before = await page();
    test.restart();
    expect(await page()).toEqual(before);
  });
});

describe('the feed, live', () => {
  it('tells what there is and then what comes, with heartbeats in between', async () => {
    const { heard, beats } = await listen();
    await expect.poll(() => heard.length).toBe(2);
    await send(add('Milk'));
    await expect.poll(() => heard.map(({ subject }) => subject)).toEqual([undefined, undefined, undefined, 't:milk']);
    const before = beats();
    await expect.poll(beats).toBeGreaterThan(before + 2);
    await send(add('Eggs'));
    await expect.poll(() => positions(heard)).toEqual([1, 2, 3, 4, 5]);
  });

  it('goes on after what was heard last, for who was away', async () => {
    const first = await listen();
    await expect.poll(() => first.heard.length).toBe(2);
    await first.stop();
    await send(add('Milk'));
    await send(add('Eggs'));
    const second = await listen({ 'Last-Event-ID': '2' });
    await expect.poll(() => positions(second.heard)).toEqual([3, 4, 5]);
    const third = await listen({}, '?after=4');
    await expect.poll(() => positions(third.heard)).toEqual([5]);
  });

  it('reads no more than its reader takes', async () => {
    for (let n = 0; n < 6; n++) await send(...Array.from({ length: 100 }, (_, i) => add(`Item ${n} ${i}`)));
    const response = await test.node().api.request(`${cart.path}/events`, {
      headers: { Authorization: `Bearer ${cart.viewKey}`, Accept: 'text/event-stream' },
    });
    const reader = (response.body as ReadableStream<Uint8Array>).getReader();
    const sizes: number[] = [];
    let told = 0;
    while (told < 603) {
      const { value } = await reader.read();
      const events = new TextDecoder()
        .decode(value)
        .split('\n\n')
        .filter((message) => message.startsWith('id:'));
      told += events.length;
      sizes.push(events.length);
    }
    expect(Math.max(...sizes)).toBe(200);
    await reader.cancel();
    expect(told).toBe(603);
  });

  it('has so many feeds of one key, and a place again for each that ends', async () => {
    const all = await Promise.all(Array.from({ length: 20 }, () => listen()));
    const tooMany = await test.get(`${cart.path}/events`, cart.viewKey, { Accept: 'text/event-stream' });
    expect([tooMany.status, tooMany.body.type]).toEqual([429, '/api/problems/too-many-feeds']);
    await all[0]?.stop();
    const { heard } = await listen();
    await expect.poll(() => heard.length).toBe(2);
  });
});
