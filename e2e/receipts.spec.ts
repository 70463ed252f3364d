// Where intents met: both sides are told what was done, in quiet cards, and can choose otherwise.

import { expect } from '@playwright/test';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';
import type { Person } from './person.ts';

/** Both act without having heard of each other, then both are back. */
async function meanwhile(people: readonly Person[], acts: readonly (() => Promise<void>)[]): Promise<void> {
  for (const person of people) await person.goOffline();
  for (const act of acts) await act();
  for (const person of people) await person.goOnline();
}

async function together(
  alice: Person,
  bob: Person,
  ...items: string[]
): Promise<readonly [CartPage, CartPage, string]> {
  const atAlice = await alice.startCart(...items);
  const link = await atAlice.link('Edit link');
  const atBob = await bob.open(link);
  await expect(atBob.cart.getByRole('spinbutton')).toHaveCount(items.length);
  // Who never did anything here is nobody to tell.
  await atBob.add('Salt');
  await expect(atAlice.quantity('Salt')).toHaveValue('1');
  return [atAlice, atBob, link];
}

async function rename(cart: CartPage, item: string, name: string): Promise<void> {
  await cart.button(`Details of ${item}`).click();
  const dialog = cart.page.getByRole('dialog');
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill(name);
  await dialog.getByRole('button', { name: 'Save' }).click();
  await expect(dialog).toBeHidden();
}

test('alice removes milk while bob makes it 3: it is kept, both are told, and alice removes it anyway', async ({
  alice,
  bob,
  carol,
}) => {
  const [atAlice, atBob, link] = await together(alice, bob, '2 Milk');
  const atCarol = await carol.open(link);
  await atCarol.expectCart({ Milk: 2, Salt: 1 });
  await expect(atAlice.receipts).toBeHidden();
  await meanwhile([alice, bob], [() => atAlice.remove('Milk'), () => atBob.increase('Milk')]);

  for (const cart of [atAlice, atBob]) await cart.expectCart({ Milk: 3, Salt: 1 });
  await expect(atAlice.receipts).toContainText(/You removed Milk while .+ made it 3\. Kept at 3\./);
  await expect(atBob.receipts).toContainText(/ removed Milk while you made it 3\. Kept at 3\./);
  await expect(atCarol.page.getByRole('region', { name: 'What happened' }).getByText(/Kept at 3/)).toBeVisible();
  await expect(atCarol.receipts).toBeHidden();

  await atAlice.receipts.getByRole('button', { name: 'Remove anyway' }).click();
  await expect(atAlice.receipts).toBeHidden();
  for (const cart of [atAlice, atBob, atCarol]) await cart.expectCart({ Salt: 1 });
  // It stays told, but there is nothing to choose any more.
  await expect(atBob.receipts.getByRole('button', { name: 'Remove anyway' })).toHaveCount(0);
  await atBob.receipts.getByRole('button', { name: 'Got it' }).click();
  await expect(atBob.receipts).toBeHidden();
});

test('two names for one thing: both are told, and bob takes the other one', async ({ alice, bob }) => {
  const [atAlice, atBob] = await together(alice, bob, 'Milk');
  await meanwhile([alice, bob], [() => rename(atAlice, 'Milk', 'Oat drink'), () => rename(atBob, 'Milk', 'Oat milk')]);
  await expect(atAlice.receipts).toContainText(/called it “Oat drink”.*“Oat milk”|called it “Oat milk”.*“Oat drink”/);
  const use = atBob.receipts.getByRole('button', { name: /^Use Oat (drink|milk)$/ });
  const name = ((await use.textContent()) ?? '').replace('Use ', '');
  await use.click();
  for (const { cart } of [atAlice, atBob]) await expect(cart.getByText(name, { exact: true }).first()).toBeVisible();
});

test('what was read on alice’s device stays read there after a reload, and is still news to bob', async ({
  alice,
  bob,
}) => {
  const [atAlice, atBob] = await together(alice, bob, '2 Milk');
  await meanwhile([alice, bob], [() => atAlice.set('Milk', 3), () => atBob.remove('Milk')]);
  await atAlice.receipts.getByRole('button', { name: 'Got it' }).click();
  await expect(atAlice.receipts).toBeHidden();
  await atAlice.page.reload();
  await atAlice.expectCart({ Milk: 3, Salt: 1 });
  await expect(atAlice.receipts).toBeHidden();
  await expect(atBob.receipts).toContainText(/Kept at 3/);
  await atBob.page.reload();
  await expect(atBob.receipts).toContainText(/Kept at 3/);
});

test('many that met are summed up, shown on demand, and read at once; by keyboard', async ({ alice, bob }) => {
  const [atAlice, atBob] = await together(alice, bob, '2 Milk', '2 Bread', '2 Eggs');
  await meanwhile(
    [alice, bob],
    [
      async () => {
        for (const item of ['Milk', 'Bread', 'Eggs']) await atAlice.remove(item);
      },
      async () => {
        for (const item of ['Milk', 'Bread', 'Eggs']) await atBob.increase(item);
      },
    ],
  );
  await expect(atAlice.receipts).toContainText('3 things met while you were away');
  await expect(atAlice.receipts.getByRole('button', { name: 'Remove anyway' })).toHaveCount(0);
  await atAlice.receipts.getByRole('button', { name: 'Show them' }).press('Enter');
  await expect(atAlice.receipts.getByRole('button', { name: 'Remove anyway' })).toHaveCount(3);
  await atAlice.receipts.getByRole('button', { name: 'Got it', exact: true }).first().focus();
  await atAlice.page.keyboard.press('Enter');
  await expect(atAlice.receipts.getByRole('listitem')).toHaveCount(2);
  await expect(atAlice.receipts.getByRole('button', { name: 'Got it', exact: true }).first()).toBeFocused();
  await atBob.receipts.getByRole('button', { name: 'Got it, all of them' }).click();
  await expect(atBob.receipts).toBeHidden();
});
