// A cart, what is put into it, and what can be asked of it.

import { expect } from '@playwright/test';
import { type Camera, dismissNotice } from './camera.ts';
import type { Flat } from './flat.ts';

export async function shootCart({ shoot }: Camera, { atAna, words }: Flat): Promise<void> {
  const { page, field, dialog } = atAna;
  await shoot('cart', 'A cart', page);
  await field.click();
  await expect(page.getByRole('list', { name: words.app.add.usual })).toBeVisible();
  await shoot('often-wanted', 'What is often wanted, one tap away', page);
  await field.fill(words.typed);
  await expect(page.getByRole('option').first()).toBeVisible();
  await shoot('suggestions', 'Adding, with suggestions', page);
  await field.fill(words.several);
  await field.press('Enter');
  await expect(dialog).toBeVisible();
  await shoot('add-several', 'Adding several at once', page);
  await atAna.close();
  await field.fill('');
  await field.blur();
}

export async function shootDialogs({ shoot }: Camera, { atAna, words }: Flat): Promise<void> {
  const { app } = words;
  const { page } = atAna;
  const shots = [
    ['details', 'Details of a line', app.line.details(words.milk)],
    ['explain', 'Why there are three', app.line.explain(words.milk)],
    ['share', 'Sharing', app.share.title],
    ['menu', 'More: name, currency, copies to keep', app.cart.menu],
    ['profile', 'Name, colour and language', new RegExp(`^${app.people.you('')}`)],
    ['sync', 'Where changes are, and who has them', new RegExp(`^${app.sync.onRelay}`)],
  ] as const;
  for (const [name, title, opener] of shots) {
    await atAna.open(opener);
    await shoot(name, title, page);
    await atAna.close();
  }
}

export async function shootOffline({ shoot }: Camera, { ana, atAna, words }: Flat): Promise<void> {
  ana.line.cut();
  await atAna.add(`10 ${words.eggs}`, words.tomatoes);
  // "Offline", with the rest of the sentence.
  const offline = new RegExp(`^${words.app.sync.offlineWaiting(2).slice(0, 7)}`);
  await expect(atAna.status).toContainText(offline);
  await shoot('offline', 'Without a network', atAna.page);
  await atAna.open(offline);
  await shoot('offline-sync', 'What waits for a network', atAna.page);
  await atAna.close();
  ana.line.restore();
  await atAna.untilSaved();
}

/** Ana makes it one more while Ben takes it out, and neither knows. */
export async function shootReceipts({ shoot }: Camera, flat: Flat): Promise<void> {
  const { ana, ben, atAna, atBen, words } = flat;
  for (const { line } of [ana, ben]) line.cut();
  await atAna.increase(words.milk);
  await atBen.remove(words.milk);
  await atBen.add(words.tomatoes);
  for (const { line } of [ana, ben]) line.restore();
  await expect(atAna.receipts).toBeVisible();
  await expect(atBen.receipts).toBeVisible();
  await atAna.untilSaved();
  await shoot('receipts', 'What met while they were apart', atAna.page, { of: atAna.receipts });
  await dismissNotice(atBen.page, words);
}
