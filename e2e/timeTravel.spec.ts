// Looking at the past: the slider, and what stays true while one looks.

import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import { person } from './person.ts';
import { startRelay } from './relayProcess.ts';

const past = 'You are looking at the past';

test('alice slides to the start and comes back to now', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk', 'Bread', 'Eggs');
  await atAlice.history.focus();
  await atAlice.page.keyboard.press('Home');
  await expect(atAlice.page.getByText(past).first()).toBeVisible();
  await expect(atAlice.quantity('Eggs')).toBeHidden();
  await atAlice.backToNow();
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
  await expect(atAlice.page.getByText(past)).toHaveCount(0);
});

test('alice steps back one act at a time, and forward again', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk', 'Bread');
  await atAlice.increase('Milk');
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
  await atAlice.stepBack();
  await expect(atAlice.line('Milk')).toContainText('1 → 2');
  await atAlice.stepForward();
  await expect(atAlice.page.getByText(past)).toHaveCount(0);
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
});

test('a line that is out of view is as it was, too, when alice comes to it', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk', 'Bread', 'Eggs', 'Rice', 'Beans', 'Bananas');
  await atAlice.page.setViewportSize({ width: 1280, height: 420 });
  await atAlice.increase('Milk');
  await atAlice.increase('Rice');
  for (const item of ['Milk', 'Rice']) await expect(atAlice.quantity(item)).toHaveValue('2');
  await expect(atAlice.line('Milk')).not.toBeInViewport();
  await atAlice.stepBack();
  await atAlice.stepBack();
  await expect(atAlice.line('Rice')).toContainText('1 → 2');
  await expect(atAlice.line('Milk')).toContainText('1 → 2');
  await expect(atAlice.line('Milk')).not.toBeInViewport();

  // The list beside it goes along, and back.
  const told = (what: string) => atAlice.page.getByRole('link', { name: what });
  await atAlice.history.focus();
  await atAlice.page.keyboard.press('Home');
  await expect(told('You started the cart')).toBeInViewport();
  await expect(told('You changed Rice from 1 to 2')).not.toBeInViewport();
  await atAlice.backToNow();
  await expect(told('You changed Rice from 1 to 2')).toBeInViewport();
});

test('alice plays the history from the start and it ends at now', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk', 'Bread', 'Eggs');
  await atAlice.history.focus();
  await atAlice.page.keyboard.press('Home');
  await atAlice.button('Play').click();
  await expect(atAlice.button('Pause')).toBeVisible();
  await expect(atAlice.button('Play')).toBeVisible({ timeout: 30_000 });
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
});

test('[R10] alice cannot change anything in the past', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk', 'Bread');
  await atAlice.stepBack();
  await expect(atAlice.page.getByText(past).first()).toBeVisible();
  await expect(atAlice.field).toBeDisabled();
  await expect(atAlice.button('Increase Milk')).toBeDisabled();
  await expect(atAlice.button('Remove Milk')).toBeDisabled();
});

test('alice reloads in the past, and gives the address to bob: both see the same moment', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk', 'Bread', 'Eggs');
  await atAlice.expectOnRelay();
  const link = await atAlice.link('Edit link');
  await atAlice.stepBack();
  await expect(atAlice.page).toHaveURL(/[?&]at=[0-9a-f]{30}/);
  const at = /[?&]at=([0-9a-f]{30})/.exec(atAlice.page.url())?.[1] ?? '';
  await atAlice.page.reload();
  await expect(atAlice.page.getByText(past).first()).toBeVisible();
  const atBob = await bob.open(`${link}&at=${at}`);
  await expect(atBob.page.getByText(past).first()).toBeVisible();
  for (const cart of [atAlice, atBob]) {
    await expect(cart.history).toHaveAttribute('aria-valuetext', /added Bread/);
    await expect(cart.quantity('Eggs')).toBeHidden();
  }
});

test('alice looks at the past while bob works: the history grows and her place stays', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 1, Bread: 1 });
  await atAlice.stepBack();
  await expect(atAlice.page).toHaveURL(/[?&]at=/);
  const address = atAlice.page.url();
  await atBob.add('Eggs');
  await expect(atAlice.page.getByText('Not there yet at this moment')).toBeVisible();
  await expect(atAlice.page.getByText(past).first()).toBeVisible();
  expect(atAlice.page.url()).toBe(address);
  await atAlice.backToNow();
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
});

