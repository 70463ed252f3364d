// One build follows another: never mixed, and never before the user says so.

import { expect, type Page } from '@playwright/test';
import { copyOfBuild } from './anotherBuild.ts';
import { test as base } from './fixtures.ts';
import { startRelay } from './relayProcess.ts';

const test = base.extend<{ build: Awaited<ReturnType<typeof copyOfBuild>> }>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  build: async ({}, use) => {
    const build = await copyOfBuild();
    await use(build);
    await build.dispose();
  },
  relay: async ({ build }, use) => {
    const relay = await startRelay({ main: build.main });
    await use(relay);
    await relay.dispose();
  },
});

const ready = 'A new version is ready.';

test('a new build waits through reloads, says so, and takes over when alice says so', async ({
  alice,
  build,
  relay,
}) => {
  const atAlice = await alice.startCart('2 Milk');
  await atAlice.expectOnRelay();
  await atAlice.untilStored();
  expect(await labelOf(atAlice.page)).toBe('');

  await relay.stop();
  await build.renew('second');
  await relay.start();
  await atAlice.page.reload();
  await expect(atAlice.page.getByText(ready)).toBeVisible();
  expect(await labelOf(atAlice.page)).toBe('');
  await atAlice.page.reload();
  await expect(atAlice.page.getByText(ready)).toBeVisible();
  expect(await labelOf(atAlice.page)).toBe('');

  // Changes that have not left yet do not stand in the way, and survive.
  alice.line.cut();
  await atAlice.add('Bread');
  await atAlice.button('Reload').click();
  await untilLabelled(atAlice.page, 'second');
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
  await expect(atAlice.page.getByText(ready)).toHaveCount(0);
  await expect.poll(() => cachesOf(atAlice.page)).toEqual(['trolley-app-second']);
  alice.line.restore();
  await atAlice.expectOnRelay();
});

test('alice updates in one tab: her other tab goes on undisturbed until she reloads it', async ({
  alice,
  build,
  relay,
}) => {
  const first = await alice.startCart('Milk');
  await first.untilStored();
  const second = await alice.open(await first.link('Edit link'));
  await second.expectCart({ Milk: 1 });
  await second.field.fill('half a thought');

  await relay.stop();
  await build.renew('second');
  await relay.start();
  await first.page.reload();
  await first.button('Reload').click();
  await untilLabelled(first.page, 'second');
  await expect(second.page.getByText(ready)).toBeVisible();
  await expect(second.field).toHaveValue('half a thought');
  // A part of the old build that this tab has not loaded yet, and that the server no longer has.
  await (await alice.context.newCDPSession(second.page)).send('Network.clearBrowserCache');
  expect(await second.link('Edit link')).toContain('#/cart/');
  expect(await labelOf(second.page)).toBe('');
  await second.button('Reload').click();
  await untilLabelled(second.page, 'second');
  await expect.poll(() => cachesOf(second.page)).toEqual(['trolley-app-second']);
});

test('a server caught between two builds is not stored: alice keeps the whole old one', async ({
  alice,
  build,
  relay,
}) => {
  const atAlice = await alice.startCart('Milk');
  await atAlice.untilStored();
  const before = await cachesOf(atAlice.page);

  await relay.stop();
  await build.renew('second');
  await build.mix();
  await relay.start();
  await atAlice.page.reload();
  await atAlice.page.evaluate(async () => {
    const registration = await navigator.serviceWorker.ready;
    await registration.update().catch(() => undefined);
    const installing = registration.installing;
    if (!installing) return;
    await new Promise<void>((resolve) => {
      installing.addEventListener('statechange', () => installing.state === 'redundant' && resolve());
    });
  });
  await expect(atAlice.page.getByText(ready)).toHaveCount(0);
  expect(await cachesOf(atAlice.page)).toEqual(before);
  await alice.goOffline();
  await atAlice.page.reload();
  await atAlice.expectCart({ Milk: 1 });
  expect(await labelOf(atAlice.page)).toBe('');
});

/** Which build the page and all its scripts are of: "" for the first; throws where they differ. */
async function labelOf(page: Page): Promise<string> {
  const [description, ...scripts] = await page.evaluate(() => [
    document.querySelector<HTMLMetaElement>('meta[name=description]')?.content ?? '',
    ...performance.getEntriesByType('resource').map(({ name }) => name),
  ]);
  const label = /^(\w+): /.exec(description ?? '')?.[1] ?? '';
  for (const script of scripts.filter((name) => /\/assets\/.*\.js$/.test(name))) {
    expect(script.endsWith('-second.js') ? 'second' : '', `the build of ${script}`).toBe(label);
  }
  return label;
}

/** A page that is being reloaded has no label for a moment. */
async function untilLabelled(page: Page, label: string): Promise<void> {
  await expect(async () => expect(await labelOf(page)).toBe(label)).toPass({ timeout: 30_000 });
}

function cachesOf(page: Page): Promise<string[]> {
  return page.evaluate(() => caches.keys());
}
