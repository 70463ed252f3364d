// From the list to the shop, to the end of it, to who owes what, and to an order that somebody else ships.

import { expect } from '@playwright/test';
import type { Camera } from './camera.ts';
import type { Flat } from './flat.ts';

export async function shootShop({ shoot }: Camera, { atAna, atBen, words }: Flat): Promise<void> {
  const { page, button } = atAna;
  for (const hand of [atAna, atBen]) await hand.button(words.receipts.gotIt).click();
  const inTheShop = words.shop.inTheShop;
  await button(inTheShop).click();
  await atBen.button(inTheShop).click();
  await atBen.button(words.shop.claim(words.cheese)).click();
  await expect(page.getByText(words.shop.claimed(['Ben']))).toBeVisible();
  await page.getByRole('listitem', { name: words.bananas }).getByText(words.bananas, { exact: true }).click();
  await shoot('shop', 'In the shop', page);
  await atAna.open(words.shop.arrange.title);
  await shoot('aisles', 'Arranging the aisles of a shop', page);
  await atAna.close();
  await atAna.open(words.app.checkout.finishShop);
  await shoot('finish-shop', 'Finishing the shop', page);
  await atAna.dialog.getByRole('button', { name: words.checkout.finish, exact: true }).click();
  for (const hand of [atAna, atBen]) await hand.button(words.shop.leave).click();
  await atAna.untilSaved();

  await shoot('bought', 'What was bought', page, { of: button(words.settling.whoOwesWhat) });
  await atAna.open(words.settling.whoOwesWhat);
  await shoot('who-owes-what', 'Who owes what', page);
  await atAna.close();
}

export async function shootOrder({ shoot }: Camera, { atAna, open, stranger, words }: Flat): Promise<void> {
  const { page, button, dialog } = atAna;
  await atAna.open(words.checkout.order);
  await dialog.getByLabel(words.order.address).fill(words.address);
  await shoot('place-order', 'Placing an order', page);
  await dialog.getByRole('button', { name: words.order.place }).click();
  await expect(dialog).toHaveCount(0);
  await page.getByRole('region', { name: words.order.orders }).getByRole('link').first().click();
  await expect(page.getByLabel(words.order.link)).toBeVisible();
  await shoot('order', 'An order', page);

  const shipper = await open(await stranger(), await page.getByLabel(words.order.link).inputValue());
  await shipper.button(words.order.ship).click();
  await shipper.page.getByLabel(words.order.carrier).fill(words.carrier);
  await shoot('shipper', 'The order as whoever ships it sees it', shipper.page);
  await shipper.button(words.order.confirmShip).click();
  await shipper.button(words.order.deliver).click();
  await shipper.button(words.order.confirmDeliver).click();
  const status = page.getByRole('status', { name: words.order.status });
  await expect(status).toHaveText(words.order.statuses.delivered);
  await shoot('order-delivered', 'The order when it has come', page);
  await page.getByRole('link', { name: words.order.backToCart }).click();
  await expect(button(words.order.again)).toBeVisible();
}
