// Who had seen what: lanes of devices, where branches part and join, and an entry from near.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('alice sees by keyboard where she and bob parted and joined, while bob goes on', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2, Bread: 1 });
  await bob.goOffline();
  await atBob.remove('Milk');
  await atAlice.increase('Milk');
  await atAlice.add('Eggs');
  await bob.goOnline();
  // Her cart is the same before she has heard of him; that something met shows only then.
  await expect(atAlice.receipts).toContainText('Kept at 3');
  await atAlice.expectCart({ Milk: 3, Bread: 1, Eggs: 1 });
  await atAlice.add('Salt');

  const { page } = atAlice;
  await atAlice.button('More about this moment').focus();
  await page.keyboard.press('Enter');
  await atAlice.button('Who had seen what').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'Who had seen what' });
  const acts = dialog.getByRole('listbox', { name: 'Acts' });
  const salt = acts.getByRole('option', { name: /^You added Salt, .*branches come together/ });
  await expect(salt).toHaveAttribute('aria-selected', 'true');
  await expect(acts.getByRole('option', { name: /Bread, .*branches part here/ })).toHaveCount(1);
  await expect(acts.getByRole('option', { name: /Milk.*device.*Kept at 3/ })).toHaveCount(1);
  await expect(dialog.getByText(/index \d+; client/).first()).toBeVisible();
  await expect(dialog.getByText(/on this device since .*; on the server/).first()).toBeVisible();
  await dialog.getByText(/^Bytes: \d+ bytes, 17 of them head$/).click();
  await expectNoAxeViolations(page, 'who had seen what');

  await acts.focus();
  await page.keyboard.press('Home');
  await expect(acts.getByRole('option', { name: /added 2 × Milk/ })).toHaveAttribute('aria-selected', 'true');
  await expect(dialog.getByRole('heading', { name: /^CartCreated/ })).toBeVisible();
  await atBob.add('Apples');
  await expect(acts.getByRole('option', { name: /added Apples/ })).toHaveCount(1);
  await expect(acts.getByRole('option', { name: /added 2 × Milk/ })).toHaveAttribute('aria-selected', 'true');

  await dialog.getByRole('combobox', { name: 'Show as' }).selectOption('table');
  const row = dialog.getByRole('row', { name: /^You added Salt/ });
  await expect(row).toContainText('removed Milk');
  await row.getByRole('button').click();
  await expectNoAxeViolations(page, 'who had seen what, as a table');
  await page.keyboard.press('Escape');
  await atAlice.expectCart({ Milk: 3, Bread: 1, Eggs: 1, Salt: 1 });
  await atAlice.backToNow();
  await atAlice.expectCart({ Milk: 3, Bread: 1, Eggs: 1, Salt: 1, Apples: 1 });
});
