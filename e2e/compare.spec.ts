// Any two moments side by side.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('alice comes back and sees what bob did since she last looked; she pins one moment and moves the other', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const link = await atAlice.link('Edit link');
  await atAlice.expectOnRelay();
  // Home knows how she left it.
  await atAlice.page.getByRole('link', { name: 'All carts' }).click();
  await expect(atAlice.page.getByRole('list', { name: 'Carts' }).getByRole('listitem')).toContainText('2 items');
  await atAlice.page.close();
  const atBob = await bob.open(link);
  await atBob.expectCart({ Milk: 2, Bread: 1 });
  await atBob.increase('Milk');
  await atBob.remove('Bread');
  await atBob.add('Eggs');
  await atBob.expectOnRelay();

  const again = await alice.open(link);
  await again.expectCart({ Milk: 3, Eggs: 1 });
  await again.increase('Milk');
  await again.expectCart({ Milk: 4, Eggs: 1 });
  await again.button('Compare').click();
  const dialog = again.page.getByRole('dialog', { name: 'Compare two moments' });
  await expect(dialog.getByRole('combobox', { name: 'From: moment' })).toHaveValue('looked');
  await expect(dialog.getByRole('combobox', { name: 'To: moment' })).toHaveValue('now');
  const differences = dialog.getByRole('list', { name: 'Differences' }).getByRole('listitem');
  await expect(differences).toHaveCount(3);
  await expect(differences.filter({ hasText: 'Milk' })).toContainText('2 → 4');
  // Bob was first, and is named after who reads it.
  await expect(differences.filter({ hasText: 'Milk' })).toContainText(/You and \w/);
  await expect(differences.filter({ hasText: 'Eggs' })).toContainText('added, 1 ×');
  await expect(differences.filter({ hasText: 'Bread' })).toContainText('removed, 1 ×');
  await expectNoAxeViolations(again.page, 'two moments compared');

  await atBob.add('Salt');
  await expect(differences).toHaveCount(4);
  const to = dialog.getByRole('slider', { name: 'To: place in the history' });
  await to.focus();
  await again.page.keyboard.press('ArrowLeft');
  await expect(differences).toHaveCount(3);
  await dialog.getByRole('combobox', { name: 'To: moment' }).selectOption('looked');
  await expect(dialog.getByText('The cart is the same at both moments.')).toBeVisible();
});
