// Who owes what for a finished shop: shared evenly or by item, marked as settled by several people who are offline, and open
// again where more becomes known.

import { expect, type Locator } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';
import type { Person } from './person.ts';

async function joinAs(who: Person, name: string, link: string): Promise<CartPage> {
  const cart = await who.open(link);
  await cart.page.getByRole('button', { name: /^You, / }).click();
  const dialog = cart.page.getByRole('dialog');
  await dialog.getByRole('textbox').fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
  return cart;
}

async function price(cart: CartPage, item: string, cents: string): Promise<void> {
  await cart.button(`Details of ${item}`).click();
  const dialog = cart.page.getByRole('dialog', { name: item });
  await dialog.getByRole('textbox', { name: /^Price/ }).fill(cents);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

async function finishShop(cart: CartPage, ...items: string[]): Promise<void> {
  for (const item of items) await cart.pick(item);
  await cart.button('Finish shop').click();
  await cart.page
    .getByRole('dialog', { name: 'Finish shop' })
    .getByRole('button', { name: 'Finish', exact: true })
    .click();
}

async function owed(cart: CartPage): Promise<Locator> {
  await cart.button('Who owes what').click();
  return cart.page.getByRole('dialog', { name: 'Who owes what' });
}

async function close(dialog: Locator): Promise<void> {
  await dialog.page().keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

test('what alice paid is shared among three; bob and carol settle it offline, and it is settled once', async ({
  alice,
  bob,
  carol,
}) => {
  const atAlice = await joinAs(alice, 'Alice', '/#/new');
  await atAlice.add('2 Milk');
  const link = await atAlice.link('Edit link');
  const atBob = await joinAs(bob, 'Bob', link);
  const atCarol = await joinAs(carol, 'Carol', link);
  await atBob.increase('Milk');
  await atCarol.add('Bread');
  await atAlice.expectCart({ Milk: 3, Bread: 1 });
  await price(atAlice, 'Milk', '1.00');
  await price(atAlice, 'Bread', '2.00');
  await finishShop(atAlice, 'Milk', 'Bread');

  const forAlice = await owed(atAlice);
  // 5.00 among three: the odd cents are somebody's, and nobody's twice.
  await expect(forAlice.getByText(/^(Bob|Carol) pays you £1\.6[67]$/)).toHaveCount(2);
  await forAlice.getByRole('radio', { name: 'By who wanted what' }).check();
  await expect(forAlice.getByText('Bob pays you £1.00')).toBeVisible();
  await expect(forAlice.getByText('Carol pays you £2.00')).toBeVisible();
  await expectNoAxeViolations(atAlice.page, 'who owes what');
  await forAlice.getByRole('radio', { name: 'Evenly' }).check();
  await forAlice.getByRole('checkbox', { name: 'Carol' }).uncheck();
  await expect(forAlice.getByText('Bob pays you £2.50')).toBeVisible();
  await close(forAlice);

  // Both settle by item, offline.
  for (const cart of [atBob, atCarol]) await expect(cart.button('Who owes what')).toBeVisible();
  await bob.goOffline();
  await carol.goOffline();
  for (const cart of [atBob, atCarol]) {
    const dialog = await owed(cart);
    await dialog.getByRole('radio', { name: 'By who wanted what' }).check();
    await dialog.getByRole('button', { name: /^Mark as settled/ }).click();
    await expect(dialog.getByText('Nobody owes anything.')).toBeVisible();
    await close(dialog);
  }
  await carol.goOnline();
  await bob.goOnline();
  for (const cart of [atAlice, atBob, atCarol]) {
    await expect(
      cart.page
        .getByText('Bob marked £3.00 of a shop as settled')
        .or(cart.page.getByText('You marked £3.00 of a shop as settled'))
        .first(),
    ).toBeVisible();
    const dialog = await owed(cart);
    await expect(dialog.getByText('Nobody owes anything.')).toBeVisible();
    await close(dialog);
  }

  // Not finished after all: what was given is owed back.
  await atAlice.page
    .getByRole('region', { name: 'Recently bought' })
    .getByRole('button', { name: 'Not finished after all' })
    .click();
  await atBob.expectCart({ Milk: 3, Bread: 1 });
  const forBob = await owed(atBob);
  await expect(forBob.getByText('Alice pays you £1.00', { exact: true })).toBeVisible();
  await expect(forBob.getByText('Alice pays Carol £2.00', { exact: true })).toBeVisible();
  await forBob.getByRole('button', { name: /^Mark as settled/ }).click();
  await expect(forBob.getByText('Nobody owes anything.')).toBeVisible();
});
