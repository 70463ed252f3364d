// The shop ends: what was picked is bought, what was not stays, and what others did meanwhile is carried over.

import { expect } from '@playwright/test';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';

async function finishShop(cart: CartPage): Promise<void> {
  await cart.button('Finish shop').click();
  const dialog = cart.page.getByRole('dialog', { name: 'Finish shop' });
  await dialog.getByRole('button', { name: 'Finish', exact: true }).click();
  await expect(dialog).toBeHidden();
}

const bought = (cart: CartPage) => cart.page.getByRole('region', { name: 'Recently bought' });

test('alice finishes the shop: what she picked is bought, the rest stays; one tap wants it again', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread', '6 Eggs');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await expect(atAlice.button('Finish shop')).toBeHidden();
  await atAlice.pick('Milk');
  await atAlice.pick('Eggs');
  await finishShop(atAlice);
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Bread: 1 });
  await expect(atAlice.button('Finish shop')).toBeHidden();
  await expect(bought(atBob)).toBeVisible();

  // It is a moment with a name, and a way back to it.
  const timeline = atAlice.page.getByRole('region', { name: 'Timeline' });
  await timeline.getByRole('button', { name: /, your shop$/ }).click();
  await expect(atAlice.page.getByText('You are looking at the past')).toBeVisible();
  await atAlice.backToNow();

  await bought(atBob).getByRole('button', { name: 'Want Milk again' }).click();
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Bread: 1, Milk: 2 });
  await expect(bought(atBob).getByRole('button', { name: 'Want Milk again' })).toHaveCount(0);
});

test('not finished after all: what was bought is on the list again, and in the basket', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atAlice.pick('Milk');
  await finishShop(atAlice);
  await atBob.expectCart({ Bread: 1 });
  await atBob.add('Milk');
  await bought(atBob).getByRole('button', { name: 'Not finished after all' }).click();
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Bread: 1, Milk: 3 });
  await expect(atAlice.page.getByText('2 of 3 picked')).toBeVisible();
  await expect(bought(atAlice)).toBeHidden();
});

test('undo takes a finished shop back at once', async ({ alice }) => {
  const cart = await alice.startCart('2 Milk');
  await cart.pick('Milk');
  await finishShop(cart);
  await cart.expectCart({});
  await cart.noticeUndo.click();
  await cart.expectCart({ Milk: 2 });
});

test('alice finishes in the cellar while bob adds and removes at home: bought is bought, the rest is carried over', async ({
  alice,
  bob,
  carol,
}) => {
  const atAlice = await alice.startCart('2 Milk', '6 Eggs', 'Bread');
  const link = await atAlice.link('Edit link');
  const atBob = await bob.open(link);
  const atCarol = await carol.open(link);
  await atBob.expectCart({ Milk: 2, Eggs: 6, Bread: 1 });
  await alice.goOffline();
  await bob.goOffline();
  await atAlice.pick('Milk');
  await atAlice.pick('Eggs');
  await finishShop(atAlice);
  await atAlice.expectCart({ Bread: 1 });
  await atBob.increase('Milk');
  await atBob.remove('Eggs');
  await atBob.add('Butter');
  await bob.goOnline();
  await atCarol.expectCart({ Milk: 3, Bread: 1, Butter: 1 });
  await alice.goOnline();
  for (const cart of [atAlice, atBob, atCarol]) await cart.expectCart({ Milk: 1, Bread: 1, Butter: 1 });
});

test('alice and bob finish the same shop offline: each thing is bought once', async ({ alice, bob, carol }) => {
  const atAlice = await alice.startCart('4 Milk', 'Bread');
  const link = await atAlice.link('Edit link');
  const atBob = await bob.open(link);
  const atCarol = await carol.open(link);
  await atAlice.set('Milk', 2);
  await atAlice.pick('Milk');
  await atCarol.expectCart({ Milk: 2, Bread: 1 });
  await expect(atBob.button('Finish shop')).toBeVisible();
  await alice.goOffline();
  await bob.goOffline();
  await finishShop(atAlice);
  await atBob.pick('Bread');
  await finishShop(atBob);
  await bob.goOnline();
  await alice.goOnline();
  for (const cart of [atAlice, atBob, atCarol]) await cart.expectCart({});
  await expect(bought(atCarol).getByRole('button', { name: /^Want .+ again$/ })).toHaveCount(2);
});
