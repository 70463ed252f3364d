// What devices hold, from two accounts of it: what one of them once held it holds still.

import type { HeldElsewhere } from './replica.ts';

/** Of the devices that `told` speaks of, and of no others, each log at its longest in either. */
export function mergeHoldings(told: HeldElsewhere, before: HeldElsewhere): HeldElsewhere {
  return new Map(
    [...told].map(([device, lengths]) => {
      const most = new Map(before.get(device));
      for (const [replicaId, length] of lengths) {
        if (length > (most.get(replicaId) ?? 0)) most.set(replicaId, length);
      }
      return [device, most];
    }),
  );
}
