// The past: what happened, the cart as it was, and bringing it back.

import { expect } from '@playwright/test';
import { type Camera, devices } from './camera.ts';
import type { Flat } from './flat.ts';

export async function shootPast({ shoot }: Camera, { atAna, words }: Flat): Promise<void> {
  const { page, button, dialog } = atAna;
  await page.setViewportSize(devices.phone);
  await atAna.open(words.app.history.open);
  await shoot('history', 'What happened, by day', page, { on: ['phone'] });
  await page.setViewportSize(devices.phone);
  await atAna.close();
  await page.setViewportSize(devices.desk);

  const ofBen = new RegExp(`^${words.undo.undoAct('')}Ben`);
  await atAna.open(ofBen);
  await expect(dialog.getByRole('list')).toBeVisible();
  await shoot('undo', 'Before something is undone: what that changes', page);
  await atAna.close();

  await atAna.open(words.timeline.compare);
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
