// The app as a person sees it: roles and names only, and those of the design's list of stable names.

import { expect, type Locator, type Page } from '@playwright/test';

export type CartPage = ReturnType<typeof cartPage>;

export function cartPage(page: Page) {
  const cart = page.getByRole('list', { name: 'Cart', exact: true });
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const quantity = (item: string) => page.getByRole('spinbutton', { name: `Quantity of ${item}`, exact: true });
  const status = page.getByRole('status', { name: 'Sync status' });
  const history = page.getByRole('slider', { name: 'History' });

  return {
    page,
    cart,
    field: page.getByRole('combobox', { name: 'Add an item' }).or(page.getByRole('textbox', { name: 'Add an item' })),
    quantity,
    status,
    history,
    line: (item: string): Locator => cart.getByRole('listitem').filter({ has: quantity(item) }),
    total: page.getByTestId('cart-total'),
    /** Who else is here now. */
    others: page.getByRole('list', { name: 'Here now' }).getByRole('listitem'),
    receipts: page.getByRole('region', { name: 'Receipts' }),
    button,
    /** Of what was done a moment ago. */
    noticeUndo: page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo', exact: true }),

    async add(text: string): Promise<void> {
      await this.field.fill(text);
      await this.field.press('Enter');
      await expect(this.field).toHaveValue('');
    },
    increase: (item: string) => button(`Increase ${item}`).click(),
    decrease: (item: string) => button(`Decrease ${item}`).click(),
    remove: (item: string) => button(`Remove ${item}`).click(),
    async set(item: string, to: number): Promise<void> {
      await quantity(item).fill(String(to));
      await quantity(item).press('Enter');
    },
    async pick(item: string): Promise<void> {
      const box = page.getByRole('checkbox', { name: `Picked ${item}`, exact: true });
      await box.click();
      await expect(box).toBeChecked();
    },

    stepBack: () => button('Step back').click(),
    stepForward: () => button('Step forward').click(),
    backToNow: () => button('Back to now').click(),

    /** The lines and their quantities are these, and no others. */
    async expectCart(lines: Readonly<Record<string, number>>): Promise<void> {
      for (const [item, count] of Object.entries(lines)) await expect(quantity(item)).toHaveValue(String(count));
      await expect(cart.getByRole('spinbutton')).toHaveCount(Object.keys(lines).length);
    },

    /** Everything done here is durable on the relay. */
    expectOnRelay: () => expect(status).toContainText('Saved for everyone'),

    /** The service worker has stored the app, and serves this page: all of it is there without a network from now on. */
    untilStored: () =>
      expect
        .poll(() => page.evaluate(() => navigator.serviceWorker.controller?.state), { timeout: 90_000 })
        .toBe('activated'),

    /** The edit or view link, as the share dialog shows it. */
    async link(kind: 'Edit link' | 'View link'): Promise<string> {
      await button('Share cart').click();
      const dialog = page.getByRole('dialog', { name: 'Share cart' });
      const link = await dialog.getByRole('textbox', { name: kind, exact: true }).inputValue();
      await page.keyboard.press('Escape');
      await expect(dialog).toBeHidden();
      return link;
    },
  };
}
