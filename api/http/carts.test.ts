import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { add, makeCart, quantities, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
beforeEach(async () => {
  test = await startTestNode();
});
afterEach(() => test.end());

const madeCart = () => makeCart(test);

describe('a cart over HTTP', () => {
  it('is made, with its links; who made it is a member by their name', async () => {
    const { status, headers, body } = await test.post('/api/carts', null, {
      as: 'Recipe app',
      name: 'Sunday',
      currency: 'CHF',
    });
    expect(status).toBe(201);
    expect(headers.get('Location')).toBe(`/api/carts/${body.id}`);
    expect(body).toMatchObject({
      editLink: `http://app.test/#/cart/${body.id}?k=${body.editKey}`,
      viewLink: `http://app.test/#/cart/${body.id}?k=${body.viewKey}`,
      durable: 'relay',
      cart: { id: body.id, name: 'Sunday', currency: 'CHF', lines: [], members: [{ name: 'Recipe app' }] },
    });
  });

  it('takes commands and answers when the relay has them, with the events, the ids and the cart', async () => {
    const { id, editKey } = await madeCart();
    const commands = [add('Milk', 2), { type: 'NoteItem', data: { line: 't:milk', note: 'the blue one' } }];
    const { status, body } = await test.post(`/api/carts/${id}/commands`, editKey, { as: 'Recipe app', commands });
    expect(status).toBe(200);
    expect(body.durable).toBe('relay');
    expect(body.events.map(({ type, commandid }: Record<string, string>) => [type, commandid])).toEqual([
      ['trolley.cart.ItemAdded', body.command],
      ['trolley.cart.ItemNoted', body.command],
    ]);
    expect(body.cart.lines).toMatchObject([{ line: 't:milk', name: 'Milk', quantity: 2, note: 'the blue one' }]);
    const looked = await test.get(`/api/carts/${id}`, editKey);
    expect(looked.body).toEqual(body.cart);
  });

  it('takes all of a list or nothing, and says why in the words of the app', async () => {
    const { id, editKey } = await madeCart();
    const refused = await test.post(`/api/carts/${id}/commands`, editKey, {
      commands: [add('Milk'), { type: 'ChangePrice', data: { line: 't:eggs', price: 5 } }],
    });
    expect(refused.status).toBe(409);
    expect(refused.headers.get('Content-Type')).toBe('application/problem+json');
    expect(refused.body).toEqual({
      type: '/api/problems/item-not-in-cart',
      title: 'Item not in cart',
      status: 409,
      detail: 'Somebody has removed this from the cart meanwhile. Put it in again if you still want it.',
      line: 't:eggs',
    });
    expect((await test.get(`/api/carts/${id}`, editKey)).body.lines).toEqual([]);
    const inGerman = { 'Accept-Language': 'de-CH,de;q=0.9' };
    const nameless = await test.post(`/api/carts/${id}/commands`, editKey, { commands: [add('')] }, inGerman);
    expect(nameless.status).toBe(422);
    expect(nameless.body.detail).toContain('„');
  });

  it('answers a key that does not fit as a cart that does not exist', async () => {
    const { id, editKey, viewKey } = await madeCart();
    const other = await madeCart();
    const strange = await test.get(`/api/carts/${id}`, other.editKey);
    const nobodys = { id: 'A'.repeat(22), key: 'A'.repeat(22) };
    expect(strange.status).toBe(404);
    expect(strange.body).toEqual((await test.get(`/api/carts/${nobodys.id}`, nobodys.key)).body);
    expect((await test.get(`/api/carts/${id}`, null)).status).toBe(401);
    expect((await test.get(`/api/carts/${id}`, viewKey)).status).toBe(200);
    expect((await test.get(`/api/carts/${id}`, editKey)).status).toBe(200);
  });

  it('answers a key that fits a cart which nobody has made alike', async () => {
    const { links } = { links: await import('../../src/adapters/browser/cartLinks.ts') };
    const { cartId, key } = links.createCartLinks((length) => new Uint8Array(length).fill(7)).mint();
    expect((await test.get(`/api/carts/${cartId}`, key)).status).toBe(404);
  });

  it('lets who has a view key look, and not change', async () => {
    const { id, viewKey, editKey } = await madeCart();
    const refused = await test.post(`/api/carts/${id}/commands`, viewKey, { commands: [add('Milk')] });
    expect([refused.status, refused.body.type]).toEqual([403, '/api/problems/view-only']);
    await test.post(`/api/carts/${id}/commands`, editKey, { commands: [add('Milk')] });
    expect(quantities((await test.get(`/api/carts/${id}`, viewKey)).body)).toEqual({ Milk: 1 });
  });

  it('knows each name as a member of its own, the same one each time', async () => {
    const { id, editKey } = await madeCart();
    for (const as of ['Till', 'Recipe app', 'Till']) {
      await test.post(`/api/carts/${id}/commands`, editKey, { as, commands: [add('Milk')] });
    }
    const { body } = await test.get(`/api/carts/${id}`, editKey);
    expect(body.members.map(({ name }: { name: string }) => name)).toEqual(['Recipe app', 'Till']);
    expect(quantities(body)).toEqual({ Milk: 3 });
  });

  it('has another node see what was done here, by way of the relay', async () => {
    const other = await startTestNode({ relay: { url: test.url, isOwn: false } });
    try {
      const { id, editKey, viewKey } = await madeCart();
      await test.post(`/api/carts/${id}/commands`, editKey, { commands: [add('Milk')] });
      expect(quantities((await other.get(`/api/carts/${id}`, viewKey)).body)).toEqual({ Milk: 1 });
      await other.post(`/api/carts/${id}/commands`, editKey, { as: 'Till', commands: [add('Milk')] });
      await expect
        .poll(async () => quantities((await test.get(`/api/carts/${id}`, editKey)).body))
        .toEqual({ Milk: 2 });
    } finally {
      await other.end();
    }
  });

  it('says what is wrong with what it does not understand', async () => {
    const { id, editKey } = await madeCart();
    const path = `/api/carts/${id}/commands`;
    const wrong = await test.post(path, editKey, { commands: [{ type: 'AddItem', data: { name: 7, quantity: 1 } }] });
    expect([wrong.status, wrong.body.type]).toEqual([422, '/api/problems/not-understood']);
    expect(wrong.body.errors).toMatchObject([{ at: 'commands.0.data.name' }]);
    expect((await test.post(path, editKey, '{"commands":')).status).toBe(400);
    expect((await test.post(path, editKey, { commands: [] })).status).toBe(422);
    expect((await test.post(path, editKey, { commands: [{ type: 'Explode', data: {} }] })).status).toBe(422);
    const large = await test.post(path, editKey, { commands: [add('x'.repeat(300_000))] });
    expect([large.status, large.body.type]).toEqual([413, '/api/problems/body-too-large']);
    expect(test.failures).toEqual([]);
  });
});
