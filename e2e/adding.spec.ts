// Adding: many at once, where things land, and that it is seen.

import { expect, type Locator } from '@playwright/test';
import type { CartPage } from './cartPage.ts';
import { test } from './fixtures.ts';

const recipe = `Ingredients
  - 2 onions, finely chopped
  - 3 tomatoes
  - salt, to taste`;

const top = async (row: Locator): Promise<number> => (await row.boundingBox())?.y ?? Number.NaN;

const dialogOf = ({ page }: CartPage) => page.getByRole('dialog', { name: 'Add several' });

async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }));
  }, text);
}

test('alice types several items: Enter shows them, Enter adds them, one undo takes all away', async ({ alice }) => {
  const cart = await alice.startCart('Milk');
  await cart.field.fill('milk, eggs, 2 bread');
  await cart.field.press('Enter');
  await expect(dialogOf(cart).getByRole('list', { name: 'To be added' }).getByRole('listitem')).toHaveCount(3);
  await expect(dialogOf(cart).getByRole('button', { name: 'Add 3 items' })).toBeFocused();
  await cart.page.keyboard.press('Enter');
  await expect(dialogOf(cart)).toBeHidden();
  await cart.expectCart({ Milk: 2, Eggs: 1, Bread: 2 });
  await cart.noticeUndo.click();
  await cart.expectCart({ Milk: 1 });
});

test('[R7] alice reloads as soon as the field is empty: what she typed is in the cart', async ({ alice }) => {
  const cart = await alice.startCart('Milk');
  await cart.field.fill('Bread');
  const isReloaded = cart.page.waitForEvent('load');
  // In the page itself, so that nothing comes between: the first moment at which the field is empty.
  await cart.field.evaluate((field: HTMLInputElement) => {
    setInterval(() => field.value === '' && location.reload());
    field.form?.requestSubmit();
  });
  await isReloaded;
  await cart.expectCart({ Milk: 1, Bread: 1 });
});

test('alice types on without waiting: each Enter takes what was typed since the one before, twice is once', async ({
  alice,
}) => {
  const cart = await alice.startCart('Milk');
  // In the page itself, so that all of it comes before anything can be stored.
  await cart.field.evaluate((field: HTMLInputElement) => {
    const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    for (const word of ['Bread', '2 eggs', '', 'Salt']) {
      setValue?.call(field, field.value + word);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.form?.requestSubmit();
    }
  });
  await cart.expectCart({ Milk: 1, Bread: 1, Eggs: 2, Salt: 1 });
  await expect(cart.field).toHaveValue('');
});

test('alice pastes a recipe: what a cook does is left out, and each item can be changed or left out', async ({
  alice,
}) => {
  const cart = await alice.startCart('Milk');
  await paste(cart.field, recipe);
  const dialog = dialogOf(cart);
  const button = (name: string) => dialog.getByRole('button', { name, exact: true });
  await button('Leave out Salt').click();
  await button('Change 3 × Tomatoes').click();
  await dialog.getByRole('textbox', { name: 'Change Tomatoes' }).fill('4 carrots');
  await cart.page.keyboard.press('Enter');
  await expect(button('Change 4 × Carrots')).toBeFocused();
  await button('Add 2 items').click();
  await cart.expectCart({ Milk: 1, Onions: 2, Carrots: 4 });
});

test('one line pasted is text in the field, as ever', async ({ alice }) => {
  const cart = await alice.startCart('Milk');
  await paste(cart.field, 'tomatoes, 4');
  await expect(dialogOf(cart)).toBeHidden();
});

test('things land in their aisle, in two languages; what bob moved stays moved for alice', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Rispentomaten', 'dark choclate', 'Klopapier', 'Zorblax');
  const aisle = (cart: CartPage, name: string) =>
    cart.cart.getByRole('listitem', { name, exact: true }).getByRole('heading');
  await expect(aisle(atAlice, 'Rispentomaten')).toHaveText('Fruit & vegetables');
  await expect(aisle(atAlice, 'dark choclate')).toHaveText('Snacks');
  await expect(aisle(atAlice, 'Klopapier')).toHaveText('Household');
  await expect(aisle(atAlice, 'Zorblax')).toHaveText('Everything else');

  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.button('Details of Zorblax').click();
  await atBob.page.getByRole('combobox', { name: 'Aisle' }).selectOption('pets');
  await atBob.page.getByRole('dialog').getByRole('button', { name: 'Save' }).click();
  await expect(aisle(atAlice, 'Zorblax')).toHaveText('Pets');
  await atAlice.remove('Zorblax');
  await expect(aisle(atAlice, 'Zorblax')).toBeHidden();
  await atAlice.add('zorblax');
  await expect(aisle(atAlice, 'zorblax')).toHaveText('Pets');
});

