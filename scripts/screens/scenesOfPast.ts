// The past: what happened, the cart as it was, and bringing it back.

import { expect } from '@playwright/test';
import { type Camera, devices } from './camera.ts';
import type { Flat } from './flat.ts';

export async function shootPast({ shoot }: Camera, { atAna, words }: Flat): Promise<void> {
  const { page, button, dialog } = atAna;
  // On a desk it stands beside the cart.
  await page.setViewportSize(devices.phone);
  await atAna.open(words.app.history.open);
  await expect(dialog.getByRole('link').first()).toBeVisible();
  await shoot('history', 'What happened, by day', page, { on: ['phone'] });
  const ofBen = new RegExp(`^${words.undo.undoAct('')}Ben`);
  const preview = page.getByRole('list', { name: words.undo.preview });
  await page.setViewportSize(devices.phone);
  await button(ofBen).first().click();
  await expect(preview).toBeVisible();
  await shoot('undo', 'Before something is undone: what that changes', page, { on: ['phone'] });
  await page.setViewportSize(devices.desk);
  await page.reload();
  await button(ofBen).first().click();
  await expect(preview).toBeVisible();
  await shoot('undo', 'Before something is undone: what that changes', page, { on: ['desk'] });
  await atAna.close();

  await atAna.open(words.timeline.compare);
  await dialog.getByRole('slider').first().focus();
  for (let steps = 0; steps < 12; steps += 1) await page.keyboard.press('ArrowLeft');
  await shoot('compare', 'Two moments side by side', page);
  await atAna.close();

  for (let steps = 0; steps < 12; steps += 1) await button(words.timeline.stepBack).click();
  await expect(page.getByText(words.app.timeline.past).first()).toBeVisible();
  await shoot('past', 'The past: what is different now is marked', page);
  await atAna.open(words.undo.restore);
  await shoot('restore', 'Before a moment is restored', page);
  await atAna.close();
  await button(words.timeline.backToNow).click();
}
