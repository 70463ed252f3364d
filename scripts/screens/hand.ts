// What a person does in a cart, in whatever language it speaks.

import { expect, type Locator, type Page } from '@playwright/test';
import type { Spoken } from './words.ts';

export type Hand = ReturnType<typeof createHand>;

export function createHand(page: Page, words: Spoken) {
  const { app } = words;
  const button = (name: string | RegExp): Locator => page.getByRole('button', { name, exact: true });
  const dialog = page.getByRole('dialog');
  const named = { name: app.add.field };
  const field = page.getByRole('combobox', named).or(page.getByRole('textbox', named));
  const status = page.getByRole('status', { name: app.sync.status });

  const quantity = (item: string): Locator =>
    page.getByRole('spinbutton', { name: app.line.quantity(item), exact: true });

  const open = async (name: string | RegExp): Promise<void> => {
    await button(name).first().click();
    await expect(dialog).toBeVisible();
  };
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
  };

  return {
    page,
    button,
    dialog,
    field,
    status,
    open,
    close,
    receipts: page.getByRole('region', { name: app.receipts.region }),
    quantity,

    async add(...items: readonly string[]): Promise<void> {
      for (const item of items) {
        await field.fill(item);
        await field.press('Enter');
        await expect(field).toHaveValue('');
      }
    },
    async increase(item: string): Promise<void> {
      await button(app.line.increase(item)).click();
    },
    async remove(item: string): Promise<void> {
      await button(app.line.remove(item)).click();
      await expect(quantity(item)).toHaveCount(0);
    },
    async pick(...items: readonly string[]): Promise<void> {
      for (const item of items) {
        const box = page.getByRole('checkbox', { name: app.line.picked(item), exact: true });
        await box.click();
        await expect(box).toBeChecked();
      }
    },
    async price(item: string, figure: string): Promise<void> {
      await open(app.line.details(item));
      await dialog.getByRole('textbox', { name: app.details.price('EUR') }).fill(figure);
      await dialog.getByRole('button', { name: app.common.save }).click();
      await expect(dialog).toHaveCount(0);
    },
    async note(item: string, note: string): Promise<void> {
      await open(app.line.details(item));
      await dialog.getByRole('textbox', { name: app.details.note }).fill(note);
      await dialog.getByRole('button', { name: app.common.save }).click();
      await expect(dialog).toHaveCount(0);
    },
    /** Says who one is. */
    async introduce(name: string): Promise<void> {
      await open(new RegExp(`^${app.people.you('')}`));
      await dialog.getByRole('textbox').fill(name);
      await dialog.getByRole('button', { name: app.common.save }).click();
      await expect(dialog).toHaveCount(0);
    },
    async nameCart(name: string): Promise<void> {
      await open(app.cart.menu);
      await dialog.getByRole('textbox', { name: words.keep.renameField }).fill(name);
      await dialog.getByRole('button', { name: words.keep.rename }).click();
      await expect(dialog).toHaveCount(0);
    },
    async link(kind: 'editLink' | 'viewLink'): Promise<string> {
      await open(app.share.title);
      const link = await dialog.getByRole('textbox', { name: words.share[kind], exact: true }).inputValue();
      await close();
      return link;
    },
    /** Everybody can have it now. */
    async untilSaved(): Promise<void> {
      await expect(status).toContainText(app.sync.onRelay);
    },
  };
}
