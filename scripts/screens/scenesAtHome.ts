// The ways in: the first visit, all carts at a glance, files, links good and bad, and devices that keep nothing.

import { expect, type Page } from '@playwright/test';
import type { Camera } from './camera.ts';
import type { Flat } from './flat.ts';

export async function shootFirstVisit({ shoot }: Camera, flat: Flat): Promise<void> {
  const { open, stranger, words } = flat;
  const dana = await stranger();
  const hand = await open(dana, '/');
  await expect(hand.button(words.home.import)).toBeVisible();
  await shoot('first-visit', 'The first visit: a cart with nothing in it', hand.page);
  await hand.page.getByRole('link', { name: words.app.cart.back }).click();
  await expect(hand.page.getByText(words.home.none)).toBeVisible();
  await shoot('home-empty', 'No cart on this device', hand.page);
  const joining = await open(dana, flat.editLink);
  await expect(joining.quantity(words.milk)).toBeVisible();
  await shoot('joining', 'Somebody came by the edit link', joining.page);
  await joining.page.close();
  const looking = await open(await stranger(), flat.viewLink);
  await expect(looking.page.getByText(words.milk).first()).toBeVisible();
  await shoot('view-only', 'Somebody came by the view link', looking.page);
  await looking.page.close();
}

export async function shootHome({ shoot }: Camera, flat: Flat): Promise<void> {
  const { atAna, atBen, open, stranger, words } = flat;
  const { page, button, dialog } = atAna;
  await page.getByRole('link', { name: words.app.cart.back }).click();
  await expect(page.getByRole('heading', { name: words.home.title })).toBeVisible();
  await atBen.add(words.chocolate);
  await expect(page.getByText(words.home.unseen(1))).toBeVisible();
  await shoot('home', 'All carts on this device', page);

  const saving = page.waitForEvent('download');
  await button(words.keep.export).click();
  const exported = await (await saving).path();
  await atAna.open(words.home.import);
  const file = { name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from(words.prices) };
  await page.locator('input[type=file]').setInputFiles(file);
  await expect(dialog.getByText(words.import.rejectedRow(4))).toBeVisible();
  await shoot('import-prices', 'Importing a price list, a row of which cannot be taken', page);
  await atAna.close();
  const elsewhere = await open(await stranger(), '/#/');
  await elsewhere.open(words.home.import);
  await elsewhere.page.locator('input[type=file]').setInputFiles(exported);
  await expect(elsewhere.dialog).toContainText(words.flat);
  await shoot('import-carts', 'Importing the carts of another device', elsewhere.page);
  await elsewhere.page.close();

  await atAna.open(words.home.remove(words.office));
  await shoot('take-off', 'Before a cart is taken off this device', page);
  await atAna.close();
  await page.getByRole('link').filter({ hasText: words.flat }).click();
  await expect(atAna.quantity(words.milk)).toBeVisible();
}

export async function shootBadDays({ shoot }: Camera, flat: Flat): Promise<void> {
  const { ana, editLink, open, stranger, words } = flat;
  const party = await open(ana, '/#/');
  await party.page.getByRole('link').filter({ hasText: words.party }).click();
  await expect(party.quantity(words.candles)).toBeVisible();
  const home = await open(ana, '/#/');
  await home.open(words.home.remove(words.party));
  await home.button(words.keep.takeItOff).click();
  await untilSaidSo(party.page);
  await shoot('removed', 'A cart that was taken off, in another window', party.page);

  const dana = await stranger();
  const links = [
    ['link-damaged', 'A link that was cut short', editLink.slice(0, -5)],
    ['link-wrong', 'A link whose key does not fit', editLink.replace(/k=.*/, `k=${'A'.repeat(22)}`)],
    ['cart-unknown', 'An address without its key', editLink.replace(/\?k=.*/, '')],
  ] as const;
  for (const [name, title, link] of links) {
    const { page } = await open(dana, link);
    await untilSaidSo(page);
    await shoot(name, title, page);
    await page.close();
  }
  const start = await open(dana, '/');
  await expect.poll(() => start.page.evaluate(() => navigator.serviceWorker.controller?.state)).toBe('activated');
  await dana.goOffline();
  const away = await open(dana, editLink);
  await untilSaidSo(away.page);
  await shoot('link-offline', 'A link that is opened without a network', away.page);

  const forgetful = await stranger();
  await forgetful.context.addInitScript(() => Object.defineProperty(window, 'indexedDB', { value: undefined }));
  const { page } = await open(forgetful, '/');
  await untilSaidSo(page);
  await shoot('storage', 'A browser that keeps nothing', page);
}

/** Some of it can be taken back for a few seconds first. */
async function untilSaidSo(page: Page): Promise<void> {
  await expect(page.locator('.message-page')).toBeVisible({ timeout: 20_000 });
}
