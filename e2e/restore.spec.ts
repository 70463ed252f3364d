// Bringing the past back: what came later stays.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('alice restores a moment while bob works, sees before what that means, and undoes it as one act', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread', 'Eggs');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2, Bread: 1, Eggs: 1 });
  await atBob.remove('Bread');
  await atBob.decrease('Milk');
  await atBob.set('Eggs', 6);
  await atAlice.expectCart({ Milk: 1, Eggs: 6 });
  for (let step = 0; step < 3; step += 1) await atAlice.stepBack();
  await atAlice.expectCart({ Milk: 2, Bread: 1, Eggs: 1 });

  await atAlice.button('Restore this moment').click();
  const dialog = atAlice.page.getByRole('dialog', { name: 'Restore this moment?' });
  const preview = dialog.getByRole('list', { name: 'What changes' });
  await expect(preview.getByRole('listitem')).toHaveText([/Bread.*comes back, 1 ×/, /Milk.*1 → 2/]);
  await atBob.add('Salt');
  await expect(dialog.getByText('What came later stays: 6 × Eggs, Salt.')).toBeVisible();
  await expectNoAxeViolations(atAlice.page, 'a restoring shown');
  await dialog.getByRole('button', { name: 'Restore', exact: true }).click();
  await atAlice.expectCart({ Milk: 2, Bread: 1, Eggs: 6, Salt: 1 });
  await atBob.expectCart({ Milk: 2, Bread: 1, Eggs: 6, Salt: 1 });

  await atAlice.page.keyboard.press('Control+z');
  await atAlice.expectCart({ Milk: 1, Eggs: 6, Salt: 1 });
});

test('alice puts one line back as it was', async ({ alice }) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  await atAlice.set('Milk', 5);
  await atAlice.remove('Bread');
  await atAlice.expectCart({ Milk: 5 });
  await atAlice.stepBack();
  await atAlice.stepBack();
  await expect(atAlice.button('Put back Bread')).toBeVisible();
  await atAlice.button('Put back Milk').click();
  const dialog = atAlice.page.getByRole('dialog', { name: 'Put back Milk?' });
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText('5 → 2');
  await dialog.getByRole('button', { name: 'Put back', exact: true }).click();
  await atAlice.expectCart({ Milk: 2 });
});
