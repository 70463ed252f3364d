// Whether a commit works right now: one forced write answers all who ask within a second.

import { setTimeout as delay } from 'node:timers/promises';
import type { LogStorage } from '../log/logStorage.ts';

const keptMs = 1000;
/** A commit that takes longer is none that anybody would wait for. */
const patienceMs = 3000;

export function readiness(storage: Pick<LogStorage, 'probe'>, now: () => number): () => Promise<boolean> {
  let last: { readonly at: number; readonly answer: Promise<boolean> } | null = null;

  async function canCommit(): Promise<boolean> {
    const tooLate = delay(patienceMs, false, { ref: false });
    const probed = storage.probe().then(
      () => true,
      () => false,
    );
    return Promise.race([probed, tooLate]);
  }

  return () => {
    const isStale = last === null || Math.abs(now() - last.at) > keptMs;
    if (last === null || isStale) last = { at: now(), answer: canCommit() };
    return last.answer;
  };
}
