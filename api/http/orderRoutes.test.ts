import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { add, makeCart, startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
beforeEach(async () => {
  test = await startTestNode();
});
afterEach(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

/** A cart is filled and ordered, all over HTTP; the order's own link is all that the till gets. */
async function placedOrder() {
  const cart = await makeCart(test);
  const send = (...commands: readonly object[]) =>
    test.post(`${cart.path}/commands`, cart.editKey, { as: 'Recipe app', commands });
  await send(add('Milk', 2), { type: 'ChangePrice', data: { line: 't:milk', price: 129 } });
  const { body } = await send({ type: 'CheckOut', data: { kind: 'order' } });
  const [checkout] = body.cart.checkouts;
  await expect.poll(async () => (await test.get(cart.path, cart.editKey)).body.checkouts[0].status).toBe('granted');
  const links = (await test.get(`${cart.path}/orders/${checkout.id}`, cart.editKey)).body;
  const path = `/api/orders/${links.id}`;
  const { customer, shippingAddress } = { customer: 'Ana', shippingAddress: '1 High Street' };
  const lines = checkout.lines.map(({ line: product, ...line }: Record<string, unknown>) => ({ product, ...line }));
  const create = { type: 'CreateOrder', data: { customer, shippingAddress, lines, currency: 'EUR' } };
  const made = await test.post(`${path}/commands`, links.editKey, { as: 'Recipe app', commands: [create] });
  expect(made.status).toBe(200);
  return { cart, checkout, links, path };
}

describe('an order over HTTP', () => {
  it('comes of a cart, is shipped by the till that has its link, and tells what happened', async () => {
    const { path, links } = await placedOrder();
    const open = (await test.get(path, links.viewKey)).body;
    expect(open).toMatchObject({ status: 'open', total: 258, creation: { customer: 'Ana', by: 'Recipe app' } });
    const ship = { type: 'ShipOrder', data: { carrier: 'Post', trackingNumber: '4711', date: '2026-11-28' } };
    const shipped = await test.post(`${path}/commands`, links.editKey, { as: 'Till', commands: [ship] });
    expect(shipped.body.order).toMatchObject({ status: 'shipped', shipment: { by: 'Till', carrier: 'Post' } });
    const again = await test.post(`${path}/commands`, links.editKey, { as: 'Till', commands: [ship] });
    expect([again.status, again.body.type]).toEqual([409, '/api/problems/already-shipped']);
    expect(again.body.detail).toBe('This order is on its way already: nothing can be changed in it.');
    const { entries } = (await test.get(`${path}/history`, links.viewKey)).body;
    expect(entries.map(({ words }: { words: string }) => words)).toEqual([
      'Till shipped it with Post, 4711, 2026-11-28',
      'Recipe app ordered for Ana',
    ]);
    expect((await test.get(`${path}?at=${open.at}`, links.viewKey)).body).toEqual(open);
    const events = (await test.get(`${path}/events`, links.viewKey)).body;
    expect(events.map(({ type }: { type: string }) => type)).toEqual([
      'trolley.order.OrderCreated',
      'trolley.order.OrderShipped',
    ]);
  });

  it('is found by its own key alone, and its links by editors of its cart alone', async () => {
    const { cart, checkout, links, path } = await placedOrder();
    expect((await test.get(path, cart.editKey)).status).toBe(404);
    expect((await test.get(`/api/carts/${links.id}`, cart.editKey)).status).toBe(404);
    expect((await test.get(`${cart.path}/orders/${checkout.id}`, cart.viewKey)).status).toBe(403);
    expect((await test.get(`${cart.path}/orders/${'0'.repeat(16)}`, cart.editKey)).status).toBe(404);
    const ship = { type: 'ShipOrder', data: { carrier: 'Post', trackingNumber: '', date: '2026-11-28' } };
    expect((await test.post(`${path}/commands`, links.viewKey, { commands: [ship] })).status).toBe(403);
  });
});
