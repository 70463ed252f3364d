// What an append comes to that was meant for a history which is not the stream's any more. Contract: eventStore.ts.

import { type AppendOutcome, type NewEntry, StorageFailure } from './eventStore.ts';

/** The reader has been told another history meanwhile: what was decided on the former one is to be decided again. */
export function superseded(entries: readonly NewEntry[]): AppendOutcome {
  const misfits = entries.map(({ replicaId, seq }) => ({ replicaId, seq, reason: 'superseded' as const }));
  return { appended: [], duplicates: 0, misfits };
}

export function streamRemoved(): StorageFailure {
  return new StorageFailure('removed', 'the stream was taken off this device');
}