test('alice is told what is in already while she types', async ({ alice }) => {
  const cart = await alice.startCart('2 Milk');
  await cart.field.fill('milk');
  const option = cart.page.getByRole('option', { name: 'Milk is in, 2. Make it 3?' });
  await option.click();
  await cart.expectCart({ Milk: 3 });
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  const manyThings = Array.from(
    { length: 30 },
    (_, index) => `Thing ${String.fromCharCode(65 + (index % 26))}${index}`,
  );

  async function startLongCart(person: { startCart(...items: string[]): Promise<CartPage> }): Promise<CartPage> {
    const cart = await person.startCart('Milk');
    await paste(cart.field, manyThings.join('\n'));
    await dialogOf(cart).getByRole('button', { name: 'Add 30 items' }).click();
    await expect(cart.cart.getByRole('spinbutton')).toHaveCount(31);
    return cart;
  }

  test('what alice adds comes into view, wherever it lands', async ({ alice }) => {
    const cart = await startLongCart(alice);
    await cart.cart.getByRole('listitem', { name: 'Thing D29' }).scrollIntoViewIfNeeded();
    const apples = cart.cart.getByRole('listitem', { name: 'Apples' });
    // For a moment only: looked for from before it begins.
    const marked = expect(apples).toHaveClass(/is-fresh/);
    await cart.add('Apples');
    await marked;
    await expect(apples).toBeInViewport({ ratio: 0.9 });
    await expect(apples).not.toHaveClass(/is-fresh/);
  });

  test('what bob adds moves nothing on alice’s screen, and shows at the edge', async ({ alice, bob }) => {
    const atAlice = await startLongCart(alice);
    await atAlice.expectOnRelay();
    const atBob = await bob.open(await atAlice.link('Edit link'));
    await atBob.add('Cat food');
    await expect(atAlice.cart.getByRole('listitem', { name: 'Cat food' })).toBeInViewport();
    const row = atAlice.cart.getByRole('listitem', { name: 'Thing P15' });
    await row.scrollIntoViewIfNeeded();
    await row.hover();
    const before = await top(row);
    await atBob.add('Apples');
    await atBob.add('Bread');
    const above = atAlice.button('2 new above');
    await expect(above).toBeVisible();
    expect(Math.abs((await top(row)) - before), 'within a pixel of where it was').toBeLessThan(1);
    await above.click();
    await expect(atAlice.cart.getByRole('listitem', { name: 'Bread' })).toBeInViewport();
    await expect(above).toBeHidden();
  });
});

test('Escape takes back what was begun: suggestions, a number, one of several', async ({ carol }) => {
  const cart = await carol.startCart('2 Milk');
  const { page, field } = cart;
  const suggestions = page.locator('.suggestion');
  await field.fill('mi');
  await expect(suggestions.first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(suggestions).toHaveCount(0);
  await expect(field).toHaveValue('mi');

  await cart.quantity('Milk').fill('7');
  await page.keyboard.press('Escape');
  await expect(cart.quantity('Milk')).toHaveValue('2');
  await field.focus();
  await cart.expectCart({ Milk: 2 });

  await field.fill('bread, eggs');
  await field.press('Enter');
  const dialog = dialogOf(cart);
  await dialog.getByRole('button', { name: /Bread/ }).first().click();
  const chip = dialog.getByRole('textbox', { name: /Bread/ });
  await chip.fill('rolls');
  await page.keyboard.press('Escape');
  await expect(chip).toHaveCount(0);
  await expect(dialog).toContainText('Bread');
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await cart.expectCart({ Milk: 2 });
});
