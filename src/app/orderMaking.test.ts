// What was granted becomes an order of its own, once, on the device that knows where it goes; others find it by the cart's key.

import { afterEach, expect, test, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import type { CheckoutId } from '../domain/events.ts';
import type { OrderingSession } from './cartSession.ts';
import { openCart } from './openCart.ts';
import { openOrder } from './openOrder.ts';
import { createOrderMaking } from './orderMaking.ts';
import { createHousehold } from './testing/household.ts';
import { withOrdering } from './withOrdering.ts';

const closing: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const session of closing.splice(0)) await session.close();
});

const eventually = <T>(check: () => T) => vi.waitFor(check, { interval: 5 });

async function ordered() {
  const home = createHousehold();
  const [ana, ben] = [home.device('Ana'), home.device('Ben', 'orange')];
  const ports = ana.tab();
  const cart = ports.links.mint();
  const session = withOrdering(ports, cart, await openCart(ports, { ...cart, role: 'edit', isDraft: true }));
  closing.push(session);
  await session.dispatch({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119 } });
  await session.dispatch({ type: 'CheckOut', data: { kind: 'order' } });
  await eventually(() => expect(session.store.getState().now.itemCount).toBe(0));
  return { ana, ben, ports, cart, session, checkout: checkoutOf(session) };
}

function checkoutOf(session: OrderingSession): CheckoutId {
  return session.store.getState().history.entries.find(({ type }) => type === 'CheckedOut')?.commandId as CheckoutId;
}

test('the order is made when it is granted, and known to be of the cart; whoever has the cart can open it', async () => {
  const { ana, ben, ports, cart, checkout } = await ordered();
  const link = ports.links.orderOf(cart.key, checkout);
  await eventually(async () => expect((await ports.device.cart(link.orderId))?.order?.status).toBe('none'));
  const destination = { checkout, customer: 'Ana', shippingAddress: '12 Garden Street' };
  await ports.device.saveCart({ cartId: cart.cartId, destination });
  await eventually(async () => expect((await ports.device.cart(link.orderId))?.order?.status).toBe('open'));
  expect((await ports.device.cart(link.orderId))?.order?.madeOf).toEqual({ cartId: cart.cartId, checkout });

  const atBen = await openOrder(ben.tab(), { ...link, role: 'edit' });
  closing.push(atBen);
  await eventually(() => expect(atBen.store.getState().now.status).toBe('open'));
  expect(atBen.store.getState().now).toMatchObject({
    creation: { customer: 'Ana', shippingAddress: '12 Garden Street', by: 'Ana' },
    lines: [{ name: 'Milk', quantity: 2, unitPrice: 119 }],
    total: 238,
  });
  await atBen.dispatch({ type: 'ShipOrder', data: { carrier: 'Bike', trackingNumber: '', date: '2026-01-05' } });
  const atAna = await openOrder(ana.tab(), { ...link, role: 'edit' });
  closing.push(atAna);
  await eventually(() => expect(atAna.store.getState().now.status).toBe('shipped'));
});

test('whoever has the cart open is told where its newest order stands', async () => {
  const { ana, ben, ports, cart, checkout } = await ordered();
  const tab = ben.tab();
  closing.push(withOrdering(tab, cart, await openCart(tab, { ...cart, role: 'edit' })));
  const { orderId, key } = ports.links.orderOf(cart.key, checkout);
  const destination = { checkout, customer: 'Ana', shippingAddress: '12 Garden Street' };
  await ports.device.saveCart({ cartId: cart.cartId, destination });
  await eventually(async () => expect((await tab.device.cart(orderId))?.order?.status).toBe('open'));
  const order = await openOrder(ana.tab(), { orderId, key, role: 'edit' });
  closing.push(order);
  await order.dispatch({ type: 'CancelOrder', data: { reason: '' } });
  await eventually(async () => expect((await tab.device.cart(orderId))?.order?.status).toBe('cancelled'));
});

test('it is made once, however often its maker comes back', async () => {
  const { ana, ports, cart, session, checkout } = await ordered();
  const link = ports.links.orderOf(cart.key, checkout);
  const destination = { checkout, customer: 'Ana', shippingAddress: '12 Garden Street' };
  await ports.device.saveCart({ cartId: cart.cartId, destination });
  await eventually(async () => expect((await ports.device.cart(link.orderId))?.order?.status).toBe('open'));
  await session.close();
  const again = ana.tab();
  const remembered = vi.spyOn(again.device, 'updateCart');
  closing.push(withOrdering(again, cart, await openCart(again, { ...cart, role: 'edit' })));
  // It has been looked at by who would make it.
  await eventually(() => expect(remembered).toHaveBeenCalledWith(expect.objectContaining({ cartId: link.orderId })));
  const order = await openOrder(again, { ...link, role: 'edit' });
  closing.push(order);
  expect(order.store.getState().history.entries.map(({ type }) => type)).toEqual(['OrderCreated']);
});

test('what changes without an order, such as who is here, does not read the storage of the device', async () => {
  const { ports, cart, session, checkout } = await ordered();
  const link = ports.links.orderOf(cart.key, checkout);
  await eventually(async () => expect((await ports.device.cart(link.orderId))?.order?.status).toBe('none'));
  await session.close();
  const store = createStore(() => session.store.getState());
  const read = vi.spyOn(ports.device, 'cart');
  const making = createOrderMaking(ports, { ...cart, session: { store } });
  await eventually(() => expect(read).toHaveBeenCalledWith(cart.cartId));
  read.mockClear();
  for (let change = 0; change < 10; change++) store.setState({ ...store.getState() });
  await making.close();
  expect(read).not.toHaveBeenCalled();
});

test('the key of an order says nothing of the cart', async () => {
  const { ports, cart, checkout } = await ordered();
  const { orderId, key } = ports.links.orderOf(cart.key, checkout);
  expect(ports.links.roleOf(orderId, key)).toBe('edit');
  expect(ports.links.roleOf(cart.cartId, key)).toBe(null);
  expect(ports.links.roleOf(orderId, cart.key)).toBe(null);
});
