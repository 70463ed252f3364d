import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { placedOrder } from '../testing/placedOrder.ts';
import { startTestNode, type TestNode } from '../testing/testNode.ts';

let test: TestNode;
beforeEach(async () => {
  test = await startTestNode();
});
afterEach(async () => {
  expect(test.failures).toEqual([]);
  await test.end();
});

describe('an order over HTTP', () => {
  it('comes of a cart, is shipped by the till that has its link, and tells what happened', async () => {
    const { path, links } = await placedOrder(test);
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

  it('is not made of a cart by the key of the cart: that is an order that does not exist', async () => {
    const { cart } = await placedOrder(test);
    const create = {
      type: 'CreateOrder',
      data: {
        customer: 'Ana',
        shippingAddress: '1 High Street',
        lines: [{ product: 't:milk', name: 'Milk', price: null, quantity: 1 }],
        currency: 'EUR',
      },
    };
    const before = (await test.get(cart.path, cart.editKey)).headers.get('ETag');
    const path = cart.path.replace('carts', 'orders');
    const made = await test.post(`${path}/commands`, cart.editKey, { as: 'Till', commands: [create] });
    expect([made.status, made.body.type]).toEqual([404, '/api/problems/not-found']);
    expect((await test.get(cart.path, cart.editKey)).headers.get('ETag')).toBe(before);
  });

  it('tells how two of its moments differ, and whose acts there are so many of something by', async () => {
    const { path, links } = await placedOrder(test);
    const at = (await test.get(path, links.viewKey)).body.at;
    const [line] = (await test.get(path, links.viewKey)).body.lines;
    const { product, name, unitPrice: price, quantity } = line;
    const send = (as: string, command: object) =>
      test.post(`${path}/commands`, links.editKey, { as, commands: [command] });
    await send('Clerk', { type: 'AddLineItem', data: { product, name, price, quantity: 2 } });
    await send('Till', { type: 'RemoveLineItem', data: { product, price, quantity: 1, reason: 'sold out' } });
    await send('Till', { type: 'CancelOrder', data: { reason: 'no more' } });
    const difference = (await test.get(`${path}/diff?from=${at}`, links.viewKey)).body;
    expect(difference).toMatchObject({
      from: { at, status: 'open', total: quantity * price },
      to: { status: 'cancelled', total: (quantity + 1) * price },
      changes: [{ product, quantityFrom: quantity, quantityTo: quantity + 1 }],
    });
    expect(difference.changes[0].by).toHaveLength(2);
    const backwards = (await test.get(`${path}/diff?from=${difference.to.at}&to=${at}`, links.viewKey)).body;
    expect(backwards.changes).toMatchObject([{ quantityFrom: quantity + 1, quantityTo: quantity }]);

    const explained = await test.get(`${path}/lines/${encodeURIComponent(product)}/explain`, links.viewKey);
    expect(explained.body).toMatchObject({
      quantity: quantity + 1,
      parts: [
        { kind: 'ordered', by: 'Recipe app', quantity },
        { kind: 'added', by: 'Clerk', quantity: 2 },
        { kind: 'taken-out', by: 'Till', quantity: 1, reason: 'sold out' },
      ],
      tooLate: [],
    });
    const then = await test.get(`${path}/lines/${encodeURIComponent(product)}/explain?at=${at}`, links.viewKey);
    expect(then.body.parts).toMatchObject([{ kind: 'ordered', quantity }]);
    expect((await test.get(`${path}/lines/nothing/explain`, links.viewKey)).status).toBe(404);
  });

  it('is found by its own key alone, and its links by editors of its cart alone', async () => {
    const { cart, checkout, links, path } = await placedOrder(test);
    expect((await test.get(path, cart.editKey)).status).toBe(404);
    expect((await test.get(`/api/carts/${links.id}`, cart.editKey)).status).toBe(404);
    expect((await test.get(`${cart.path}/orders/${checkout.id}`, cart.viewKey)).status).toBe(403);
    expect((await test.get(`${cart.path}/orders/${'0'.repeat(16)}`, cart.editKey)).status).toBe(404);
    const ship = { type: 'ShipOrder', data: { carrier: 'Post', trackingNumber: '', date: '2026-11-28' } };
    expect((await test.post(`${path}/commands`, links.viewKey, { commands: [ship] })).status).toBe(403);
  });
});
