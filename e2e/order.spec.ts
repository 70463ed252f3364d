// An order: placed once whoever asks, shipped by its own link, delivered; and it can be called off while it waits.

import { expect } from '@playwright/test';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';

async function placeOrder(cart: CartPage, customer: string, without: readonly string[] = []): Promise<void> {
  await cart.button('Order').click();
  const dialog = cart.page.getByRole('dialog', { name: 'Order' });
  for (const item of without) await dialog.getByRole('checkbox', { name: item }).uncheck();
  await dialog.getByLabel('Who it is for').fill(customer);
  await dialog.getByLabel('Where it goes').fill('12 Garden Street');
  await dialog.getByRole('button', { name: 'Place order' }).click();
  await expect(dialog).toBeHidden();
}

const status = (cart: CartPage) => cart.page.getByRole('status', { name: 'Order status' });
const orders = (cart: CartPage) => cart.page.getByRole('region', { name: 'Orders' });

test('alice orders, whoever holds the order’s link ships and delivers it, and sees nothing of the cart', async ({
  alice,
  bob,
  carol,
}) => {
  const atAlice = await alice.startCart('2 Milk', '6 Eggs', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2, Eggs: 6, Bread: 1 });
  await placeOrder(atAlice, 'Alice', ['Bread']);
  // What was not chosen stays.
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Bread: 1 });

  await orders(atAlice).getByRole('link').click();
  await expect(status(atAlice)).toHaveText('placed');
  const link = await atAlice.page.getByLabel('Link of this order').inputValue();
  const atCarol = await carol.open(link);
  await expect(atCarol.page.getByRole('heading', { name: 'Order for Alice' })).toBeVisible();
  await expect(atCarol.page.getByText('6 ×')).toBeVisible();
  await expect(atCarol.page.getByText('Bread')).toHaveCount(0);
  await expect(atCarol.button('Cancel order')).toHaveCount(0);
  await expect(atCarol.button('Add to the order')).toHaveCount(0);

  // Changed before it is shipped.
  await atAlice.button('Take out Eggs').click();
  await atAlice.page.getByLabel('Reason').fill('Only four left');
  await atAlice.page.getByLabel('How many').fill('2');
  await atAlice.button('Take out').click();
  await atAlice.button('Add to the order').click();
  await atAlice.page.getByLabel('What', { exact: true }).fill('Butter');
  await atAlice.page.getByLabel(/^Price/).fill('2.50');
  await atAlice.button('Add').click();
  for (const cart of [atAlice, atCarol]) {
    await expect(cart.page.getByText('4 ×')).toBeVisible();
    await expect(cart.page.getByText('2 × Eggs taken out: Only four left').first()).toBeVisible();
    await expect(cart.page.getByTestId('order-total')).toHaveText('£2.50');
  }
  await atCarol.button('Ship').click();
  await atCarol.page.getByLabel('Carrier').fill('Bike courier');
  await atCarol.button('Mark as shipped').click();
  await expect(status(atAlice)).toHaveText('shipped');
  await expect(atAlice.button('Cancel order')).toHaveCount(0);
  await atCarol.button('Delivered').click();
  await atCarol.button('Mark as delivered').click();
  for (const cart of [atAlice, atCarol]) await expect(status(cart)).toHaveText('delivered');

  await atAlice.page.getByRole('slider', { name: 'History' }).press('Home');
  await expect(status(atAlice)).toHaveText('placed');
  await atAlice.button('Back to now').click();
  await expect(status(atAlice)).toHaveText('delivered');

  await atAlice.page.getByRole('link', { name: 'Back to the cart' }).click();
  await atAlice.button('Order again').click();
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Bread: 1, Milk: 2, Eggs: 6 });
});

for (const first of ['alice', 'bob'] as const) {
  test(`alice and bob order the same round offline: one order, ${first} being back first`, async ({
    alice,
    bob,
    carol,
  }) => {
    const atAlice = await alice.startCart('2 Milk');
    const link = await atAlice.link('Edit link');
    const atBob = await bob.open(link);
    await atBob.add('Salt');
    const atCarol = await carol.open(link);
    for (const cart of [atAlice, atBob, atCarol]) await cart.expectCart({ Milk: 2, Salt: 1 });
    for (const person of [alice, bob]) await person.goOffline();
    await placeOrder(atAlice, 'Alice');
    await atBob.add('Bread');
    await placeOrder(atBob, 'Bob');
    for (const cart of [atAlice, atBob]) await expect(status(cart)).toHaveText('pending');

    const [early, late] = first === 'alice' ? [alice, bob] : [bob, alice];
    const [atEarly, atLate] = first === 'alice' ? [atAlice, atBob] : [atBob, atAlice];
    await early.goOnline();
    await expect(orders(atEarly).getByRole('link')).toBeVisible();
    await late.goOnline();
    const left = first === 'alice' ? { Bread: 1 } : {};
    for (const cart of [atAlice, atBob, atCarol]) {
      await cart.expectCart(left);
      await expect(orders(cart).getByRole('link')).toHaveCount(1);
    }
    await expect(atLate.receipts).toContainText('that order is placed. Yours is not');
  });
}

test('an order that waits for a network can be called off: nothing is ordered', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2 });
  await alice.goOffline();
  await placeOrder(atAlice, 'Alice');
  await expect(status(atAlice)).toHaveText('pending');
  await atAlice.button('Call it off').click();
  await expect(orders(atAlice)).toBeHidden();
  await alice.goOnline();
  await atAlice.increase('Milk');
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Milk: 3 });
  await expect(orders(atBob)).toBeHidden();
});

test('alice cancels while it is being shipped: it is on its way, and she is told', async ({ alice, carol }) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  await placeOrder(atAlice, 'Alice');
  await orders(atAlice).getByRole('link').click();
  await expect(atAlice.page.getByRole('heading', { name: 'Order for Alice' })).toBeVisible();
  const atCarol = await carol.open(await atAlice.page.getByLabel('Link of this order').inputValue());
  await expect(atCarol.button('Ship')).toBeVisible();
  await alice.goOffline();
  await atAlice.button('Cancel order').click();
  await atAlice.page.getByLabel('Reason').fill('Holiday');
  await atAlice.button('Cancel this order').click();
  await expect(status(atAlice)).toHaveText('cancelled');
  await atCarol.button('Ship').click();
  await atCarol.page.getByLabel('Carrier').fill('Bike courier');
  await atCarol.button('Mark as shipped').click();
  await expect(status(atCarol)).toHaveText('shipped');
  await alice.goOnline();
  for (const cart of [atAlice, atCarol]) await expect(status(cart)).toHaveText('shipped');
  await expect(atAlice.receipts).toContainText(/You cancelled while .+ shipped it/);
  await expect(atCarol.receipts).toBeHidden();
  await atAlice.receipts.getByRole('button', { name: 'Got it' }).click();
  await expect(atAlice.receipts).toBeHidden();
  // Read once, on this device; it stays in the history.
  await atAlice.page.reload();
  await expect(atAlice.page.getByRole('region', { name: 'Timeline' })).toContainText(
    /You cancelled while .+ shipped it/,
  );
  await expect(atAlice.receipts).toBeHidden();
});
