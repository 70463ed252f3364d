// For tests: a storage whose commits wait until they are let through, or fail.

import type { LogRefusal } from '../../src/wire/guard.ts';
import { type Batch, LogFailure, type LogStorage } from '../log/logStorage.ts';

export interface HeldLog extends LogStorage {
  /** From now on commits wait. */
  readonly hold: () => void;
  /** Lets all that wait through, and all that come. */
  readonly release: () => Promise<void>;
  /** What waits is lost, and nothing commits until `repair`. */
  readonly breakDown: () => void;
  readonly repair: () => void;
  readonly waiting: () => number;
}

export function heldLog(inner: LogStorage): HeldLog {
  let mode: 'open' | 'held' | 'broken' = 'open';
  type Resolve = (refusals: readonly LogRefusal[]) => void;
  let waiting: { readonly batch: Batch; readonly resolve: Resolve; readonly reject: (cause: Error) => void }[] = [];
  const failure = () => new LogFailure('no space left on device');

  return {
    ...inner,
    append(batch) {
      if (mode === 'open') return inner.append(batch);
      if (mode === 'broken') return Promise.reject(failure());
      return new Promise((resolve, reject) => waiting.push({ batch, resolve, reject }));
    },
    probe: () => (mode === 'broken' ? Promise.reject(failure()) : inner.probe()),
    hold: () => {
      mode = 'held';
    },
    async release() {
      mode = 'open';
      const held = waiting;
      waiting = [];
      for (const { batch, resolve, reject } of held) await inner.append(batch).then(resolve, reject);
    },
    breakDown: () => {
      mode = 'broken';
      const held = waiting;
      waiting = [];
      for (const { reject } of held) reject(failure());
    },
    repair: () => {
      mode = 'open';
    },
    waiting: () => waiting.length,
  };
}
