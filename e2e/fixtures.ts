// What every browser test starts from: a relay, and people. A relay serves all tests of a worker, one after the other: each has carts
// of its own. A test that stops it says so: test.use({ ownRelay: true }).

import { test as base } from '@playwright/test';
import { type Person, person } from './person.ts';
import { type RelayProcess, startRelay } from './relayProcess.ts';

interface Fixtures {
  readonly ownRelay: boolean;
  readonly relay: RelayProcess;
  readonly alice: Person;
  readonly bob: Person;
  readonly carol: Person;
}

interface OfWorker {
  readonly sharedRelay: RelayProcess;
}

export const test = base.extend<Fixtures, OfWorker>({
  sharedRelay: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
    async ({}, use) => {
      const relay = await startRelay();
      await use(relay);
      await relay.dispose();
    },
    { scope: 'worker' },
  ],
  ownRelay: [false, { option: true }],
  relay: async ({ ownRelay, sharedRelay }, use) => {
    if (!ownRelay) return use(sharedRelay);
    const relay = await startRelay();
    await use(relay);
    await relay.dispose();
  },
  alice: async ({ browser, relay }, use) => {
    const alice = await person(browser, relay);
    await use(alice);
    await alice.leave();
  },
  bob: async ({ browser, relay }, use) => {
    const bob = await person(browser, relay);
    await use(bob);
    await bob.leave();
  },
  carol: async ({ browser, relay }, use) => {
    const carol = await person(browser, relay);
    await use(carol);
    await carol.leave();
  },
});
