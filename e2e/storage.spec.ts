// When the device itself cannot keep things: said clearly, nothing crashes, nothing accepted is lost.

import { expect } from '@playwright/test';
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
  await alice.context.addInitScript(fillDiskOnDemand);
  const atAlice = await alice.startCart('2 Milk');
  await atAlice.expectOnRelay();
  await atAlice.page.evaluate(() => {
    document.documentElement.dataset['disk'] = 'full';
  });
  await atAlice.field.fill('Bread');
  await atAlice.field.press('Enter');
  await expect(atAlice.page.getByText(/no space left/i).first()).toBeVisible();
  await atAlice.expectCart({ Milk: 2 });
  // The text that was typed is not lost either.
  await expect(atAlice.field).toHaveValue('Bread');

  await atAlice.page.evaluate(() => {
    delete document.documentElement.dataset['disk'];
  });
  await atAlice.field.press('Enter');
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
  await atAlice.expectOnRelay();
});

test('site data are cleared under two tabs of alice’s without a network: neither loses what it showed', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('2 Milk');
  await atAlice.expectOnRelay();
  const link = await atAlice.link('Edit link');
  const beside = await alice.open(link);
  await beside.expectCart({ Milk: 2 });
  await alice.goOffline();
  await beside.add('Tea');
  await atAlice.expectCart({ Milk: 2, Tea: 1 });

  const devtools = await alice.context.newCDPSession(atAlice.page);
  await devtools.send('Storage.clearDataForOrigin', { origin: alice.origin, storageTypes: 'indexeddb' });
  await atAlice.add('Bread');
  await beside.add('Rice');
  const all = { Milk: 2, Tea: 1, Bread: 1, Rice: 1 };
  for (const tab of [atAlice, beside]) {
    await tab.expectCart(all);
    await expect(tab.status).toContainText('Put back');
  }
  await atAlice.page.reload();
  await atAlice.expectCart(all);

  await alice.goOnline();
  const atBob = await bob.open(link);
  await atBob.expectCart(all);
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
  await atAlice.field.fill('Bread');
  await atAlice.field.press('Enter');
  await expect(atAlice.page.getByText(/newer Trolley is open in another tab/i).first()).toBeVisible();
  await expect(atAlice.field).toHaveValue('Bread');
  await atAlice.expectCart({ Milk: 2 });
});

/** In the page: writing fails as on a full disk while the document says so. Chromium's own quota cannot be lowered. */
function fillDiskOnDemand() {
  for (const name of ['add', 'put'] as const) {
    const write = IDBObjectStore.prototype[name];
    IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args) {
      if (document.documentElement.dataset['disk'] === 'full') throw new DOMException('full', 'QuotaExceededError');
      return write.apply(this, args);
    };
  }
}
