// The contract of the EventStore port, for a page in a real browser (e2e/eventStoreContract.spec.ts bundles it): the same
// cases that vitest runs on fake-indexeddb.

import { deleteDB } from 'idb';
import { eventStoreCases } from '../../../engine/testing/eventStoreContract.ts';
import { newDatabaseIdentity } from '../../browser/identifiers.ts';
import { createTrolleyDatabase, type TrolleyDatabase } from '../database.ts';
import { createIndexedDbEventStore } from '../indexedDbEventStore.ts';
import { removeStream } from '../streamRecords.ts';

interface CaseOutcome {
  readonly name: string;
  /** Null where the case held. */
  readonly failure: string | null;
}

async function runEventStoreContract(): Promise<readonly CaseOutcome[]> {
  let serial = 0;
  const cases = eventStoreCases(async () => {
    serial += 1;
    const name = `contract-${serial}`;
    const databases: TrolleyDatabase[] = [];
    return {
      async open() {
        const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
        databases.push(database);
        return createIndexedDbEventStore({ database, now: () => 1000 });
      },
      async remove(streamId) {
        const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name });
        await removeStream(database, streamId);
        database.close();
      },
      replace: () => deleteDB(name),
      async dispose() {
        for (const database of databases) database.close();
        await deleteDB(name);
      },
    };
  });
  const outcomes: CaseOutcome[] = [];
  for (const { name, run } of cases) {
    const failure = await run().then(
      () => null,
      (error: unknown) => String(error),
    );
    outcomes.push({ name, failure });
  }
  return outcomes;
}

Object.assign(globalThis, { runEventStoreContract });
