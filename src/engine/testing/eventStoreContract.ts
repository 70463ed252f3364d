// The contract of the EventStore port as cases that any runner can run: vitest on the memory and the IndexedDB store,
// and a real browser's page on the latter.

import { refusingCases, takingCases } from './appendCases.ts';
import { branchCases } from './branchCases.ts';
import type { EventStoreFixture } from './contractLogs.ts';
import { deliveryCases } from './deliveryCases.ts';
import { endingCases, readingCases } from './readCases.ts';
import { replacedCases } from './replacedCases.ts';

export interface EventStoreCase {
  readonly name: string;
  run(): Promise<void>;
}

/** `setup` makes a database for one case. */
export function eventStoreCases(setup: () => Promise<EventStoreFixture>): readonly EventStoreCase[] {
  const writing = { ...takingCases, ...refusingCases, ...branchCases };
  const cases = { ...writing, ...readingCases, ...deliveryCases, ...replacedCases, ...endingCases };
  return Object.entries(cases).map(([name, body]) => ({
    name,
    async run() {
      const fixture = await setup();
      try {
        await body(await fixture.open(), fixture);
      } finally {
        await fixture.dispose();
      }
    },
  }));
}
