// How much one cart may come to: of the runs that the guard has let in, those for which there is room.

import type { AdmittedRun } from '../../src/wire/guard.ts';
import type { CartLog } from './cartLog.ts';
import type { RelayLimits } from './limits.ts';
import type { Refusal } from './session.ts';

type CartLimits = Pick<RelayLimits, 'maxLogsPerCart' | 'maxEntriesPerCart' | 'maxBytesPerCart'>;

export interface LimitedRuns {
  readonly within: readonly AdmittedRun[];
  readonly beyond: readonly Refusal[];
}

/** `mayStart` is asked if these would be the cart's first entries. */
export function withinLimits(
  log: Pick<CartLog, 'knownLog' | 'size'>,
  runs: readonly AdmittedRun[],
  limits: CartLimits,
  mayStart: () => boolean,
): LimitedRuns {
  const { maxLogsPerCart, maxEntriesPerCart, maxBytesPerCart } = limits;
  const size = { ...log.size() };
  if (runs.length > 0 && size.entries === 0 && !mayStart()) {
    return { within: [], beyond: runs.map((run) => tooMany(run, 'too many new carts today')) };
  }
  const within: AdmittedRun[] = [];
  const beyond: Refusal[] = [];
  for (const run of runs) {
    const logs = size.logs + (log.knownLog(run.replica) === null ? 1 : 0);
    const entries = size.entries + run.entries.length;
    const bytes = run.entries.reduce((sum, entry) => sum + entry.bytes.length, size.bytes);
    if (logs > maxLogsPerCart) beyond.push(tooMany(run, `a cart has at most ${maxLogsPerCart} logs`));
    else if (entries > maxEntriesPerCart) beyond.push(tooMany(run, `a cart has at most ${maxEntriesPerCart} entries`));
    else if (bytes > maxBytesPerCart) beyond.push(tooMany(run, `a cart has at most ${maxBytesPerCart} bytes`));
    else {
      within.push(run);
      Object.assign(size, { logs, entries, bytes });
    }
  }
  return { within, beyond };
}

function tooMany({ replica, seq, entries }: AdmittedRun, detail: string): Refusal {
  return { reason: 'too-many', replica, seq, count: entries.length, detail };
}
