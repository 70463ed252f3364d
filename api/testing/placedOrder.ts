// For tests: an order, as it comes to be over HTTP.

import { expect, vi } from 'vitest';
import { add, makeCart, type TestNode } from './testNode.ts';

/** A cart is filled and ordered, all over HTTP; the order's own link is all that the till gets. */
export async function placedOrder(test: TestNode) {
  const cart = await makeCart(test);
  const send = (...commands: readonly object[]) =>
    test.post(`${cart.path}/commands`, cart.editKey, { as: 'Recipe app', commands });
  await send(add('Milk', 2), { type: 'ChangePrice', data: { line: 't:milk', price: 129 } });
  const { body } = await send({ type: 'CheckOut', data: { kind: 'order' } });
  const [checkout] = body.cart.checkouts;
  await vi.waitFor(async () =>
    expect((await test.get(cart.path, cart.editKey)).body.checkouts[0].status).toBe('granted'),
  );
  const links = (await test.get(`${cart.path}/orders/${checkout.id}`, cart.editKey)).body;
  const path = `/api/orders/${links.id}`;
  const { customer, shippingAddress } = { customer: 'Ana', shippingAddress: '1 High Street' };
  const lines = checkout.lines.map(({ line: product, ...line }: Record<string, unknown>) => ({ product, ...line }));
  const create = { type: 'CreateOrder', data: { customer, shippingAddress, lines, currency: 'EUR' } };
  const made = await test.post(`${path}/commands`, links.editKey, { as: 'Recipe app', commands: [create] });
  expect(made.status).toBe(200);
  return { cart, checkout, links, path };
}
