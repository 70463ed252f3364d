// A real web shop's file becomes a catalogue and carts. The file and where it is from: e2e/data/README.md.

import { fileURLToPath } from 'node:url';
import { expect } from '@playwright/test';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';
import type { Person } from './person.ts';

const realFile = fileURLToPath(new URL('data/online-retail-2010-12.csv', import.meta.url));

/** Totals of the file's own rows, by decimal arithmetic outside this project. 536409 repeats products. */
const orders = [
  { id: '536365', total: '139.12' },
  { id: '536409', total: '243.28' },
];

async function openImport(person: Person): Promise<CartPage> {
  const cart = await person.startCart('Milk');
  await cart.expectCart({ Milk: 1 });
  await cart.page.goto(`${person.origin}/#/`);
  await cart.button('Import').click();
  return cart;
}

async function choose(
  cart: CartPage,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await cart.page.locator('input[type=file]').setInputFiles(file);
}

test('alice imports the file as a catalogue: 589 products', async ({ alice }) => {
  const cart = await openImport(alice);
  await choose(cart, realFile);
  await expect(cart.page.getByRole('radio', { name: 'A price list of 589 products' })).toBeChecked();
  await cart.page.getByRole('button', { name: /589 products into the catalogue/ }).click();
  await expect(cart.page.getByText('589 products are in your catalogue.')).toBeVisible();
});

for (const { id, total } of orders) {
  test(`alice makes order ${id} a cart: its total is the file’s own`, async ({ alice, bob }) => {
    const cart = await openImport(alice);
    await choose(cart, realFile);
    await cart.page.getByRole('radio', { name: 'One of 62 orders' }).check();
    await expect(cart.page.getByText(/4 cancellations are left out: C536379/)).toBeVisible();
    const field = cart.page.getByRole('combobox', { name: 'Order' });
    const option = field.getByRole('option').filter({ hasText: id });
    await field.selectOption(await option.getAttribute('value'));
    await cart.page.getByRole('button', { name: /^Make (it|the rest) a cart$/ }).click();
    await expect(cart.total).toContainText(total);
    await cart.expectOnRelay();
    const atBob = await bob.open(await cart.link('Edit link'));
    await expect(atBob.total).toContainText(total);
  });
}

test('alice imports a file with bad rows: each is named by line, the rest is taken', async ({ alice }) => {
  const cart = await openImport(alice);
  const content = 'Name,Price\nApples,1.20\nPears,cheap\nPlums,2.00\n';
  await choose(cart, { name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await expect(cart.page.getByText('Line 3')).toBeVisible();
  await cart.page.getByRole('button', { name: /2 products into the catalogue/ }).click();
  await expect(cart.page.getByText('2 products are in your catalogue.')).toBeVisible();
});

test('alice chooses a picture: she is told that it is no CSV', async ({ alice }) => {
  const cart = await openImport(alice);
  await choose(cart, { name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from([137, 80, 78, 71, 0, 1, 2, 255]) });
  await expect(cart.page.getByText(/This is not a text file/)).toBeVisible();
});
