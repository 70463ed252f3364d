// When the device itself cannot keep things: said clearly, nothing crashes, nothing accepted is lost.

import { expect, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

test('alice’s browser has no IndexedDB: one page says so', async ({ alice }) => {
  await alice.context.addInitScript(() => {
    Object.defineProperty(window, 'indexedDB', { value: undefined });
  });
  const { page } = await alice.open();
  await expect(page.getByRole('heading', { name: 'This browser keeps nothing for Trolley' })).toBeVisible();
});

test('alice’s browser refuses to open its storage: one page says so', async ({ alice }) => {
  await alice.context.addInitScript(() => {
    IDBFactory.prototype.open = () => {
      throw new DOMException('The operation is insecure.', 'SecurityError');
    };
  });
  const { page } = await alice.open();
  await expect(page.getByText('This browser keeps nothing for Trolley').first()).toBeVisible();
});

test('[R7] alice’s disk is full: the change is refused in words, and what she had is still there', async ({
  alice,
}) => {
  const atAlice = await alice.startCart('2 Milk');
  await atAlice.expectOnRelay();
  const quota = await limitQuota(atAlice.page, alice.origin, 1);
  await atAlice.field.fill('Bread');
  await atAlice.field.press('Enter');
  await expect(atAlice.page.getByText(/no space left/i).first()).toBeVisible();
  await atAlice.expectCart({ Milk: 2 });
  // The text that was typed is not lost either.
  await expect(atAlice.field).toHaveValue('Bread');

  await quota.lift();
  await atAlice.field.press('Enter');
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
  await atAlice.expectOnRelay();
});

test('a newer Trolley renews the storage in another tab: this one says to reload, and loses nothing', async ({
  alice,
}) => {
  const atAlice = await alice.startCart('2 Milk');
  await atAlice.expectOnRelay();
  const other = await alice.context.newPage();
  await other.goto(`${alice.origin}/manifest.webmanifest`);
  await other.evaluate(async () => {
    const [database] = await indexedDB.databases();
    if (!database?.name) throw new Error('The app has no database');
    const request = indexedDB.open(database.name, (database.version ?? 1) + 1);
    await new Promise((resolve, reject) => {
      request.onsuccess = resolve;
      request.onerror = reject;
    });
    request.result.close();
  });
  await expect(atAlice.page.getByText(/newer Trolley is open in another tab/i).first()).toBeVisible();
});

/** A real quota, so that it is the browser's own failure that the app meets. */
async function limitQuota(page: Page, origin: string, quotaSize: number) {
  const session = await page.context().newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize });
  return { lift: () => session.send('Storage.overrideQuotaForOrigin', { origin }) };
}
