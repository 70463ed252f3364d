// Working without a network, and what comes of it when the line is back.

import { expect } from '@playwright/test';
import { test } from './fixtures.ts';
import type { Person } from './person.ts';

/** Alice and Bob look at one cart with two milk in it, everything on the relay. */
async function sharedMilk(alice: Person, bob: Person) {
  const atAlice = await alice.startCart('2 Milk');
  await atAlice.expectOnRelay();
  const atBob = await bob.open(await atAlice.link('Edit link'));
  await atBob.expectCart({ Milk: 2 });
  return { atAlice, atBob };
}

test('[V3] alice and bob each add one while both are offline: four', async ({ alice, bob }) => {
  const { atAlice, atBob } = await sharedMilk(alice, bob);
  await alice.goOffline();
  await bob.goOffline();
  await atAlice.increase('Milk');
  await atBob.increase('Milk');
  await atAlice.expectCart({ Milk: 3 });
  await atBob.expectCart({ Milk: 3 });
  await alice.goOnline();
  await bob.goOnline();
  await atAlice.expectCart({ Milk: 4 });
  await atBob.expectCart({ Milk: 4 });
});

test('[V5] alice sets five offline while bob adds one offline: six', async ({ alice, bob }) => {
  const { atAlice, atBob } = await sharedMilk(alice, bob);
  await alice.goOffline();
  await bob.goOffline();
  await atAlice.set('Milk', 5);
  await atBob.increase('Milk');
  await atBob.expectCart({ Milk: 3 });
  await alice.goOnline();
  await bob.goOnline();
  await atAlice.expectCart({ Milk: 6 });
  await atBob.expectCart({ Milk: 6 });
});

test('[V6] alice removes offline what bob adds one to offline: three, kept whole', async ({ alice, bob }) => {
  const { atAlice, atBob } = await sharedMilk(alice, bob);
  await alice.goOffline();
  await bob.goOffline();
  await atAlice.remove('Milk');
  await atAlice.expectCart({});
  await atBob.increase('Milk');
  await atBob.expectCart({ Milk: 3 });
  await alice.goOnline();
  await bob.goOnline();
  await atAlice.expectCart({ Milk: 3 });
  await atBob.expectCart({ Milk: 3 });
});

test('alice says how many changes wait while her line is cut, and that they have left when it is back', async ({
  alice,
}) => {
  const atAlice = await alice.startCart('Milk');
  await atAlice.expectOnRelay();
  alice.line.cut();
  await atAlice.add('Bread');
  await expect(atAlice.status).toContainText('Offline');
  await expect(atAlice.status).toContainText('waiting');
  alice.line.restore();
  await atAlice.expectOnRelay();
});

test('alice never reads "saved for everyone" of what a stalled line has not confirmed', async ({ alice }) => {
  const atAlice = await alice.startCart('Milk');
  await atAlice.expectOnRelay();
  alice.line.stall();
  await atAlice.add('Bread');
  await expect(atAlice.status).toContainText('1 waiting');
  await expect(atAlice.status).not.toContainText('Saved for everyone');
  // Nobody is left to believe for long that it is on its way: after how long is tested with a clock of its own (lineWatch.test.ts).
  await expect(atAlice.status).toContainText('Offline');
  alice.line.restore();
  await atAlice.expectOnRelay();
});

test('[R7] alice closes her tab right after a change is on screen: it is there when she comes back, and at bob', async ({
  alice,
  bob,
}) => {
  const { atAlice, atBob } = await sharedMilk(alice, bob);
  await alice.goOffline();
  await atAlice.add('Bread');
  await expect(atAlice.quantity('Bread')).toHaveValue('1');
  const address = atAlice.page.url();
  await atAlice.page.close();
  await alice.goOnline();
  const again = await alice.open(address);
  await again.expectCart({ Milk: 2, Bread: 1 });
  await atBob.expectCart({ Milk: 2, Bread: 1 });
});

test.describe('with a relay that ends', () => {
  test.use({ ownRelay: true });

  test('alice goes on while the relay is stopped and started under her: nothing is lost', async ({
    alice,
    bob,
    relay,
  }) => {
    const { atAlice, atBob } = await sharedMilk(alice, bob);
    await relay.stop();
    await atAlice.add('Bread');
    await atBob.add('Eggs');
    await relay.start();
    await atAlice.add('Salt');
    const everything = { Milk: 2, Bread: 1, Eggs: 1, Salt: 1 };
    await atAlice.expectCart(everything);
    await atBob.expectCart(everything);
  });

  test('a relay that crashes has kept what it said it had', async ({ alice, carol, relay }) => {
    const atAlice = await alice.startCart('2 Milk', 'Bread');
    await atAlice.expectOnRelay();
    const link = await atAlice.link('Edit link');
    await alice.leave();
    await relay.kill();
    await relay.start();
    const atCarol = await carol.open(link);
    await atCarol.expectCart({ Milk: 2, Bread: 1 });
  });
});

test('alice works over a slow line as if it were not there', async ({ alice, bob }) => {
  const { atAlice, atBob } = await sharedMilk(alice, bob);
  // Sooner than anything can come back over it.
  const delay = 2_500;
  alice.line.delay(delay);
  await atAlice.increase('Milk');
  await expect(atAlice.quantity('Milk')).toHaveValue('3', { timeout: 2 * delay });
  await atBob.expectCart({ Milk: 3 });
});
