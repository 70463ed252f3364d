// What the relay would not take in this session, and why, until it has taken it after all.

import type { NoSyncReason } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { closeCodes } from '../../wire/closeCodes.ts';
import type { Refused } from '../../wire/frames.ts';

export interface Refusals {
  note(refused: Refused): void;
  /** Forgets what has become durable since. */
  settle(durableLengthOf: (replicaId: ReplicaId) => number): void;
  /** The oldest that still stands. */
  current(): NoSyncReason | null;
  forget(): void;
}

export function createRefusals(): Refusals {
  const standing = new Map<ReplicaId, Refused>();
  return {
    note(refused) {
      // A gap is answered, not complained about; and no entry waits where it is what a device holds that is not kept.
      const isOfHeld = refused.reason === 'too-many' && refused.count === 0;
      if (refused.reason !== 'gap' && !isOfHeld) standing.set(refused.replica, refused);
    },
    settle(durableLengthOf) {
      for (const { replica, seq, count } of [...standing.values()]) {
        if (durableLengthOf(replica as ReplicaId) >= seq + count) standing.delete(replica);
      }
    },
    current() {
      const [oldest] = standing.values();
      return oldest === undefined ? null : refusalReason(oldest.reason);
    },
    forget: () => standing.clear(),
  };
}

/** A newer relay may have reasons that this app does not know: the two do not understand each other. */
export function refusalReason(reason: string): NoSyncReason {
  return reason === 'view-only' || Object.hasOwn(closeCodes, reason) ? (reason as NoSyncReason) : 'malformed';
}

/** Null for a close that says nothing about us: a lost network, a stopped process. */
export function closeReason(code: number): NoSyncReason | null {
  const known = Object.entries(closeCodes).find(([, each]) => each === code);
  if (known !== undefined) return refusalReason(known[0]);
  return code >= 4400 && code < 4500 ? 'malformed' : null;
}
