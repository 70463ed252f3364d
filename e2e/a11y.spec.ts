// Zero axe violations on every screen and state, in light and dark, on a phone and on a desk; and all of it by keyboard.

import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';

/** Each device and each scheme once: what a scheme changes are colours, and what a device changes is where things are. */
const screens = [
  { device: 'phone', colorScheme: 'light', viewport: { width: 360, height: 740 } },
  { device: 'desk', colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
] as const;

for (const { device, colorScheme, viewport } of screens) {
  test.describe(`on a ${device}, ${colorScheme}`, () => {
    test.use({ viewport, colorScheme, contextOptions: { reducedMotion: 'reduce' } });

    test('alice’s cart has no violations, empty and filled', async ({ alice }) => {
      const cart = await alice.open('/#/new');
      await expect(cart.field).toBeVisible();
      await expectNoAxeViolations(cart.page, 'empty cart');

      await fill(cart);
      await cart.expectOnRelay();
      await expectNoAxeViolations(cart.page, 'cart');
      await cart.field.fill('mi');
      await expectNoAxeViolations(cart.page, 'suggestions');
      await cart.field.fill('');
      await cart.remove('Zorblax');
      await expect(cart.noticeUndo).toBeVisible();
      await expectNoAxeViolations(cart.page, 'a line just removed');
    });

    test('the dialogs of alice’s cart have no violations', async ({ alice }) => {
      const cart = await alice.open('/#/new');
      await fill(cart);
      await cart.expectOnRelay();
      await expectNoViolationsInDialog(cart, 'Share cart');
      await expectNoViolationsInDialog(cart, 'More');
      await expectNoViolationsInDialog(cart, 'Details of Milk');
      await expectNoViolationsInDialog(cart, /^You, /);
      await expectNoViolationsInDialog(cart, 'Saved for everyone');
      if (device === 'phone') await expectNoViolationsInDialog(cart, 'What happened');
    });

    test('the end of a shop, and an order, have no violations', async ({ alice }) => {
      const cart = await alice.startCart('2 Milk', 'Bread', 'Eggs');
      await cart.pick('Milk');
      await expectNoViolationsInDialog(cart, 'Finish shop');
      await cart.button('Finish shop').click();
      await cart.button('Finish').click();
      await expectNoViolationsInDialog(cart, 'Order');
      await cart.button('Order').click();
      await cart.page.getByLabel('Who it is for').fill('Alice');
      await cart.page.getByLabel('Where it goes').fill('12 Garden Street');
      await cart.button('Place order').click();
      const order = cart.page.getByRole('region', { name: 'Orders' }).getByRole('link');
      await expect(order).toBeVisible();
      await expectNoAxeViolations(cart.page, 'rounds, orders and what was bought');
      await order.click();
      await expect(cart.button('Ship')).toBeVisible();
      await expectNoAxeViolations(cart.page, 'order');
      await cart.button('Ship').click();
      await expectNoAxeViolations(cart.page, 'shipping');
    });

    test('the past of alice’s cart has no violations', async ({ alice }) => {
      const cart = await alice.open('/#/new');
      await fill(cart);
      await cart.remove('Zorblax');
      await cart.expectCart({ Milk: 2, Bread: 1 });
      await cart.stepBack();
      await expect(cart.page.getByText('You are looking at the past').first()).toBeVisible();
      await expectNoAxeViolations(cart.page, 'the past, something removed since');
      await cart.history.focus();
      await cart.page.keyboard.press('Home');
      await expectNoAxeViolations(cart.page, 'the start, everything came later');
    });

    test('alice’s cart has no violations offline', async ({ alice }) => {
      const cart = await alice.startCart('2 Milk');
      await cart.expectOnRelay();
      // The dialog is a part of the app that is loaded when it is asked for.
      await cart.untilStored();
      alice.line.cut();
      await cart.add('Eggs');
      await expect(cart.status).toContainText('Offline');
      await expectNoAxeViolations(cart.page, 'offline');
      await expectNoViolationsInDialog(cart, /^Offline/);
    });

    test('alice’s home and the import have no violations', async ({ alice }) => {
      const cart = await alice.startCart('Milk');
      await cart.expectCart({ Milk: 1 });
      await cart.page.goto(`${alice.origin}/#/`);
      await expect(cart.page.getByRole('heading', { name: 'Your carts' })).toBeVisible();
      await expectNoAxeViolations(cart.page, 'home');
      await cart.button('Import').click();
      const content = 'Name,Price\nApples,1.20\nPears,cheap\n';
      const file = { name: 'prices.csv', mimeType: 'text/csv', buffer: Buffer.from(content) };
      await cart.page.locator('input[type=file]').setInputFiles(file);
      await expect(cart.page.getByText('Line 3')).toBeVisible();
      await expectNoAxeViolations(cart.page, 'import with a rejected row');
    });

    test('bob’s view of alice’s cart, and what bad links show, have no violations', async ({ alice, bob }) => {
      const atAlice = await alice.startCart('2 Milk');
      const edit = await atAlice.link('Edit link');
      const atBob = await bob.open(await atAlice.link('View link'));
      await expect(atBob.page.getByText('Milk').first()).toBeVisible();
      await expectNoAxeViolations(atBob.page, 'view only');

      const pages = [
        { path: edit.slice(0, -5), title: 'This link is damaged' },
        { path: edit.replace(/k=.*/, `k=${'A'.repeat(22)}`), title: 'This link does not open the cart' },
        { path: '/#/cart/AAAAAAAAAAAAAAAAAAAAAA', title: 'This cart is not on this device' },
      ];
      for (const { path, title } of pages) {
        const { page } = await bob.open(path);
        await expect(page.getByRole('heading', { name: title })).toBeVisible();
        await expectNoAxeViolations(page, title);
      }
    });
  });
}

test('carol uses the keyboard alone: adds, changes, travels and comes back', async ({ carol }) => {
  const cart = await carol.open('/#/new');
  await expect(cart.field).toBeVisible();
  const { keyboard } = cart.page;
  await tabTo(cart.page, 'Add an item');
  await keyboard.type('milk');
  await keyboard.press('Enter');
  await cart.expectCart({ Milk: 1 });
  await tabTo(cart.page, 'Increase Milk');
  await keyboard.press('Enter');
  await cart.expectCart({ Milk: 2 });
  await tabTo(cart.page, 'Details of Milk');
  await keyboard.press('Enter');
  await expect(cart.page.getByRole('dialog')).toBeVisible();
  await tabTo(cart.page, 'Save');
  await keyboard.press('Enter');
  await expect(cart.page.getByRole('dialog')).toHaveCount(0);
  await expect(cart.button('Details of Milk')).toBeFocused();
  await tabTo(cart.page, 'Step back');
  await keyboard.press('Enter');
  await expect(cart.page.getByText('You are looking at the past').first()).toBeVisible();
  await tabTo(cart.page, 'Back to now');
  await keyboard.press('Enter');
  await cart.expectCart({ Milk: 2 });
});

for (const width of [320, 390, 800, 1280]) {
  test(`at ${width} px Tab goes through the dock as one reads it, now and in the past`, async ({ alice, bob }) => {
    const atAlice = await alice.startCart('Milk', 'Bread');
    // Somebody else, so that there is something to zoom to.
    const atBob = await bob.open(await atAlice.link('Edit link'));
    await atBob.increase('Milk');
    await atAlice.expectCart({ Milk: 2, Bread: 1 });
    await atAlice.page.setViewportSize({ width, height: 740 });
    await expectReadingOrder(atAlice.page);
    await atAlice.stepBack();
    await expect(atAlice.button('Back to now')).toBeVisible();
    await expectReadingOrder(atAlice.page);
  });
}

/** Each is right of the one before, or below it. */
async function expectReadingOrder(page: Page): Promise<void> {
  const dock = page.getByRole('region', { name: 'Timeline' });
  const controls = await dock.locator('button:visible, select:visible, input:visible').all();
  expect(controls.length).toBeGreaterThan(5);
  let before = { name: '', middle: -1, right: -1 };
  for (const control of controls) {
    const { x = 0, y = 0, width = 0, height = 0 } = (await control.boundingBox()) ?? {};
    const name = (await control.getAttribute('aria-label')) ?? (await control.textContent()) ?? '';
    const isAfter = y >= before.middle || (x >= before.right && y + height > before.middle);
    expect(isAfter, `${name} comes after ${before.name}`).toBe(true);
    before = { name, middle: y + height / 2, right: x + width };
  }
}

/** Known and unknown items, one of them in the basket. */
async function fill(cart: CartPage): Promise<void> {
  await cart.add('2 Milk');
  await cart.add('Bread');
  await cart.add('Zorblax');
  await cart.pick('Bread');
}

async function expectNoViolationsInDialog(cart: CartPage, opener: string | RegExp): Promise<void> {
  await cart.page.getByRole('button', { name: opener, exact: true }).click();
  const dialog = cart.page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  await expectNoAxeViolations(cart.page, `dialog ${opener}`);
  await cart.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}

/** Presses Tab until the focus, which must be visible, is on what has this name. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    const focused = page.locator(':focus');
    if ((await focused.count()) === 0) continue;
    const accessible = await focused.evaluate((element) => ({
      name:
        element.getAttribute('aria-label') ??
        (element as HTMLInputElement).labels?.[0]?.textContent ??
        element.textContent,
      isMarked: element.matches(':focus-visible') && getComputedStyle(element).outlineStyle !== 'none',
    }));
    if (accessible.name?.trim() !== name) continue;
    expect(accessible.isMarked, `the focus on ${name} is visible`).toBe(true);
    return;
  }
  throw new Error(`Tab does not reach ${name}`);
}
