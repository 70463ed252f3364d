// What this device tells the others, by way of the relay: how much of each log it holds. In full once a connection has
// caught up, then what has moved, summed up to one message a second. It knows neither the store nor the relay's word.

import type { ReplicaId } from '../../log/replicaId.ts';
import type { ClientMessage } from '../../wire/frames.ts';

export interface HeldTelling {
  /** The connection has caught up. These are all the logs there are. */
  begin(replicaIds: Iterable<ReplicaId>): void;
  /** More of these may be held now. */
  grew(replicaIds: Iterable<ReplicaId>): void;
  /** The connection is gone, or about to be: what waits is told, if that can be, and what was told on it forgotten. */
  end(): void;
}

/** The relay passes no more than this on, either. */
const tellEveryMs = 1_000;

export function createHeldTelling(options: {
  readonly device: string;
  /** Durable in this device's store and on the relay, the chain agreeing. */
  readonly heldLength: (replicaId: ReplicaId) => number;
  readonly send: (message: ClientMessage) => void;
  readonly now: () => number;
  readonly after: (ms: number, run: () => void) => () => void;
}): HeldTelling {
  const { device, heldLength, now } = options;
  const told = new Map<ReplicaId, number>();
  const moved = new Set<ReplicaId>();
  let isOpen = false;
  let toldAt = Number.NEGATIVE_INFINITY;
  let cancel: (() => void) | null = null;

  function grew(replicaIds: Iterable<ReplicaId>) {
    if (!isOpen) return;
    for (const replicaId of replicaIds) {
      if (heldLength(replicaId) > (told.get(replicaId) ?? 0)) moved.add(replicaId);
    }
    if (moved.size === 0 || cancel !== null) return;
    const wait = toldAt + tellEveryMs - now();
    // A clock that was set back must not silence this device.
    if (wait <= 0 || wait > tellEveryMs) tell();
    else cancel = options.after(wait, tell);
  }

  function tell() {
    cancel = null;
    toldAt = now();
    const lengths = new Map([...moved].map((replicaId) => [replicaId, heldLength(replicaId)]));
    for (const [replicaId, length] of lengths) told.set(replicaId, length);
    moved.clear();
    options.send({ kind: 'held', device, lengths });
  }

  return {
    begin(replicaIds) {
      isOpen = true;
      grew(replicaIds);
    },
    grew,
    end() {
      if (cancel !== null) {
        cancel();
        tell();
      }
      isOpen = false;
      told.clear();
      moved.clear();
    },
  };
}
