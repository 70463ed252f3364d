// What every browser test starts from: a relay of its own, and people.

import { test as base } from '@playwright/test';
import { type Person, person } from './person.ts';
import { type RelayProcess, startRelay } from './relayProcess.ts';

interface Fixtures {
  readonly relay: RelayProcess;
  readonly alice: Person;
  readonly bob: Person;
  readonly carol: Person;
}

export const test = base.extend<Fixtures>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern.
  relay: async ({}, use) => {
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