test('[R3] what bob did offline before arrives late: alice’s place stays and she is told', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 1 });
  await bob.goOffline();
  await atBob.add('Eggs');
  await atBob.expectCart({ Milk: 1, Eggs: 1 });
  await atAlice.add('Bread');
  await atAlice.add('Salt');
  await atAlice.stepBack();
  await expect(atAlice.page).toHaveURL(/[?&]at=/);
  const address = atAlice.page.url();
  await bob.goOnline();
  await expect(atAlice.page.getByText(/earlier changes? arrived meanwhile/)).toBeVisible();
  expect(atAlice.page.url()).toBe(address);
  await expect(atAlice.quantity('Eggs')).toHaveValue('1');
});

test('alice points at a moment and is told what it was; Escape brings her back to now', async ({ alice }) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread', 'Eggs');
  await atAlice.history.hover({ position: { x: 10, y: 20 } });
  await expect(atAlice.page.locator('.moment-preview')).toContainText('You started the cart');
  await atAlice.stepBack();
  await expect(atAlice.page.getByText(past).first()).toBeVisible();
  await atAlice.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await atAlice.button('Copy link to this moment').click();
  await expect(atAlice.page.getByText('Link copied, for who has this cart too.')).toBeVisible();
  const copied = await atAlice.page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/#\/cart\/[^?]+\?at=[0-9a-f]{30}$/);
  await atAlice.page.getByRole('link', { name: 'You started the cart' }).focus();
  await atAlice.page.keyboard.press('Escape');
  await expect(atAlice.page.getByText(past)).toHaveCount(0);
  await atAlice.expectCart({ Milk: 2, Bread: 1, Eggs: 1 });
});

test('in the past Escape closes what is open, and only the next one brings alice back to now', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk', 'Bread');
  const { page, button } = atAlice;
  await atAlice.stepBack();
  await button('Restore this moment').click();
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(button('Restore this moment')).toBeFocused();
  await expect(page.getByText(past).first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByText(past)).toHaveCount(0);
  await atAlice.expectCart({ Milk: 1, Bread: 1 });
});

test('alice zooms to what bob did: by arrow keys from one of his acts to the next, while he goes on', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2, Bread: 1 });
  await atBob.remove('Bread');
  await atAlice.add('Eggs');
  await atBob.set('Milk', 5);
  await atAlice.expectCart({ Milk: 5, Eggs: 1 });
  const zoom = atAlice.page.getByRole('combobox', { name: 'Zoom' });
  const name = await zoom.locator('optgroup[label="One person"] option').nth(1).textContent();
  await zoom.selectOption(String(name));
  await expect(atAlice.history).toHaveAttribute('aria-valuetext', 'Now');
  await atAlice.history.focus();
  await atAlice.page.keyboard.press('ArrowLeft');
  await expect(atAlice.history).toHaveAttribute('aria-valuetext', /removed Bread/);
  await atAlice.expectCart({ Milk: 2 });
  await atBob.add('Salt');
  await expect(atAlice.history).toHaveAttribute('max', '3');
  await atAlice.page.keyboard.press('ArrowRight');
  await expect(atAlice.history).toHaveAttribute('aria-valuetext', /set Milk to 5/);
  await atAlice.expectCart({ Milk: 5, Eggs: 1 });
});

