// Kept for ever: a file out of one browser and into another, without a network.

import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';

async function exported(page: Page): Promise<string> {
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  return readFile(await (await download).path(), 'utf8');
}

async function exportedFromMenu(cart: CartPage): Promise<string> {
  await cart.button('More').click();
  const text = await exported(cart.page);
  await cart.page.keyboard.press('Escape');
  return text;
}

async function choose(page: Page, content: string): Promise<void> {
  await page.getByRole('button', { name: 'Import', exact: true }).click();
  const file = { name: 'Our cart.trolley.jsonl', mimeType: 'application/jsonl', buffer: Buffer.from(content) };
  await page.locator('input[type=file]').setInputFiles(file);
}

const stateOf = (file: string): string => JSON.parse(file.split('\n')[0] ?? '').data.state;
const entriesOf = (file: string): string => file.slice(file.indexOf('\n'));

test('alice exports, bob imports it twice, offline: the same state to the byte', async ({ alice, bob }) => {
  const cart = await alice.startCart('2 Milk', '500 g flour', 'Zorblax');
  await cart.remove('Zorblax');
  await cart.expectCart({ Milk: 2, Flour: 1 });
  const file = await exportedFromMenu(cart);

  const atBob = await bob.open('/#/');
  await atBob.untilStored();
  await bob.goOffline();
  await choose(atBob.page, file);
  await expect(atBob.page.getByText('new on this device')).toBeVisible();
  await expectNoAxeViolations(atBob.page, 'a file of a cart');
  await atBob.button('Import 1 cart').click();
  await atBob.expectCart({ Milk: 2, Flour: 1 });

  await atBob.page.getByRole('link', { name: 'All carts' }).click();
  await choose(atBob.page, file);
  await expect(atBob.page.getByText('All of it is here already')).toBeVisible();
  await atBob.button('Import 1 cart').click();
  await atBob.expectCart({ Milk: 2, Flour: 1 });
  const again = await exportedFromMenu(atBob);
  expect(stateOf(again)).toBe(stateOf(file));
  expect(entriesOf(again)).toBe(entriesOf(file));

  await bob.goOnline();
  await atBob.add('Eggs');
  await cart.expectCart({ Milk: 2, Flour: 1, Eggs: 1 });
});

test('a damaged line is named, and what is whole can be taken', async ({ alice, bob }) => {
  const cart = await alice.startCart('Milk', 'Bread');
  const lines = (await exportedFromMenu(cart)).split('\n');
  const at = lines.length - 2;
  const damaged = lines.with(at, lines[at]?.replace('Bread', 'Cake') ?? '').join('\n');

  const atBob = await bob.open('/#/');
  await choose(atBob.page, damaged);
  const dialog = atBob.page.getByRole('dialog');
  await expect(dialog.getByText(`Line ${at + 1}`)).toBeVisible();
  await expect(dialog.getByText('It is not as Trolley wrote it.')).toBeVisible();
  await expect(dialog.getByText('1 change of it cannot be taken')).toBeVisible();
  await atBob.button('Import what is whole of 1 cart').click();
  await expect(atBob.quantity('Milk')).toHaveValue('1');
});

test('before alice takes off a cart that only she has, she is told so, and offered the file', async ({ alice }) => {
  const cart = await alice.open('/#/new');
  await cart.untilStored();
  await alice.goOffline();
  await cart.add('Milk');
  await cart.button('More').click();
  await cart.button('Take it off this device').click();
  const dialog = cart.page.getByRole('dialog', { name: 'Take “Our cart” off this device?' });
  await expect(dialog.getByText(/on this device only, and would be gone for good/)).toBeVisible();
  await expectNoAxeViolations(cart.page, 'taking a cart off');
  const file = await exported(cart.page);
  await dialog.getByRole('button', { name: 'Take it off' }).click();
  await expect(cart.page.getByText('No cart here.')).toBeVisible();
  await cart.button('Dismiss').click();

  await choose(cart.page, file);
  await cart.button('Import 1 cart').click();
  await cart.expectCart({ Milk: 1 });
});
