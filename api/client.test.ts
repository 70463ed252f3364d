import { afterEach, beforeEach, describe, expect, expectTypeOf, it } from 'vitest';
import { createApiClient } from './client.ts';
import { type ApiServer, listen } from './listen.ts';
import { startTestNode, type TestNode } from './testing/testNode.ts';

let test: TestNode;
let server: ApiServer;
let origin: string;
beforeEach(async () => {
  test = await startTestNode();
  server = await listen(test.node(), { port: 0, host: '127.0.0.1', drainSeconds: 1 });
  origin = `http://127.0.0.1:${server.port}`;
});
afterEach(async () => {
  await server.close();
  await test.end();
});

describe('the typed client', () => {
  it('makes a cart, changes it and looks at it, over a socket, by the types of the routes', async () => {
    const made = await createApiClient(origin, null).carts.$post({ json: { as: 'Till', name: 'Sunday' } });
    if (made.status !== 201) throw new Error(`not made: ${made.status}`);
    const { id, editKey } = await made.json();
    const cart = createApiClient(origin, editKey).carts[':id'];
    const changed = await cart.commands.$post({
      param: { id },
      json: { as: 'Till', commands: [{ type: 'AddItem', data: { name: 'Milk', quantity: 2 } }] },
    });
    if (changed.status !== 200) throw new Error(`not changed: ${changed.status}`);
    const { events, durable } = await changed.json();
    expectTypeOf(durable).toEqualTypeOf<'relay' | 'here'>();
    expect([events.length, durable]).toEqual([1, 'relay']);
    const looked = await cart.$get({ param: { id }, query: {} });
    if (looked.status !== 200) throw new Error(`not told: ${looked.status}`);
    const { lines } = await looked.json();
    expectTypeOf(lines[0]?.quantity).toEqualTypeOf<number | undefined>();
    expect(lines).toMatchObject([{ name: 'Milk', quantity: 2 }]);
    // @ts-expect-error: what is no command does not compile
    const wrong = cart.commands.$post({ param: { id }, json: { commands: [{ type: 'Explode', data: {} }] } });
    expect((await wrong).status).toBe(422);
  });

  it('reads a live feed over a socket, which ends in good order when the server stops', async () => {
    const made = await createApiClient(origin, null).carts.$post({ json: { as: 'Till', name: 'Sunday' } });
    if (made.status !== 201) throw new Error(`not made: ${made.status}`);
    const { id, viewKey } = await made.json();
    const answer = await fetch(`${origin}/api/carts/${id}/events`, {
      headers: { Authorization: `Bearer ${viewKey}`, Accept: 'text/event-stream' },
    });
    let told = '';
    const reading = (async () => {
      for await (const chunk of answer.body as AsyncIterable<Uint8Array>) told += new TextDecoder().decode(chunk);
    })();
    await expect.poll(() => told).toContain('id: 2\n');
    await server.close();
    await reading;
    expect(told.match(/^id: /gm)).toHaveLength(2);
  });
});
