// What is done rarely with a moment: a new cart from it, what if, and who had seen what.

import { expect } from '@playwright/test';
import type { Camera } from './camera.ts';
import type { Flat } from './flat.ts';

export async function shootMoments({ shoot }: Camera, { atAna, words }: Flat): Promise<void> {
  const { page, button, dialog } = atAna;
  const { moment, origin, whatIf } = words;
  for (let steps = 0; steps < 12; steps += 1) await button(words.timeline.stepBack).click();
  await atAna.open(moment.menu);
  await shoot('moment', 'What is done rarely with a moment', page);
  await button(moment.newCart).click();
  await expect(dialog.getByRole('textbox', { name: origin.name })).toBeVisible();
  await shoot('new-cart', 'A new cart from a moment', page);
  await atAna.close();
  await button(words.timeline.backToNow).click();

  await atAna.open(moment.menu);
  await button(moment.whatIf).click();
  await dialog.getByRole('listbox').getByRole('option').nth(-3).click();
  await button(whatIf.leaveOut).click();
  await dialog.getByRole('combobox', { name: whatIf.person }).selectOption({ index: 2 });
  await expect(dialog.getByRole('list', { name: words.undo.preview })).toBeVisible();
  await shoot('what-if', 'What if something had been otherwise', page);
  await atAna.close();

  await atAna.open(moment.menu);
  await button(moment.causal).click();
  await expect(dialog.getByRole('listbox').getByRole('option').first()).toBeVisible();
  await shoot('causal', 'Who had seen what, and an entry from near', page);
  await atAna.close();
}
