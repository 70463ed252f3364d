// What if: somebody supposes that things had been otherwise, looks, shares it, and makes it so.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { cartPage } from './cartPage.ts';
import { test } from './fixtures.ts';

test('alice supposes that bob had not set a number, shares it with him, and makes it so while he goes on', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2, Bread: 1 });
  await atBob.set('Milk', 9);
  await atAlice.expectCart({ Milk: 9, Bread: 1 });
  await atAlice.increase('Milk');
  await atBob.expectCart({ Milk: 10, Bread: 1 });
  await atBob.remove('Bread');
  await atAlice.expectCart({ Milk: 10 });

  const { page } = atAlice;
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await atAlice.button('More about this moment').focus();
  await page.keyboard.press('Enter');
  await atAlice.button('What if').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: 'What if' });
  const acts = dialog.getByRole('listbox', { name: 'Acts' });
  await acts.focus();
  // Bob removed Bread; before it, alice's one more; before it, bob's nine.
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(acts.getByRole('option', { name: /set Milk to 9/ })).toHaveAttribute('aria-selected', 'true');
  await dialog.getByRole('button', { name: 'Leave it out' }).focus();
  await page.keyboard.press('Enter');
  const changes = dialog.getByRole('list', { name: 'What changes' });
  await expect(changes).toContainText('10 → 3');
  await expect(acts.getByRole('option', { name: /set Milk to 9.*left out/ })).toHaveCount(1);
  await acts.focus();
  await page.keyboard.press('End');
  await dialog.getByRole('button', { name: 'Leave it out' }).click();
  await expect(changes).toContainText('comes back, 1 ×');
  await dialog.getByText('Both carts beside each other').click();
  await expectNoAxeViolations(page, 'what if');
  await atBob.add('Eggs');
  await expect(dialog.getByRole('row', { name: 'Eggs 1 1' })).toBeVisible();

  await dialog.getByRole('button', { name: 'Copy link' }).click();
  await expect(dialog.getByText('Link copied, for who has this cart too.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  expect(link).toMatch(/#\/cart\/[^?]+\?if=a[0-9a-f]{16}\.a[0-9a-f]{16}$/);
  const shared = await bob.open(link);
  const atBobs = shared.page.getByRole('dialog', { name: 'What if' });
  await expect(atBobs.getByRole('list', { name: 'What changes' })).toContainText('10 → 3');
  await expect(atBobs.getByRole('list', { name: 'Supposed' }).getByRole('listitem')).toHaveCount(2);
  await atBobs.getByRole('button', { name: 'Drop it' }).click();
  await shared.expectCart({ Milk: 10, Eggs: 1 });

  // Without what she left out last, and then so.
  await dialog.getByRole('button', { name: /^No more: Without: .*Bread/ }).click();
  await expect(changes).not.toContainText('comes back');
  await dialog.getByRole('button', { name: 'Make it so' }).click();
  await atAlice.expectCart({ Milk: 3, Eggs: 1 });
  await atBob.expectCart({ Milk: 3, Eggs: 1 });
  await page.keyboard.press('Control+z');
  await atBob.expectCart({ Milk: 10, Eggs: 1 });
});

test('alice moves an act, leaves out a person, and makes a new cart of what comes of it', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2 });
  await atBob.set('Milk', 5);
  await atAlice.expectCart({ Milk: 5 });
  await atAlice.increase('Milk');
  await atAlice.expectCart({ Milk: 6 });
  await atAlice.button('More about this moment').click();
  await atAlice.button('What if').click();
  const dialog = atAlice.page.getByRole('dialog', { name: 'What if' });
  const changes = dialog.getByRole('list', { name: 'What changes' });
  await dialog.getByRole('button', { name: 'Earlier' }).click();
  // "One more" before "five": that knew of it.
  await expect(changes).toContainText('6 → 5');
  await dialog.getByRole('button', { name: 'Later' }).click();
  await expect(dialog.getByText('Nothing that one sees changes.')).toBeVisible();
  const people = dialog.getByRole('combobox', { name: 'Leave out all acts of' });
  await people.selectOption({ index: 2 });
  await expect(changes).toContainText('6 → 3');
  await dialog.getByRole('button', { name: 'New cart of it' }).click();
  const newCart = atAlice.page.getByRole('dialog', { name: 'New cart from this moment' });
  await newCart.getByRole('button', { name: 'Make the cart' }).click();
  await atAlice.page.getByRole('link', { name: 'Open it here' }).click();
  await cartPage(atAlice.page).expectCart({ Milk: 3 });
  await atBob.expectCart({ Milk: 6 });
});
