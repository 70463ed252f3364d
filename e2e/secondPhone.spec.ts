// The second phone: in with one scan, also over plain http on another host, where browsers give less.

import { type BrowserContext, expect, type Page } from '@playwright/test';
import jsQR from 'jsqr';
import { expectNoAxeViolations } from './accessibility.ts';
import { browserArgs } from './browserArgs.mjs';
import { cartPage } from './cartPage.ts';
import { test as base } from './fixtures.ts';
import { startRelay } from './relayProcess.ts';
import { startTcpProxy, type TcpProxy } from './tcpProxy.ts';

const executablePath = process.env['PW_CHROMIUM'];

/** The house: a relay, the laptop it runs on, and a phone that finds it under a name of the local network. */
const test = base.extend<{ house: { laptop: string; lan: string; phoneLine: TcpProxy; phone: BrowserContext } }>({
  launchOptions: {
    args: [...browserArgs, '--host-resolver-rules=MAP trolley.test 127.0.0.1'],
    ...(executablePath ? { executablePath } : {}),
  },
  house: async ({ browser }, use) => {
    let port = 0;
    const phoneLine = await startTcpProxy(() => port);
    const lan = `http://trolley.test:${phoneLine.port}`;
    const relay = await startRelay({ settings: { PUBLIC_URL: lan } });
    port = relay.port;
    const phone = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true });
    await use({ laptop: `http://localhost:${port}`, lan, phoneLine, phone });
    await phone.close();
    await phoneLine.close();
    await relay.dispose();
  },
});

test('bob’s phone scans the code on alice’s laptop, which runs Trolley at localhost: he is in, and both edit', async ({
  house,
  page,
}) => {
  await page.goto(`${house.laptop}/#/new`);
  const atAlice = cartPage(page);
  await atAlice.add('2 Milk');
  await atAlice.expectOnRelay();
  const link = await scannedLink(page, `${house.lan}/#/cart/`);

  const phone = await house.phone.newPage();
  await phone.goto(link);
  expect(
    await phone.evaluate(() => [window.isSecureContext, 'locks' in navigator, 'serviceWorker' in navigator]),
  ).toEqual([false, false, false]);
  const atBob = cartPage(phone);
  await atBob.expectCart({ Milk: 2 });
  await expect(phone.getByText('cannot start without a network')).toBeVisible();
  await expectNoAxeViolations(phone, 'a phone over plain http');

  house.phoneLine.cut();
  await atBob.increase('Milk');
  await atBob.add('Bread');
  await atAlice.increase('Milk');
  await atAlice.expectCart({ Milk: 3 });
  house.phoneLine.restore();
  await atAlice.expectCart({ Milk: 4, Bread: 1 });
  await atBob.expectCart({ Milk: 4, Bread: 1 });

  await phone.reload();
  await atBob.expectCart({ Milk: 4, Bread: 1 });
  await atBob.add('Eggs');
  await atAlice.expectCart({ Milk: 4, Bread: 1, Eggs: 1 });
});

test('the code says which link it is, and follows the one at hand', async ({ house, page }) => {
  await page.goto(`${house.laptop}/#/new`);
  const atAlice = cartPage(page);
  await atAlice.add('Milk');
  await atAlice.expectOnRelay();
  await page.getByRole('button', { name: 'Share cart' }).click();
  const dialog = page.getByRole('dialog', { name: 'Share cart' });
  await expect(dialog.getByText('whoever does can change the cart')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'View link' }).focus();
  await expect(dialog.getByText('whoever does cannot change the cart')).toBeVisible();
  await untilAddressed(page, house.lan);
  const view = await dialog.getByRole('textbox', { name: 'View link' }).inputValue();
  expect(await decoded(page, 'QR code of the view link')).toBe(view);

  const phone = await house.phone.newPage();
  await phone.goto(view);
  await expect(phone.getByText('View only').first()).toBeVisible();
});

test('the address of the page itself, sent to bob, lets him look and not change', async ({ house, page }) => {
  await page.goto(`${house.laptop}/#/new`);
  const atAlice = cartPage(page);
  await atAlice.add('Milk');
  await atAlice.expectOnRelay();
  const phone = await house.phone.newPage();
  await phone.goto(page.url().replace(house.laptop, house.lan));
  const milk = phone.getByRole('listitem').filter({ hasText: 'Milk' });
  await expect(milk).toContainText('1');
  await expect(phone.getByText('View only').first()).toBeVisible();
  // Her own address lets her look, and her device remembers that she may change.
  await page.reload();
  await atAlice.increase('Milk');
  await expect(milk).toContainText('2');
});

test('where no other device can reach the relay, the share dialog says so', async ({ alice }) => {
  const { page } = await alice.startCart('Milk');
  await page.getByRole('button', { name: 'Share cart' }).click();
  await expect(page.getByText('Only this computer can open these links')).toBeVisible();
});

test('copying over plain http works too, and is seen', async ({ house }) => {
  const phone = await house.phone.newPage();
  await phone.goto(`${house.lan}/#/new`);
  await cartPage(phone).add('Milk');
  await phone.getByRole('button', { name: 'Share cart' }).click();
  await phone.getByRole('button', { name: 'Copy for editing' }).click();
  await expect(phone.getByRole('button', { name: 'Copied for editing' })).toBeVisible();
});

async function scannedLink(page: Page, beginning: string): Promise<string> {
  await page.getByRole('button', { name: 'Share cart' }).click();
  await untilAddressed(page, beginning);
  const link = await decoded(page, 'QR code of the edit link');
  expect(link.startsWith(beginning)).toBe(true);
  await page.keyboard.press('Escape');
  return link;
}

/** The page asks the relay where others find it, and shows its own address meanwhile. */
async function untilAddressed(page: Page, beginning: string): Promise<void> {
  const link = page.getByRole('textbox', { name: 'Edit link' });
  await expect.poll(async () => (await link.inputValue()).startsWith(beginning)).toBe(true);
}

/** What a camera reads from the code on the screen. */
async function decoded(page: Page, name: string): Promise<string> {
  const png = await page.getByRole('img', { name }).screenshot();
  const { data, width, height } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
    const context = canvas.getContext('2d');
    context?.drawImage(bitmap, 0, 0);
    const image = context?.getImageData(0, 0, bitmap.width, bitmap.height);
    return { data: Array.from(image?.data ?? []), width: bitmap.width, height: bitmap.height };
  }, png.toString('base64'));
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? 'nothing that a camera could read';
}
