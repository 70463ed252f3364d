// For tests: what a log said of a batch, in one line.

import type { BatchOutcome } from '../log/blockingLog.ts';

/** Null: all of it is stored. */
export function notTaken(outcome: BatchOutcome | undefined): string | null {
  if (outcome === null || outcome === undefined) return null;
  if ('message' in outcome) return outcome.message;
  return outcome.map(({ reason, seq }) => `${reason} at ${seq}`).join(', ');
}
