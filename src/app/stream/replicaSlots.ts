// PORT: which replica this tab writes as. One slot per device, cart and simultaneous tab, held under an exclusive
// lock until released or the tab is gone; its replica id survives reloads, so page loads mint no new ids.

import type { StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

export interface ReplicaSlot {
  readonly replicaId: ReplicaId;
  /** Gives this id up for ever (its clock ran ahead, or its log was forked) and takes a fresh one. */
  retire(): Promise<ReplicaSlot>;
  release(): void;
}

export interface ReplicaSlots {
  /** Null where the environment has no locks. */
  take(streamId: StreamId): Promise<ReplicaSlot | null>;
}
