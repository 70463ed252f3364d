// The week on the fridge door: what is usually wanted, the walk through the shop, the keyboard, what other apps share, and
// all carts at a glance.

import { expect, type Locator, type Page } from '@playwright/test';
import { test } from './fixtures.ts';

test('what alice wants again is one tap away; the aisles come in the order of her shop, for bob too', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('Apples', 'Milk', 'Bread');
  await atAlice.remove('Bread');
  await atAlice.field.click();
  await atAlice.page.getByRole('list', { name: 'Often wanted' }).getByRole('button', { name: 'Add Bread' }).click();
  await atAlice.expectCart({ Apples: 1, Milk: 1, Bread: 1 });

  const atBob = await bob.open(await atAlice.link('Edit link'));
  const walk = () => atBob.cart.getByRole('listitem').evaluateAll((lines) => lines.map((line) => line.ariaLabel));
  await expect.poll(walk).toEqual(['Apples', 'Bread', 'Milk']);

  await atAlice.button('In the shop').click();
  await atAlice.button('Arrange aisles').click();
  const dialog = atAlice.page.getByRole('dialog', { name: 'Arrange aisles' });
  await dialog.getByRole('button', { name: 'Move Bakery up' }).press('Enter');
  await expect(dialog.getByRole('status')).toHaveText('Bakery is 1 of 14 now.');
  await expect(dialog.getByRole('button', { name: 'Move Bakery up' })).toBeFocused();
  // And by dragging: dairy over produce.
  const grip = (aisle: string) => dialog.getByRole('listitem').filter({ hasText: aisle }).locator('.aisle-grip');
  const [from, to] = [await grip('Dairy').boundingBox(), await grip('Fruit').boundingBox()];
  if (from === null || to === null) throw new Error('The aisles are not to be seen');
  await atAlice.page.mouse.move(from.x + 9, from.y + 22);
  await atAlice.page.mouse.down();
  await atAlice.page.mouse.move(from.x + 9, from.y - 30);
  await atAlice.page.mouse.move(to.x + 9, to.y + 4);
  await atAlice.page.mouse.up();
  // And by a finger, with which others scroll: dairy over the bakery.
  await dragByFinger(atAlice.page, grip('Dairy'), grip('Bakery'));
  await dialog.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(dialog).toBeHidden();
  await expect.poll(walk).toEqual(['Milk', 'Bread', 'Apples']);
});

async function dragByFinger(page: Page, from: Locator, to: Locator): Promise<void> {
  const [start, goal] = [await from.boundingBox(), await to.boundingBox()];
  if (start === null || goal === null) throw new Error('There is nothing to drag');
  const browser = await page.context().newCDPSession(page);
  await browser.send('Emulation.setTouchEmulationEnabled', { enabled: true });
  const x = start.x + 9;
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', y?: number) =>
    browser.send('Input.dispatchTouchEvent', { type, touchPoints: y === undefined ? [] : [{ x, y }] });
  await touch('touchStart', start.y + 22);
  for (let step = 1; step <= 8; step += 1)
    await touch('touchMove', start.y + 22 + (step / 8) * (goal.y - start.y - 20));
  await touch('touchEnd');
  await browser.detach();
}

test('on a phone: what tells that a line is gone leaves the total to be seen; Home says what is in a cart', async ({
  alice,
}) => {
  const atAlice = await alice.startCart('Milk', 'Bread', 'Eggs');
  const { page } = atAlice;
  await page.setViewportSize({ width: 390, height: 844 });
  await atAlice.remove('Bread');
  await atAlice.noticeUndo.waitFor();
  const endOfNotice = async () => {
    const box = await page.locator('.notice').boundingBox();
    return box === null ? Number.NaN : box.y + box.height;
  };
  const foot = await page.locator('.cart-foot').boundingBox();
  // It rises into its place.
  await expect.poll(endOfNotice, 'the notice ends above the foot').toBeLessThanOrEqual(foot?.y ?? 0);
  await atAlice.button('Undo').first().click();
  await atAlice.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
  await page.goto(`${alice.origin}/#/`);
  await expect(page.getByRole('list', { name: 'Carts' }).getByRole('listitem')).toContainText('Bread, Milk, Eggs');
});

