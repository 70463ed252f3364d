// In the shop: one list in large rows, and two people who see what the other is getting.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test('ten lines fit on a phone; what is picked sinks, and a wrong tap is undone', async ({ alice }) => {
  const things = ['Apples', 'Bananas', 'Bread', 'Milk', 'Eggs', 'Butter', 'Rice', 'Pasta', 'Coffee', 'Soap'];
  const cart = await alice.startCart();
  await cart.field.fill(things.join(', '));
  await cart.field.press('Enter');
  await cart.button('Add 10 items').click();
  await expect(cart.cart.getByRole('spinbutton')).toHaveCount(10);
  await cart.button('In the shop').click();
  await expect(cart.page.getByText('10 of 10 items still to get')).toBeVisible();
  const rows = cart.cart.getByRole('listitem');
  for (const row of await rows.all()) await expect(row).toBeInViewport({ ratio: 1 });
  await expectNoAxeViolations(cart.page, 'in the shop');

  // All of the row is the target.
  await rows.filter({ hasText: 'Bread' }).getByText('Bread', { exact: true }).tap();
  await expect(cart.page.getByText('9 of 10 items still to get')).toBeVisible();
  await expect(rows.last()).toHaveAccessibleName('Bread');
  await expect(rows.last().getByRole('heading', { name: 'In the basket' })).toBeVisible();
  await cart.noticeUndo.click();
  await expect(cart.page.getByText('10 of 10 items still to get')).toBeVisible();

  await cart.button('Back to the list').click();
  await expect(cart.quantity('Milk')).toHaveValue('1');
});

test('bob sees what alice is getting, and that she is in the aisle; it goes with her', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk', 'Eggs');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atAlice.button('In the shop').click();
  await atBob.button('In the shop').click();
  await atAlice.button('I have Milk').click();
  const milk = atBob.cart.getByRole('listitem', { name: 'Milk' });
  await expect(milk.getByText(/ has this$/)).toBeVisible();
  await expect(atBob.cart.getByText(/ is here$/)).toBeVisible();
  await atAlice.button('Back to the list').click();
  await expect(milk.getByText(/ has this$/)).toBeHidden();
});
