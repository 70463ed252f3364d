// German and English: chosen by the browser, switchable, and both meet in one cart.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('a German browser speaks German, and its cart is one with an English one', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk');
  const link = await atAlice.link('Edit link');

  await bob.context.addInitScript(() => {
    Object.defineProperty(navigator, 'languages', { get: () => ['de-AT', 'de', 'en'] });
  });
  const { page } = await bob.open(link);
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const field = page.getByRole('combobox', { name: 'Artikel hinzufügen' });
  await field.fill('Milch');
  await expect(page.getByRole('option', { name: /^Milch ist drin, 2. Auf 3 erhöhen\?/ })).toBeVisible();
  await field.press('Enter');
  await expect(page.getByRole('spinbutton', { name: 'Anzahl Milk' })).toHaveValue('3');
  await field.fill('1,5 kg Kartoffeln');
  await field.press('Enter');
  await expect(page.getByRole('listitem', { name: 'Kartoffeln' })).toContainText('1,5 kg');
  await expectNoAxeViolations(page, 'a cart in German');

  await expect(atAlice.line('Kartoffeln')).toContainText('1.5 kg');
  await atAlice.add('500 g potatoes');
  await expect(page.getByRole('listitem', { name: 'Kartoffeln' })).toContainText('2 kg');
});

test('alice switches to German and back: at once, without a reload, and it stays', async ({ alice }) => {
  const cart = await alice.startCart('Milk');
  await cart.page.getByRole('button', { name: /^You, / }).click();
  await cart.page.getByRole('combobox', { name: 'Language' }).selectOption('de');
  await expect(cart.page.getByRole('combobox', { name: 'Sprache' })).toHaveValue('de');
  await expectNoAxeViolations(cart.page, 'the profile in German');
  await cart.page.keyboard.press('Escape');
  await expect(cart.page.getByRole('spinbutton', { name: 'Anzahl Milk' })).toHaveValue('1');

  await cart.page.reload();
  await expect(cart.page.getByRole('spinbutton', { name: 'Anzahl Milk' })).toHaveValue('1');
  await cart.page.getByRole('button', { name: /^Du, / }).click();
  await cart.page.getByRole('combobox', { name: 'Sprache' }).selectOption('');
  await expect(cart.page.getByRole('combobox', { name: 'Language' })).toBeVisible();
});