test('at most three stops of Tab lie before the field that adds, in a cart with lines', async ({ alice }) => {
  const { page, field } = await alice.startCart('Milk', 'Bread', 'Eggs');
  // From the beginning of the page, as on a phone, where the field is not in use at first.
  await page.evaluate(() => {
    document.body.tabIndex = -1;
    document.body.focus();
  });
  for (let stops = 0; stops < 3; stops += 1) {
    await page.keyboard.press('Tab');
    // The first of them leads there.
    if (await page.getByRole('button', { name: 'Skip to adding an item' }).evaluate((it) => it.matches(':focus'))) {
      await page.keyboard.press('Enter');
    }
    if (await field.evaluate((it) => it.matches(':focus'))) return;
  }
  throw new Error('The field is further than three stops away');
});

test('by keyboard: alice types at once, goes from line to line, is back in the field by a key, and focus is never lost', async ({
  alice,
}) => {
  const atAlice = await alice.startCart('Milk', 'Eggs');
  const { page, field } = atAlice;
  await page.reload();
  await expect(field).toBeFocused();
  await atAlice.button('Increase Milk').focus();
  await page.keyboard.press('ArrowDown');
  await expect(atAlice.button('Increase Eggs')).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await expect(atAlice.button('Increase Milk')).toBeFocused();
  await page.keyboard.press('/');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('');
  for (const item of ['Milk', 'Eggs']) await atAlice.remove(item);
  await atAlice.expectCart({});
  await expect.poll(() => page.evaluate(() => document.activeElement !== document.body)).toBe(true);
});

test('what another app shares is looked at before it is added, to the cart that alice used last', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk');
  await atAlice.expectOnRelay();
  await atAlice.page.close();
  const again = await alice.open(`/?title=Groceries&text=${encodeURIComponent('eggs\n2 bread')}`);
  await again.page.getByRole('dialog', { name: 'Add several' }).getByRole('button', { name: 'Add 2 items' }).click();
  await again.expectCart({ Milk: 1, Eggs: 1, Bread: 2 });
  await expect(again.page).toHaveURL(({ search }) => search === '');
});

test('alice sees on Home what bob does', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 1 });
  await atAlice.page.getByRole('link', { name: 'All carts' }).click();
  const card = atAlice.page.getByRole('list', { name: 'Carts' }).getByRole('listitem');
  await expect(card).toContainText('1 item');
  await atBob.add('Bread');
  await expect(card).toContainText('2 items');
  await expect(card).toContainText('changes since you looked');
});

test('bob is a guest by colour and animal until he gives a name: what he did before is found under it, and he joins once', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.add('Bread');
  const happened = atAlice.page.getByRole('complementary', { name: 'What happened' });
  await expect(happened).toContainText(/[A-Z][a-z]+ [a-z]+added Bread|[A-Z][a-z]+ [a-z]+ added Bread/);
  await atBob.page.getByRole('textbox', { name: 'What should others call you?' }).fill('Robert');
  await atBob.page.getByRole('button', { name: 'Save', exact: true }).click();
  await expect(happened).toContainText('Robert added Bread');
  await expect(happened.getByText('Robert joined in')).toHaveCount(1);
  await expect(happened).toContainText('Robert took the name Robert, and was');
});

test('bob opens a link without a network: he is told that he is offline, says his name meanwhile, and the cart comes when he is not', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('Milk');
  await atAlice.expectOnRelay();
  const link = await atAlice.link('Edit link');
  await (await bob.open('/')).untilStored();
  await bob.goOffline();
  const atBob = await bob.open(link);
  await expect(atBob.page.getByRole('heading', { name: 'You are offline' })).toBeVisible();
  const name = atBob.page.getByRole('textbox', { name: 'What should others call you?' });
  await name.fill('Rob');
  await bob.goOnline();
  await atBob.expectCart({ Milk: 1 });
  await expect(name).toHaveValue('Rob');
  await name.press('Enter');
  await expect(name).toBeHidden();
  await atBob.add('Bread');
  await expect(atAlice.page.getByRole('complementary', { name: 'What happened' })).toContainText('Rob added Bread');
});
