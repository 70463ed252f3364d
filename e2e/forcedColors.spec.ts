// Where the system gives the colours (high contrast): what only a background or a shadow said is still to be seen. Where
// nothing else moves, pictures are compared: styles do not tell what was forced.

import { expect, type Locator } from '@playwright/test';
import { test } from './fixtures.ts';

test.use({ colorScheme: 'dark', contextOptions: { forcedColors: 'active', reducedMotion: 'reduce' } });

/** What changes is to be seen there. */
async function expectToShow(where: Locator, change: () => Promise<void>): Promise<void> {
  const before = await where.screenshot();
  await change();
  await expect.poll(async () => before.equals(await where.screenshot())).toBe(false);
}

test('alice sees where the slider is, which of several is chosen, and where a dialog ends', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk', 'Bread', 'Eggs');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 1, Bread: 1, Eggs: 1 });
  await atBob.increase('Milk');
  await atAlice.expectCart({ Milk: 2, Bread: 1, Eggs: 1 });
  const { page, button } = atAlice;
  const dialog = page.getByRole('dialog');

  await atAlice.field.fill('mi');
  await page.keyboard.press('ArrowDown');
  const suggested = page.locator('.suggestion');
  await expect(suggested.first()).toHaveAttribute('aria-selected', 'true');
  await expectToShow(suggested.nth(1), () => page.keyboard.press('ArrowDown'));
  await atAlice.field.fill('');

  const chosen = page.getByRole('link', { name: 'You added Eggs' });
  await chosen.click();
  await expect(chosen).toHaveCSS('forced-color-adjust', 'none');
  const canvas = 'rgb(0, 0, 0)';
  await expect(button('Undo: You added Eggs')).toHaveCSS('background-color', canvas);
  await expect(button('Add')).toHaveCSS('background-color', canvas);
  await atAlice.stepBack();
  await expect(chosen).toHaveCSS('forced-color-adjust', 'auto');
  await atAlice.backToNow();

  // The bars ahead of it change their colours, and are not what is meant here.
  await page.locator('.bars').evaluate((bars) => {
    (bars as SVGElement).style.visibility = 'hidden';
  });
  await expectToShow(page.locator('.dock-track'), () => atAlice.stepBack());
  await page.setViewportSize({ width: 390, height: 844 });
  const zoom = page.getByRole('combobox', { name: 'Zoom' });
  await expectToShow(zoom, () =>
    zoom.evaluate((sign) => {
      sign.style.backgroundImage = 'none';
    }),
  );
  await page.setViewportSize({ width: 1280, height: 800 });
  await atAlice.backToNow();

  await button('More about this moment').click();
  await button('What if').click();
  await expect(dialog).toHaveCSS('border-top-width', '1px');
  const acts = dialog.getByRole('listbox', { name: 'Acts' });
  await acts.focus();
  await page.keyboard.press('ArrowUp');
  await expect(acts.getByRole('option', { selected: true })).toHaveCSS('outline-style', 'solid');
  const leaveOut = dialog.getByRole('button', { name: 'Leave it out' });
  await leaveOut.focus();
  await expectToShow(leaveOut, () => page.keyboard.press('Enter'));
  await expect(dialog.getByRole('button', { name: 'Make it so' })).toHaveCSS('forced-color-adjust', 'none');
  await page.keyboard.press('Escape');

  await page.getByRole('button', { name: /^You, / }).click();
  // Which colour she has is left to chance.
  const hasRose = await dialog.getByRole('radio', { name: 'Rose' }).isChecked();
  const other = dialog.locator('.swatch', { hasText: hasRose ? 'Teal' : 'Rose' });
  await expectToShow(other, () => other.getByRole('radio').check({ force: true }));
});