test('alice looks at Monday: she comes to its end, and sees all again when she goes on', async ({ browser }) => {
  const settings = {
    PRETENDED_TIME: '2026-11-16T18:40:00Z',
    NODE_OPTIONS: `--import=${pathToFileURL(path.resolve('scripts/screens/pretendedTime.mjs'))}`,
  };
  const relay = await startRelay({ settings });
  const alice = await person(browser, relay, { timezoneId: 'UTC', bypassCSP: true });
  await alice.context.clock.setFixedTime(settings.PRETENDED_TIME);
  const onMonday = await alice.startCart('Milk', 'Bread');
  await onMonday.expectOnRelay();
  const address = await onMonday.link('Edit link');
  await onMonday.page.close();

  await relay.stop();
  settings.PRETENDED_TIME = '2026-11-17T19:25:00Z';
  await alice.context.clock.setFixedTime(settings.PRETENDED_TIME);
  await relay.start();
  const atAlice = await alice.open(address);
  await atAlice.add('Eggs');
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
  const zoom = atAlice.page.getByRole('combobox', { name: 'Zoom' });
  await zoom.selectOption('Mon 16');
  await expect(atAlice.history).toHaveAttribute('aria-valuetext', /added Bread/);
  await atAlice.expectCart({ Milk: 1, Bread: 1 });
  const shown = zoom.locator('option:checked');
  // From one day to another, and on from the first act of a day, and from its last.
  await zoom.selectOption('Tue 17');
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
  await expect(shown).toHaveText('Tue 17');
  await atAlice.stepBack();
  await atAlice.expectCart({ Milk: 1, Bread: 1 });
  await expect(shown).toHaveText('All of it');
  await zoom.selectOption('Mon 16');
  await expect(shown).toHaveText('Mon 16');
  await atAlice.stepForward();
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
  await expect(shown).toHaveText('All of it');
  // What is done now is of the day that it is.
  await zoom.selectOption('Tue 17');
  const max = Number(await atAlice.history.getAttribute('max'));
  await atAlice.increase('Eggs');
  await expect(atAlice.history).toHaveAttribute('max', String(max + 1));
  await expect(shown).toHaveText('Tue 17');
  await zoom.selectOption('Mon 16');
  await expect(atAlice.history).toHaveAttribute('aria-valuetext', /added Bread/);
  await atAlice.stepBack();
  await expect(atAlice.history).toHaveAttribute('aria-valuetext', /added Milk/);
  await expect(shown).toHaveText('Mon 16');
  await atAlice.backToNow();
  await expect(shown).toHaveText('All of it');
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 2 });
  await alice.leave();
  await relay.dispose();
});

for (const { width, most } of [
  { width: 390, most: 168 },
  { width: 320, most: 216 },
]) {
  test(`on a phone of ${width} px nothing moves under alice’s thumb as she goes through the past`, async ({
    alice,
  }) => {
    const atAlice = await alice.startCart('Milk', 'WHITE HANGING HEART T-LIGHT HOLDER', 'Bread');
    const { page, button } = atAlice;
    await atAlice.set('WHITE HANGING HEART T-LIGHT HOLDER', 12);
    await expect(page.getByRole('link', { name: /^You set WHITE/ })).toBeVisible();
    await page.setViewportSize({ width, height: 740 });
    const dock = page.getByRole('region', { name: 'Timeline' });
    const placeOf = async (name: string) => {
      const box = await button(name).boundingBox();
      return [box?.x, box?.y].map((at) => Math.round(at ?? -1));
    };
    // The dock has gone to where a thumb reaches.
    await expect.poll(async () => (await placeOf('Step back'))[1]).toBeGreaterThan(370);
    const atNow = { back: await placeOf('Step back'), play: await placeOf('Play') };
    const heights = new Set<number>();
    for (let steps = 0; steps < 5; steps += 1) {
      await atAlice.stepBack();
      await expect(button('Back to now')).toBeVisible();
      heights.add((await dock.boundingBox())?.height ?? 0);
      expect({ back: await placeOf('Step back'), play: await placeOf('Play') }).toEqual(atNow);
    }
    expect([...heights], 'one height').toHaveLength(1);
    expect(Math.max(...heights)).toBeLessThanOrEqual(most);
    for (const inDock of await dock.locator('button:visible, select:visible').all()) {
      const { x = -1, width: wide = 0 } = (await inDock.boundingBox()) ?? {};
      expect(x, await inDock.evaluate((element) => element.outerHTML)).toBeGreaterThanOrEqual(0);
      expect(x + wide).toBeLessThanOrEqual(width);
    }
    await button('Play').click();
    await expect(button('Pause')).toBeVisible();
    expect(await placeOf('Pause')).toEqual(atNow.play);
    // Held sideways there is a way back, too.
    await button('Pause').click();
    await page.setViewportSize({ width: 740, height: width });
    await expect(button('Back to now')).toBeInViewport({ ratio: 1 });
  });
}
