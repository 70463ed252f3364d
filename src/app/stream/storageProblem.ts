// The failure of this device's storage that an open cart has met last, until something is stored again. It tells a failure
// of the world, which becomes a status, from a bug, which stays one.

import { StorageFailure } from '../../engine/eventStore.ts';
import type { Problem } from './streamSnapshot.ts';

export interface StorageProblem {
  current(): Problem | null;
  /** Something was stored. */
  works(): void;
  /** Throws what is no failure of the world. */
  report(failure: unknown): Problem;
}

export function createStorageProblem(onChange: () => void, onReplaced: () => void): StorageProblem {
  let problem: Problem | null = null;

  return {
    current: () => problem,
    works() {
      if (problem === null) return;
      problem = null;
      onChange();
    },
    report(failure) {
      const found = problemOf(failure);
      if (found === null) throw failure;
      problem = found;
      onChange();
      if (found.reason === 'replaced') onReplaced();
      return found;
    },
  };
}

/** Null for what is no failure of the world. */
export function problemOf(failure: unknown): Extract<Problem, { kind: 'storage' }> | null {
  return failure instanceof StorageFailure
    ? { kind: 'storage', reason: failure.reason, detail: failure.message }
    : null;
}
