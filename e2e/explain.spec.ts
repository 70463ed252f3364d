// Why a line is what it is, and where it went.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('alice asks why there are three, goes to the moment of a part, and undoes bob’s', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 1, Bread: 1 });
  await bob.goOffline();
  await atBob.increase('Milk');
  await atBob.increase('Milk');
  await atBob.expectCart({ Milk: 3, Bread: 1 });
  await bob.goOnline();
  await atAlice.expectCart({ Milk: 3, Bread: 1 });

  await atAlice.button('Explain Milk').click();
  const why = atAlice.page.getByRole('dialog', { name: 'Why 3 × Milk?' });
  const parts = why.getByRole('list', { name: 'What it is made of' }).getByRole('listitem');
  await expect(parts).toHaveCount(3);
  await expect(parts.first()).toContainText('+ 1');
  await expect(why.getByText('Together 3')).toBeVisible();
  await expectNoAxeViolations(atAlice.page, 'a line explained');
  await parts.nth(1).getByRole('link').click();
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
  await atAlice.button('Explain Milk').click();
  await expect(atAlice.page.getByRole('dialog', { name: 'Why 2 × Milk?' })).toBeVisible();
  await atAlice.page.keyboard.press('Escape');
  await atAlice.backToNow();

  await atAlice.button('Explain Milk').click();
  await parts
    .nth(2)
    .getByRole('button', { name: /^Undo .* part$/ })
    .click();
  await expect(atAlice.page.getByRole('list', { name: 'What changes' })).toContainText('3 → 2');
  await atBob.remove('Bread');
  await atAlice.page.getByRole('button', { name: 'Undo it' }).click();
  await atAlice.expectCart({ Milk: 2 });
  await atBob.expectCart({ Milk: 2 });

  if (await atAlice.button('What happened').isVisible()) await atAlice.button('What happened').click();
  await atAlice.page.getByRole('combobox', { name: 'What' }).selectOption({ label: 'Bread' });
  await atAlice.button('Explain Bread').click();
  const where = atAlice.page.getByRole('dialog', { name: 'What became of Bread?' });
  await expect(where.getByText(/^because: .* removed Bread, /)).toBeVisible();
  await expect(where.getByText(/^.* removed Bread, .*, having seen 1\.$/)).toBeVisible();
});
