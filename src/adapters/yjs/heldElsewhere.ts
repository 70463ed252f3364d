// What the relay has passed on about other devices: how much of each log they hold. A device that once held something
// holds it still, so lengths only grow, and outlast the connection. What this device has told itself is left out.

import type { HeldElsewhere } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { HeldLogs } from '../../wire/frames.ts';

export interface HeldElsewhereRecord {
  /** Returns whether anything has moved. */
  heard(devices: readonly HeldLogs[]): boolean;
  /** A new map where something has moved, and so for each device. */
  all(): HeldElsewhere;
}

export function createHeldElsewhere(self: string): HeldElsewhereRecord {
  let known: HeldElsewhere = new Map();

  return {
    heard(devices) {
      const next = new Map(known);
      for (const { device, lengths } of devices) {
        const before = next.get(device);
        const more = [...lengths].filter(([replica, length]) => length > (before?.get(replica as ReplicaId) ?? 0));
        if (device === self || more.length === 0) continue;
        const grown = more.map(([replica, length]) => [replica as ReplicaId, length] as const);
        next.set(device, new Map([...(before ?? []), ...grown]));
      }
      const hasMoved = [...next].some(([device, lengths]) => known.get(device) !== lengths);
      if (hasMoved) known = next;
      return hasMoved;
    },
    all: () => known,
  };
}
