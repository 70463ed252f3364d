// Where a change is, for two people who are never here together: on this device, on the relay, on the other's device.

import { expect, type Page } from '@playwright/test';
import { expectNoAxeViolations } from './accessibility.ts';
import { test } from './fixtures.ts';
import type { Person } from './person.ts';

const entry = (page: Page, what: string) =>
  page.getByRole('region', { name: 'What happened' }).getByRole('link').filter({ hasText: what });

async function expectNoViolationsInAnyLight(page: Page, state: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await expectNoAxeViolations(page, `${state}, ${colorScheme}`);
  }
}

/** Bob joins with a change of his, and goes. */
async function bobJoins(bob: Person, link: string): Promise<void> {
  const atBob = await bob.open(link);
  await atBob.expectCart({ Milk: 1 });
  // Who came by a link is asked.
  await atBob.page.getByRole('textbox', { name: 'What should others call you?' }).fill('Bob');
  await atBob.button('Save').click();
  await expect(atBob.button('You, Bob')).toBeVisible();
  await atBob.increase('Milk');
  await atBob.expectCart({ Milk: 2 });
  await atBob.expectOnRelay();
  await atBob.page.close();
}

test('alice learns that her change is on bob’s device, though they were never online together', async ({
  alice,
  bob,
}) => {
  const first = await alice.startCart('Milk');
  await first.expectOnRelay();
  await expect(entry(first.page, 'added Milk')).toContainText('Saved for everyone');
  const link = await first.link('Edit link');
  const cart = new URL(link).hash.replace(/\?.*/, '');
  await first.page.close();
  await bobJoins(bob, link);

  const second = await alice.open(`/${cart}`);
  await second.expectCart({ Milk: 2 });
  await second.add('Eggs');
  await expect(second.status).toHaveText('Saved for everyone');
  await expect(entry(second.page, 'added Milk')).toContainText('On Bob’s device');
  await expect(entry(second.page, 'added Eggs')).toContainText('Saved for everyone');
  await second.page.close();

  const atBob = await bob.open(`/${cart}`);
  await atBob.expectCart({ Milk: 2, Eggs: 1 });
  await atBob.expectOnRelay();
  await atBob.page.close();

  const third = await alice.open(`/${cart}`);
  await expect(entry(third.page, 'added Eggs')).toContainText('On Bob’s device');
  await expect(third.status).toHaveText('Saved for everyone and on Bob’s device');

  // What is known stays known without a network, and a change made then is on this device only.
  await third.untilStored();
  await third.page.close();
  await alice.goOffline();
  const fourth = await alice.open(`/${cart}`);
  await expect(entry(fourth.page, 'added Eggs')).toContainText('On Bob’s device');
  await fourth.add('Tea');
  await expect(entry(fourth.page, 'added Tea')).toContainText('On this device');
  await expect(fourth.status).toContainText('1 waiting');
});

test('alice sees who has what, and what bob’s device lacks', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  await atAlice.expectOnRelay();
  await bobJoins(bob, await atAlice.link('Edit link'));
  await expect(atAlice.status).toHaveText('Saved for everyone and on Bob’s device');

  const dialog = atAlice.page.getByRole('dialog', { name: 'Where your changes are' });
  const devices = dialog.getByRole('list', { name: 'Who has it' });
  await atAlice.status.getByRole('button').click();
  await expect(devices).toContainText('Bob’s device');
  await expect(devices).toContainText('has everything');
  await expectNoViolationsInAnyLight(atAlice.page, 'Bob’s device has everything');
  await atAlice.page.keyboard.press('Escape');

  await atAlice.add('Eggs');
  await atAlice.add('Bread');
  await atAlice.expectOnRelay();
  await atAlice.status.getByRole('button').click();
  await devices.getByText('lacks 2 changes').click();
  await expect(devices).toContainText('added Eggs');
  await expect(devices).toContainText('added Bread');
  await expect(devices).not.toContainText('added Milk');
  await expectNoViolationsInAnyLight(atAlice.page, 'Bob’s device lacks two changes');
});

test('on a phone the header stays where it is, whatever the pill says', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  const { page, status } = atAlice;
  await page.setViewportSize({ width: 360, height: 740 });
  await atAlice.expectOnRelay();
  const link = await atAlice.link('Edit link');
  const places = async () => [
    await page.getByRole('banner').boundingBox(),
    await atAlice.button('What happened').boundingBox(),
  ];
  const before = await places();
  await bobJoins(bob, link);
  await expect(status).toHaveText('Saved for everyone and on Bob’s device');
  // Bob's dot has gone with him.
  await expect(atAlice.others).toHaveCount(0);
  expect(await places()).toEqual(before);
  alice.line.cut();
  await atAlice.add('Eggs');
  await expect(status).toContainText('Offline. Saved on this device, 1 waiting');
  expect(await places()).toEqual(before);
});
