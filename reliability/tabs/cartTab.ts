// One tab, used as a person uses it: real keys and clicks, by the names that are promised to stay, in the tab in front.

import type { BrowserContext } from '@playwright/test';
import { origin } from './chromium.ts';
import type { AskedAct } from './ledger.ts';
import {
  type Awaited,
  answerToAct,
  isDatabaseFree,
  isForgotten,
  isViewOnly,
  type PageReading,
  readPage,
} from './pageReading.ts';
import { patienceMs } from './patience.ts';

export interface CartTab {
  readonly name: string;
  isAlive(): boolean;
  isFrozen(): boolean;
  read(cartId: string): Promise<PageReading>;
  /** In front of the others of its browser. */
  show(): Promise<void>;
  /** Presses what does it; does not wait for what comes of it. False where there is no cart to press in any more. */
  press(act: Pick<AskedAct, 'line' | 'how'>, amount: number): Promise<boolean>;
  answer(awaited: Awaited): ReturnType<typeof answerToAct>;
  /** Loads the app at this address, or turns to it where it is loaded; resolves when it is there. */
  go(hash: string, place: PageReading['place'], cartId: string): Promise<void>;
  reload(cartId: string): Promise<void>;
  home(): Promise<void>;
  fromHome(): Promise<void>;
  away(): Promise<void>;
  /** Whether the page was kept in the back/forward cache. */
  fromAway(): Promise<boolean>;
  takeOff(cartId: string): Promise<void>;
  clearStorage(): Promise<void>;
  freeze(): Promise<void>;
  thaw(): Promise<void>;
  /** No other tab of this device has been frozen in the middle of a transaction. */
  isDatabaseFree(): Promise<boolean>;
  crash(): Promise<void>;
  close(): Promise<void>;
  /** What the sync status has to tell stands there until somebody looks. */
  readNews(): Promise<void>;
  /** The service worker keeps the app: it starts without a network. */
  untilStored(): Promise<void>;
  editLink(): Promise<string>;
}

export async function openTab(
  context: BrowserContext,
  name: string,
  onError: (words: string) => void,
): Promise<CartTab> {
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  page.setDefaultTimeout(patienceMs);
  let isAlive = true;
  let isFrozen = false;
  const crashed = new Promise<void>((resolve) => {
    page.once('crash', () => resolve());
    page.once('close', () => resolve());
  }).then(() => {
    isAlive = false;
  });
  page.on('pageerror', (error) => onError(`${name}: ${error.name} ${error.message}\n${error.stack}`));

  const button = (label: string) => page.getByRole('button', { name: label, exact: true });
  const quantity = (line: string) => page.getByRole('spinbutton', { name: `Quantity of ${line}`, exact: true });
  const field = page.getByRole('combobox', { name: 'Add an item' });

  async function pressOnce({ line, how }: Pick<AskedAct, 'line' | 'how'>, amount: number): Promise<void> {
    const timeout = 10_000;
    switch (how) {
      case 'add':
        await field.fill(`${amount} ${line}`, { timeout });
        return field.press('Enter');
      case 'plus':
        return button(`Increase ${line}`).click({ timeout });
      case 'minus':
        return button(`Decrease ${line}`).click({ timeout });
      case 'set':
        await quantity(line).fill(String(amount), { timeout });
        return quantity(line).press('Enter');
      case 'remove':
        return button(`Remove ${line}`).click({ timeout });
    }
  }

  async function untilIn(
    place: PageReading['place'],
    cartId: string,
    isSo: (reading: PageReading) => boolean = () => true,
  ): Promise<void> {
    const deadline = performance.now() + patienceMs;
    for (;;) {
      const reading = await page.evaluate(readPage, cartId).catch(() => null);
      if (reading?.place === place && isSo(reading)) return;
      // As the page asks for it. "elsewhere" is also where a page is that loads.
      if (reading?.text.includes('Reload the page to begin anew')) await page.reload({ waitUntil: 'commit' });
      if (performance.now() > deadline)
        throw new Error(`${name} does not come to ${place}: ${JSON.stringify(reading)}`);
      await page.waitForTimeout(20);
    }
  }

  return {
    name,
    isAlive: () => isAlive && !page.isClosed(),
    isFrozen: () => isFrozen,
    read: (cartId) => page.evaluate(readPage, cartId),
    show: () => page.bringToFront(),
    async press(act, amount) {
      const deadline = performance.now() + patienceMs;
      for (;;) {
        try {
          await pressOnce(act, amount);
          return true;
        } catch (cause) {
          // The cart was taken off, or its storage cleared, between a look and a finger.
          if ((await page.evaluate(readPage, '')).place !== 'cart') return false;
          if (performance.now() > deadline) throw cause;
        }
      }
    },
    answer: (awaited) => page.evaluate(answerToAct, awaited),
    async go(hash, place, cartId) {
      await page.goto(`${origin}/${hash}`, { waitUntil: 'commit' });
      // Where the view link was open, the page is in the cart already, and the edit link still to be read.
      await untilIn(place, cartId, (reading) => !isViewOnly(reading));
    },
    async reload(cartId) {
      await page.reload({ waitUntil: 'commit' });
      await untilIn('cart', cartId);
    },
    async home() {
      await page.getByRole('link', { name: 'All carts', exact: true }).click();
    },
    async fromHome() {
      const links = page.getByRole('list', { name: 'Carts', exact: true }).getByRole('link');
      // Somebody has cleared the storage meanwhile: there is none any more.
      await links
        .first()
        .click({ timeout: 10_000 })
        .catch(async (cause) => {
          if ((await links.count()) > 0) throw cause;
        });
    },
    async away() {
      await page.evaluate(() => document.documentElement.setAttribute('data-was-here', ''));
      await page.goto(`${origin}/manifest.webmanifest`, { waitUntil: 'commit' });
    },
    async fromAway() {
      // Playwright would wait for a load that never comes when the page was kept.
      await page.goBack({ waitUntil: 'commit' });
      return page.evaluate(() => document.documentElement.hasAttribute('data-was-here')).catch(() => false);
    },
    async takeOff(cartId) {
      await button('More').click();
      await button('Take it off this device').click();
      await button('Take it off').click();
      await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Dismiss' }).click();
      const deadline = performance.now() + patienceMs;
      while (!(await page.evaluate(isForgotten, cartId))) {
        if (performance.now() > deadline) throw new Error(`${name}: the cart was not taken off the device`);
        await page.waitForTimeout(20);
      }
    },
    async clearStorage() {
      await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
    },
    async freeze() {
      await session.send('Page.setWebLifecycleState', { state: 'frozen' });
      isFrozen = true;
    },
    async thaw() {
      await session.send('Page.setWebLifecycleState', { state: 'active' });
      isFrozen = false;
    },
    isDatabaseFree: () => page.evaluate(isDatabaseFree, 2_000),
    async crash() {
      session.send('Page.crash').catch(() => undefined); // it is never answered
      await crashed;
      await page.close();
    },
    close: () => page.close(),
    async readNews() {
      await page.getByRole('status', { name: 'Sync status' }).getByRole('button').click();
      await page.keyboard.press('Escape');
    },
    async untilStored() {
      const isStored = async () =>
        navigator.serviceWorker.controller !== null && (await caches.match('/')) !== undefined;
      await page.waitForFunction(isStored, undefined, { polling: 100 });
    },
    async editLink() {
      await button('Share cart').click();
      const dialog = page.getByRole('dialog', { name: 'Share cart' });
      const link = await dialog.getByRole('textbox', { name: 'Edit link', exact: true }).inputValue();
      await page.keyboard.press('Escape');
      return link;
    },
  };
}
