// A new cart from a moment of another one, beside it.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { cartPage } from './cartPage.ts';
import { test } from './fixtures.ts';

test('alice makes a cart of a moment, without a network and by keyboard, while bob goes on in the other one', async ({
  alice,
  bob,
  carol,
}) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2, Bread: 1 });
  await atBob.remove('Bread');
  await atBob.set('Milk', 5);
  await atAlice.expectCart({ Milk: 5 });
  await atAlice.stepBack();
  await atAlice.stepBack();
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
  await alice.goOffline();
  await atBob.add('Eggs');

  const { page } = atAlice;
  await atAlice.button('More about this moment').focus();
  await page.keyboard.press('Enter');
  await atAlice.button('New cart from this moment').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'New cart from this moment' });
  await expect(dialog).toContainText('2 items');
  await expectNoAxeViolations(page, 'a new cart from a moment');
  await dialog.getByRole('textbox', { name: 'Name of the new cart' }).fill('Week 13');
  await page.keyboard.press('Enter');
  const beside = page.getByRole('link', { name: 'Open it beside this one' });
  await expect(beside).toBeVisible();
  await expectNoAxeViolations(page, 'a new cart that was made');
  const opening = page.waitForEvent('popup');
  await beside.focus();
  await page.keyboard.press('Enter');
  const copy = cartPage(await opening);
  await copy.expectCart({ Milk: 2, Bread: 1 });
  await expect(copy.page.getByRole('heading', { name: 'Week 13' })).toBeVisible();
  const origin = copy.page.getByRole('link', { name: /^Made from “Our cart” as it was on / });
  await expect(origin).toBeVisible();
  await expectNoAxeViolations(copy.page, 'a cart that was made from another one');
  await copy.increase('Bread');

  await alice.goOnline();
  await copy.expectOnRelay();
  await page.keyboard.press('Escape');
  await atAlice.backToNow();
  await atAlice.expectCart({ Milk: 5, Eggs: 1 });

  // Carol has the new one only: she reads where it came from, and cannot go there.
  const atCarol = await carol.open(await copy.link('Edit link'));
  await atCarol.expectCart({ Milk: 2, Bread: 2 });
  await expect(atCarol.page.getByText(/^Made from “Our cart”/)).toBeVisible();
  await expect(atCarol.page.getByRole('link', { name: /^Made from/ })).toHaveCount(0);

  await origin.click();
  await expect(copy.page.getByText(/^Made from/)).toHaveCount(0);
  await copy.expectCart({ Milk: 2, Bread: 1 });
  await copy.backToNow();
  await copy.expectCart({ Milk: 5, Eggs: 1 });
});
