// Several people and several tabs see one cart.

import { expect } from '@playwright/test';
import { test } from './fixtures.ts';

test('carol, who comes late, sees everything that alice and bob have done', async ({ alice, bob, carol }) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const link = await atAlice.link('Edit link');
  const atBob = await bob.open(link);
  await atBob.add('Eggs');
  await atBob.remove('Bread');
  await atAlice.increase('Milk');
  await atBob.expectOnRelay();
  const atCarol = await carol.open(link);
  for (const cart of [atAlice, atBob, atCarol]) await cart.expectCart({ Milk: 3, Eggs: 1 });
  const totals = () => Promise.all([atAlice, atBob, atCarol].map((cart) => cart.total.textContent()));
  await expect.poll(async () => new Set(await totals()).size).toBe(1);
});

test('alice, bob and carol all press at once and end with the same cart', async ({ alice, bob, carol }) => {
  const atAlice = await alice.startCart('Milk');
  const link = await atAlice.link('Edit link');
  const carts = [atAlice, await bob.open(link), await carol.open(link)];
  for (const cart of carts) await cart.expectCart({ Milk: 1 });
  await Promise.all(
    carts.map(async (cart, index) => {
      for (let i = 0; i < 5; i += 1) await cart.increase('Milk');
      await cart.add(`Thing ${index}`);
    }),
  );
  for (const cart of carts) await cart.expectCart({ Milk: 16, 'Thing 0': 1, 'Thing 1': 1, 'Thing 2': 1 });
});

test('alice types "Zorblax" and bob types "zorblax" offline: one line of both', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Bread: 1 });
  await alice.goOffline();
  await bob.goOffline();
  await atAlice.add('2 Zorblax');
  await atBob.add('zorblax x3');
  await alice.goOnline();
  await bob.goOnline();
  // Under whose spelling it shows is a matter of the order; that it is one line of five is not.
  for (const { cart } of [atAlice, atBob]) {
    const quantities = cart.getByRole('spinbutton');
    await expect
      .poll(() => quantities.evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value).sort()))
      .toEqual(['1', '5']);
  }
});

test('[R13] two tabs of alice’s browser write to one cart and both show it', async ({ alice }) => {
  const first = await alice.startCart('Milk');
  const second = await alice.open(await first.link('Edit link'));
  await second.expectCart({ Milk: 1 });
  await Promise.all([first.increase('Milk'), second.increase('Milk')]);
  await first.add('Bread');
  await second.add('Eggs');
  for (const tab of [first, second]) await tab.expectCart({ Milk: 3, Bread: 1, Eggs: 1 });
});

test('two tabs of alice’s browser follow each other without any network', async ({ alice, bob }) => {
  const first = await alice.startCart('Milk');
  const link = await first.link('Edit link');
  const second = await alice.open(link);
  await second.expectCart({ Milk: 1 });
  await alice.goOffline();
  await first.add('Bread');
  await second.expectCart({ Milk: 1, Bread: 1 });
  await second.increase('Milk');
  await first.expectCart({ Milk: 2, Bread: 1 });
  await alice.goOnline();
  const atBob = await bob.open(link);
  await atBob.expectCart({ Milk: 2, Bread: 1 });
});

test('alice’s second tab sends what her first tab did offline and was closed after', async ({ alice, bob }) => {
  const first = await alice.startCart('Milk');
  const link = await first.link('Edit link');
  const second = await alice.open(link);
  await second.expectCart({ Milk: 1 });
  await alice.goOffline();
  await first.add('Bread');
  await second.expectCart({ Milk: 1, Bread: 1 });
  await first.page.close();
  await alice.goOnline();
  const atBob = await bob.open(link);
  await atBob.expectCart({ Milk: 1, Bread: 1 });
});

test('alice sees that bob is here, and that he has left', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('Milk');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await expect(atAlice.others).toHaveCount(1);
  await expect(atBob.others).toHaveCount(1);
  await atBob.page.close();
  await expect(atAlice.others).toHaveCount(0);
});

test('alice reloads: the same cart, and bob sees one alice, not two', async ({ alice, bob }) => {
  const atAlice = await alice.startCart('2 Milk', 'Bread');
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await expect(atBob.others).toHaveCount(1);
  await atAlice.page.reload();
  await atAlice.expectCart({ Milk: 2, Bread: 1 });
  await atAlice.increase('Milk');
  await atBob.expectCart({ Milk: 3, Bread: 1 });
  await expect(atAlice.others).toHaveCount(1);
  await expect(atBob.others).toHaveCount(1);
});
