// A cart is taken off the device while another tab has it open.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('the other tab says that the cart is gone, and gets it back from the others when asked to', async ({
  alice,
  bob,
}) => {
  const cart = await alice.startCart('2 Milk');
  await cart.expectOnRelay();
  const { page } = cart;
  const home = await alice.open('/#/');
  await home.page.getByRole('button', { name: /^Take .+ off this device$/ }).click();
  await home.button('Take it off').click();

  const heading = page.getByRole('heading', { name: 'This cart was taken off this device' });
  await expect(heading).toBeFocused();
  await expectNoAxeViolations(page, 'a cart that was taken off');
  await page.getByRole('link', { name: 'Open it again' }).click();
  await cart.expectCart({ Milk: 2 });
  await cart.add('Eggs');
  await cart.expectOnRelay();

  const atBobs = await bob.open(await cart.link('Edit link'));
  await atBobs.expectCart({ Milk: 2, Eggs: 1 });
});
