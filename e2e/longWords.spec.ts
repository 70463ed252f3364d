// More than there is room for, on a phone and a tablet: long names, many people, and what is said over the cart. Nothing is cut
// off, or covers what one needs.

import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

const oil = 'Extra virgin olive oil, the large bottle from the corner shop';
const holder = 'Donaudampfschifffahrtsgesellschaftskapitänsmützenhalter';
const phone = { width: 390, height: 844 };

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** Nothing in it goes beyond its right edge. */
async function expectNoneCutOff(place: Locator): Promise<void> {
  await expect(place).toBeVisible();
  expect(await place.evaluate((element) => element.scrollWidth - element.clientWidth)).toBe(0);
}

async function boxOf(place: Locator) {
  const box = await place.boundingBox();
  if (box === null) throw new Error('It is not there.');
  return { ...box, right: box.x + box.width, bottom: box.y + box.height };
}

/** As many as if they were twelve: as many people would take too long. */
async function twelveTimes(first: Locator): Promise<void> {
  await first.evaluate((element) => {
    for (let more = 1; more < 12; more += 1) element.parentElement?.append(element.cloneNode(true));
  });
}

test('long names have room where they are compared and ordered, and on the order’s page', async ({ alice }) => {
  const cart = await alice.startCart('Milk', oil, holder);
  const { page, button } = cart;
  await page.setViewportSize(phone);
  const dialog = page.getByRole('dialog');

  await button('More about this moment').click();
  await button('Compare').click();
  await dialog.getByRole('combobox', { name: 'From: moment' }).selectOption('start');
  await expectNoneCutOff(dialog.getByRole('list', { name: 'Differences' }));
  await expectNoneCutOff(dialog);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);

  await button('Order').click();
  await dialog.getByLabel('Who it is for').fill('Alice');
  await dialog.getByLabel('Where it goes').fill('12 Garden Street');
  await expectNoneCutOff(dialog);
  await button('Place order').click();
  await page.getByRole('region', { name: 'Orders' }).getByRole('link').click();
  const name = page.getByRole('rowheader', { name: oil });
  await expect(button(`Take out ${oil}`)).toHaveText('Take out');
  expect((await boxOf(name)).width).toBeGreaterThan(200);
});

test('in the shop the cart’s name is to be read, however much is said of where changes are', async ({ alice, bob }) => {
  const cart = await alice.startCart('Milk');
  const { page } = cart;
  await page.setViewportSize(phone);
  const atBob = await bob.open(await cart.link('Edit link'));
  await atBob.increase('Milk');
  await cart.button('In the shop').click();
  await expect(cart.status).toContainText(/Saved for everyone and on/);
  await expectNoneCutOff(page.getByRole('heading', { level: 1 }));
});

test('twelve people in a line and on a card of home, and six in the head of a tablet', async ({ alice, bob }) => {
  const cart = await alice.startCart('Milk');
  const { page } = cart;
  const atBob = await bob.open(await cart.link('Edit link'));
  await atBob.expectCart({ Milk: 1 });
  await page.setViewportSize({ width: 768, height: 1024 });
  const here = cart.others.first();
  await expect(here).toBeVisible();
  await here.evaluate((element) => {
    for (let more = 1; more < 6; more += 1) element.parentElement?.append(element.cloneNode(true));
  });
  expect((await boxOf(cart.status.getByRole('button'))).height).toBeLessThan(40);
  await expectOneLine(cart.status.locator('.sync-words'));

  await page.setViewportSize(phone);
  await twelveTimes(cart.button('Explain Milk').locator('.dot'));
  const dots = await boxOf(cart.button('Explain Milk').locator('.dot').last());
  expect(dots.right).toBeLessThanOrEqual((await boxOf(cart.button('Decrease Milk'))).x);

  await cart.expectOnRelay();
  await page.goto(`${alice.origin}/#/`);
  await page.setViewportSize({ width: 320, height: 640 });
  await twelveTimes(page.locator('.cart-card-people .dot'));
  const bin = await boxOf(page.locator('.cart-card-remove'));
  for (const dot of await page.locator('.cart-card-people .dot').all()) {
    const { right, y, bottom } = await boxOf(dot);
    expect(right <= bin.x || bottom <= bin.y || y >= bin.bottom).toBe(true);
  }
});

async function expectOneLine(words: Locator): Promise<void> {
  const lines = await words.evaluate((element) => element.clientHeight || element.getBoundingClientRect().height);
  expect(lines).toBeLessThan(20);
}

test('what is said at the end of a shop is above the field, also of the next screen, and sideways', async ({
  alice,
}) => {
  const cart = await alice.startCart('Milk', 'Bread');
  const { page, button } = cart;
  await page.setViewportSize(phone);
  await cart.pick('Milk');
  await button('In the shop').click();
  await button('Finish shop').click();
  await button('Finish').click();
  const notice = page.getByRole('region', { name: 'Notices' }).locator('p');
  await expect(notice).toContainText('Shop finished');
  await expectAbove(page, notice, cart.field);
  await button('Back to the list').press('Enter');
  await expect(button('In the shop')).toBeVisible();
  await expectAbove(page, notice, button('In the shop'));
  await page.setViewportSize({ width: 844, height: 390 });
  await expectAbove(page, notice, cart.field);
});

async function expectAbove(page: Page, upper: Locator, lower: Locator): Promise<void> {
  await expect(async () => {
    const [above, below] = [await boxOf(upper), await boxOf(lower)];
    expect(above.bottom).toBeLessThanOrEqual(below.y);
    expect(above.y).toBeGreaterThanOrEqual(0);
    expect(below.bottom).toBeLessThanOrEqual(page.viewportSize()?.height ?? 0);
  }).toPass({ timeout: 5_000 });
}

test('why a number was not taken is brought into view', async ({ alice }) => {
  const cart = await alice.startCart('Milk', 'Bread', 'Eggs', 'Rice', 'Coffee');
  await cart.page.setViewportSize({ width: 390, height: 560 });
  const last = cart.quantity('Rice');
  await last.fill('100000');
  await last.press('Enter');
  await expect(cart.page.getByRole('alert').filter({ hasText: 'from 1 to 9999' })).toBeInViewport({ ratio: 0.9 });
});

test('bob comes by a link, and the cart is on its way: nothing is said of it that is not known', async ({
  alice,
  bob,
}) => {
  const cart = await alice.startCart('Milk');
  await cart.expectOnRelay();
  const link = await cart.link('Edit link');
  await bob.context.routeWebSocket(/\/sync/, () => {});
  const atBob = await bob.open(link);
  await expect(atBob.status).toContainText('Getting the cart');
  await expect(atBob.page.getByRole('heading', { level: 1 })).toHaveText('Opening…');
  await expect(atBob.page.getByText('Getting the cart…')).toBeVisible();
  await expect(atBob.page.getByText('Nothing here yet')).toHaveCount(0);
});
