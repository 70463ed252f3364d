// Which log this tab appends to. A log whose last stamp is further ahead than a clock may be pulled is given up, so that a
// clock that was once wrong does not date everything after it: here when the cart is opened, and as soon as the relay has
// told the time (forkHealing.ts).

import { lastIdOf, maxClockAheadMs, msOf } from '../../engine/hybridLogicalClock.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import type { Role } from '../../log/role.ts';
import type { ReplicaSlot } from './replicaSlots.ts';
import type { StreamPorts, WallClock } from './streamPorts.ts';

export interface Writer {
  readonly slot: ReplicaSlot;
  /** The newest event of this log, or null for a new one. */
  readonly lastId: EventId | null;
}

/** Null for those who only look, and where no slot can be had. */
export async function takeWriter(
  { slots, store, clock }: Pick<StreamPorts, 'slots' | 'store' | 'clock'>,
  streamId: StreamId,
  role: Role,
): Promise<Writer | null> {
  if (role === 'view') return null;
  const slot = await slots.take(streamId);
  if (slot === null) return null;
  const heads = await store.heads(streamId);
  const head = heads.find(({ replica }) => replica === slot.replicaId) ?? null;
  const lastId = head && lastIdOf(head);
  if (isTooFarAhead(lastId, clock)) {
    return { slot: await slot.retire(), lastId: null };
  }
  return { slot, lastId };
}

/** A log that ends there is not to be gone on with. */
export function isTooFarAhead(lastId: EventId | null, clock: Pick<WallClock, 'now'>): boolean {
  return lastId !== null && msOf(lastId) > clock.now() + maxClockAheadMs;
}
