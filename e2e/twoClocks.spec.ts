// The past as it happened, and as this device learned it.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('“it was not on the list when I was in the shop”: alice goes through the past as her device learned it, while bob works', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('Milk');
  const { page } = atAlice;
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 1 });
  await bob.goOffline();
  await atBob.add('Eggs');
  await atBob.expectCart({ Milk: 1, Eggs: 1 });
  await atAlice.add('Bread');
  await atAlice.add('Salt');
  await bob.goOnline();
  await atAlice.expectCart({ Milk: 1, Eggs: 1, Bread: 1, Salt: 1 });

  // As it happened, Eggs came before Bread and Salt.
  await atAlice.stepBack();
  await expect(atAlice.quantity('Salt')).toBeHidden();
  await expect(atAlice.quantity('Eggs')).toBeVisible();
  await atAlice.backToNow();

  // As she learned it, after them. By keyboard alone.
  await atAlice.button('Order of the past').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: 'Order of the past' })).toContainText(
    'What this device knew at a moment',
  );
  await expectNoAxeViolations(page, 'the order of the past');
  await page.getByRole('radio', { name: /As it happened/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /As this device learned it/ })).toBeChecked();
  await page.keyboard.press('Escape');
  await atAlice.stepBack();
  const seenThen = async () => {
    await expect(page.getByText('You are looking at the past').first()).toBeVisible();
    await expect(atAlice.quantity('Salt')).toBeVisible();
    await expect(atAlice.quantity('Eggs')).toBeHidden();
  };
  await seenThen();
  await expect(page).toHaveURL(/[?&]at=[0-9a-f]{30}&by=arrival/);
  await expectNoAxeViolations(page, 'the past as it was learned');

  await atBob.add('Tea');
  await expect(page.getByText('Tea').first()).toBeVisible();
  await seenThen();
  // What is known after a reload is the same.
  await page.reload();
  await seenThen();
  await atAlice.button('Order of the past').click();
  await page.getByRole('radio', { name: /As it happened/ }).check();
  await page.keyboard.press('Escape');
  // Bob had come before Salt.
  await expect(atAlice.quantity('Salt')).toBeHidden();
  await expect(page).not.toHaveURL(/by=arrival/);
});
