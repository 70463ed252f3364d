// The main job in browsers that Playwright's own tests do not reach: as installed, by the standards they speak.
// `npm test` names them (scripts/findOtherBrowsers.mjs); who is not there is left out, by name.

import { expect, test } from '@playwright/test';
import { type RelayProcess, startRelay } from '../relayProcess.ts';
import { arrowLeft, type BrowserWindow, end, enter, type OtherBrowser } from './browserWindow.ts';
import { startFirefox } from './firefox.ts';
import { startWebKit } from './webkit.ts';

const lan = 'trolley.test';
const browsers = [
  { name: 'Firefox', program: process.env['FIREFOX'], start: (program: string) => startFirefox(program, [lan]) },
  { name: 'WebKitGTK', program: process.env['WEBKIT_DRIVER'], start: startWebKit },
];

for (const { name, program = '', start } of browsers) {
  test(`${name}: alice adds, two windows merge, the app starts without a relay, and the past is there`, async () => {
    test.skip(program === '', `no ${name} here`);
    await inHouse(program, start, async (browser, relay) => {
      const origin = `http://localhost:${relay.port}`;
      const first = await browser.open(`${origin}/#/new`);
      for (const item of ['2 milk', 'bread', 'eggs']) await add(first, item);
      await expectCart(first, { Milk: 2, Bread: 1, Eggs: 1 });
      await first.click('button', 'Details of Milk');
      await first.type('textbox', 'Price each', `1.20${enter}`);
      await expectTexts(first, { total: '2.40', status: 'Saved for everyone' });
      const address = await first.run(() => location.href);

      const second = await browser.open(address);
      await expectCart(second, { Milk: 2, Bread: 1, Eggs: 1 });
      await Promise.all([first.click('button', 'Increase Milk'), second.click('button', 'Increase Milk')]);
      await second.click('button', 'Remove Bread');
      for (const window of [first, second]) await expectCart(window, { Milk: 4, Eggs: 1 });
      await second.close();

      await first.run(() => navigator.serviceWorker.ready.then(() => {}));
      await relay.stop();
      const alone = await browser.open(address);
      await expectCart(alone, { Milk: 4, Eggs: 1 });
      await add(alone, 'salt');
      await expectCart(alone, { Milk: 4, Eggs: 1, Salt: 1 });
      await alone.reload();
      await expectCart(alone, { Milk: 4, Eggs: 1, Salt: 1 });
      await expectCart(first, { Milk: 4, Eggs: 1, Salt: 1 });

      await alone.type('slider', 'History', end + arrowLeft);
      await expectCart(alone, { Milk: 4, Eggs: 1 });
      await alone.click('button', 'Back to now');
      await expectCart(alone, { Milk: 4, Eggs: 1, Salt: 1 });

      await relay.start();
      await expectTexts(alone, { total: '4.80', status: 'Saved for everyone' });
    });
  });
}

test('Firefox: bob joins by a name of the local network, over plain http, and both edit', async () => {
  const program = process.env['FIREFOX'] ?? '';
  test.skip(program === '', 'no Firefox here');
  await inHouse(
    program,
    (firefox) => startFirefox(firefox, [lan]),
    async (browser, relay) => {
      const atAlice = await browser.open(`http://localhost:${relay.port}/#/new`);
      await add(atAlice, '2 milk');
      await atAlice.click('button', 'Share cart');
      const editLink = () =>
        atAlice.run(() => document.querySelector<HTMLInputElement>('dialog input[readonly]')?.value ?? '');
      await expect.poll(editLink).toContain('/#/cart/');
      const link = new URL(await editLink());

      // Another name is another origin: nothing is shared with alice's but the relay.
      const atBob = await browser.open(`http://${lan}:${relay.port}/${link.hash}`);
      expect(await atBob.run(() => [window.isSecureContext, 'serviceWorker' in navigator])).toEqual([false, false]);
      await expectCart(atBob, { Milk: 2 });
      await add(atBob, 'bread');
      await expectCart(atAlice, { Milk: 2, Bread: 1 });
      await relay.stop();
      await atBob.click('button', 'Increase Milk');
      await expectCart(atBob, { Milk: 3, Bread: 1 });
      await relay.start();
      await expectCart(atAlice, { Milk: 3, Bread: 1 });
      await atBob.reload();
      await expectCart(atBob, { Milk: 3, Bread: 1 });
    },
  );
});

/** A relay and a browser of the test's own. */
async function inHouse(
  program: string,
  start: (program: string) => Promise<OtherBrowser>,
  live: (browser: OtherBrowser, relay: RelayProcess) => Promise<void>,
): Promise<void> {
  const relay = await startRelay();
  const browser = await start(program).catch(async (error) => {
    await relay.dispose();
    throw error;
  });
  try {
    await live(browser, relay);
  } finally {
    await browser.close();
    await relay.dispose();
  }
}

async function add(window: BrowserWindow, item: string): Promise<void> {
  await window.type('combobox', 'Add an item', item + enter);
  // Another click where what was sent still stands would be a double click, and select a word of it.
  const typed = () => window.run(() => document.querySelector<HTMLInputElement>('[role=combobox]')?.value);
  await expect.poll(typed).toBe('');
}

function expectCart(window: BrowserWindow, lines: Readonly<Record<string, number>>): Promise<void> {
  const shown = () =>
    window.run(() =>
      Object.fromEntries(
        [...document.querySelectorAll<HTMLInputElement>('[aria-label^="Quantity of "]')].map((field) => [
          field.getAttribute('aria-label')?.replace('Quantity of ', ''),
          Number(field.value),
        ]),
      ),
    );
  return expect.poll(shown).toEqual(lines);
}

async function expectTexts(window: BrowserWindow, texts: Readonly<Record<'total' | 'status', string>>): Promise<void> {
  const shown = (selector: string) => () =>
    window.run((wanted) => document.querySelector(wanted)?.textContent ?? '', selector);
  await expect.poll(shown('[data-testid=cart-total]')).toContain(texts.total);
  await expect.poll(shown('[aria-label="Sync status"]')).toContain(texts.status);
}
