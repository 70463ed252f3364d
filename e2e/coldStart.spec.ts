// [R8] The app starts without any network once it has been there.

import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('[R8] alice opens the page offline, starts a cart, and bob gets it later', async ({ alice, bob }) => {
  const visit = await alice.open();
  await visit.untilStored();
  await visit.page.close();
  await alice.goOffline();
  const atAlice = await alice.startCart('2 Milk');
  await atAlice.expectCart({ Milk: 2 });
  const link = await atAlice.link('Edit link');
  await alice.goOnline();
  const atBob = await bob.open(link);
  await atBob.expectCart({ Milk: 2 });
});

test('[R8] alice opens a cart by its address offline and sees it with its history', async ({ alice }) => {
  const before = await alice.startCart('2 Milk', 'Bread');
  await before.increase('Milk');
  await before.expectCart({ Milk: 3, Bread: 1 });
  await before.untilStored();
  const address = before.page.url();
  await before.page.close();
  await alice.goOffline();
  const atAlice = await alice.open(address);
  await atAlice.expectCart({ Milk: 3, Bread: 1 });
  await atAlice.stepBack();
  await expect(atAlice.line('Milk')).toContainText('2 → 3');
});

test('[R8] alice’s home lists her carts offline', async ({ alice }) => {
  const before = await alice.startCart('2 Milk');
  await before.expectCart({ Milk: 2 });
  await before.untilStored();
  await before.page.close();
  await alice.goOffline();
  const { page } = await alice.open('/#/');
  await expect(page.getByRole('list', { name: 'Carts' }).getByRole('listitem')).toHaveCount(1);
});

test('[R8] the browser has thrown alice’s copy of the app away: the next visit keeps it anew', async ({ alice }) => {
  const before = await alice.startCart('2 Milk');
  await before.expectOnRelay();
  await before.untilStored();
  const kept = () =>
    before.page.evaluate(async () => {
      const all = await Promise.all((await caches.keys()).map(async (name) => (await caches.open(name)).keys()));
      return all.flat().length;
    });
  const all = await kept();
  await before.page.evaluate(async () => Promise.all((await caches.keys()).map((name) => caches.delete(name))));
  await before.page.reload();
  await expect.poll(kept, { timeout: 90_000 }).toBe(all);
  const address = before.page.url();
  await before.page.close();
  await alice.goOffline();
  const atAlice = await alice.open(address);
  await atAlice.expectCart({ Milk: 2 });
});

test('[R8] a stalled line does not hold back alice’s first sight of her cart', async ({ alice }) => {
  const before = await alice.startCart('2 Milk');
  await before.expectOnRelay();
  await before.untilStored();
  const address = before.page.url();
  await before.page.close();
  alice.line.stall();
  const atAlice = await alice.open(address);
  await atAlice.expectCart({ Milk: 2 });
  await atAlice.add('Bread');
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
});

test('on alice’s first visit the network goes before a part was loaded: it says so in its place, the cart goes on', async ({
  alice,
}) => {
  // Without a service worker, as before it has finished its first visit's work.
  await alice.context.addInitScript(() => Object.defineProperty(navigator, 'serviceWorker', { value: undefined }));
  const atAlice = await alice.startCart('2 Milk');
  await alice.context.route(/ShareDialog/, (route) => route.abort());
  await atAlice.page.getByRole('button', { name: 'Share cart' }).click();
  await expect(atAlice.page.getByRole('alert')).toContainText('Reload the page when you are online again');
  await atAlice.add('Bread');
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
});

test('on a slow line cem sees whose page it is while the app is on its way, and then the app', async ({
  page,
  relay,
}) => {
  let letThrough = () => {};
  const isLet = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await page.route(/\/assets\/.*\.js$/, async (route) => {
    await isLet;
    await route.continue();
  });
  await page.goto(`http://127.0.0.1:${relay.port}/`, { waitUntil: 'commit' });
  const mark = page.locator('.starting');
  await expect(mark).toContainText('Trolley');
  await expect(mark).toHaveCSS('opacity', '1');
  letThrough();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(mark).toHaveCount(0);
});
