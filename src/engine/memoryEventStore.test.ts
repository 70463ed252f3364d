import { describe, test } from 'vitest';
import {
  createMemoryDatabase,
  createMemoryEventStore,
  removeMemoryStream,
  replaceMemoryDatabase,
} from './memoryEventStore.ts';
import { eventStoreCases } from './testing/eventStoreContract.ts';

describe('the memory event store', () => {
  const cases = eventStoreCases(async () => {
    const database = createMemoryDatabase();
    return {
      open: async () => createMemoryEventStore({ now: () => 1000, database }),
      remove: async (streamId) => removeMemoryStream(database, streamId),
      replace: async () => replaceMemoryDatabase(database),
      dispose: async () => {},
    };
  });
  for (const { name, run } of cases) test(name, run);
});
