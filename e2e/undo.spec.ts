// Undoing and doing again: what came later stays.

import { expect } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';

test('alice undoes her own acts by key and button, across a reload, and bob’s stay', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2 });
  await atAlice.set('Milk', 5);
  await atBob.expectCart({ Milk: 5 });
  await atBob.increase('Milk');
  await atAlice.expectCart({ Milk: 6 });

  await atAlice.page.keyboard.press('Control+z');
  await atAlice.expectCart({ Milk: 3 });
  await expect(atAlice.page.getByText('Undone: You set Milk to 5.')).toBeVisible();
  await atBob.expectCart({ Milk: 3 });

  await atAlice.page.reload();
  await atAlice.button('Redo').click();
  await atAlice.expectCart({ Milk: 6 });
  // Faster than any of them is made: each counts, and sees what came of the one before.
  await atAlice.page.evaluate(() => {
    for (const shiftKey of [false, true, false, false]) {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'z', ctrlKey: true, shiftKey, bubbles: true }));
    }
  });
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Milk: 1 });
  await atAlice.button('Redo').click();
  await atAlice.expectCart({ Milk: 3 });
  await atAlice.button('Redo').click();
  // Bob's nine is to be one that knew of all this.
  for (const cart of [atAlice, atBob]) await cart.expectCart({ Milk: 6 });

  await atBob.set('Milk', 9);
  await atAlice.expectCart({ Milk: 9 });
  await atAlice.button('Undo').click();
  await expect(atAlice.page.getByText(/What .* did with Milk since stays/)).toBeVisible();
  await atAlice.expectCart({ Milk: 9 });
});

test('what alice put in at once offline is one act: bob undoes it from the list, and sees before what that takes away', async ({
  alice,
  bob,
}) => {
  const atAlice = await alice.startCart('Salt');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Salt: 1 });
  await alice.goOffline();
  await atAlice.field.fill('bread, 2 eggs');
  await atAlice.field.press('Enter');
  await atAlice.button('Add 2 items').click();
  await atAlice.expectCart({ Salt: 1, Bread: 1, Eggs: 2 });
  await alice.goOnline();
  await atBob.expectCart({ Salt: 1, Bread: 1, Eggs: 2 });
  await atBob.increase('Eggs');

  await atBob.page.setViewportSize({ width: 390, height: 844 });
  await atBob.button('What happened').click();
  const undoIt = atBob.page.getByRole('button', { name: /^Undo: .* added Bread and 1 more/ });
  await undoIt.click();
  const dialog = atBob.page.getByRole('dialog', { name: 'Undo this?' });
  await expect(dialog).toBeVisible();
  await atBob.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(undoIt).toBeFocused();
  await undoIt.click();
  await expect(dialog.getByRole('list', { name: 'What changes' })).toContainText('3 → 1');
  await expectNoAxeViolations(atBob.page, 'an undoing shown');
  await dialog.getByRole('button', { name: 'Undo it' }).click();
  await expect(dialog).toBeHidden();
  await atBob.page.keyboard.press('Escape');
  await atBob.expectCart({ Salt: 1, Eggs: 1 });
  await atAlice.expectCart({ Salt: 1, Eggs: 1 });
  await expect(atAlice.page.getByText(/undoes “You added Bread and 1 more”/).first()).toBeVisible();
});

test('what the notice offers to undo is of now: while alice looks at the past neither its button nor its key is there', async ({
  alice,
}) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  await atAlice.remove('Milk');
  const notice = atAlice.page.getByText('Milk removed.');
  await expect(atAlice.noticeUndo).toBeVisible();
  // Its time stands still while somebody points at it.
  await notice.hover();
  await atAlice.page.evaluate(() => document.querySelector<HTMLElement>('[aria-label="Step back"]')?.click());
  await expect(atAlice.button('Back to now')).toBeVisible();
  await expect(notice).toBeVisible();
  await expect(atAlice.noticeUndo).toBeHidden();
  await atAlice.page.keyboard.press('Control+z');
  await atAlice.page.evaluate(() => document.querySelector<HTMLElement>('.dock-actions > :last-child')?.click());
  await expect(atAlice.button('Back to now')).toBeHidden();
  await atAlice.expectCart({ Bread: 1 });
  await atAlice.noticeUndo.click();
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
});
