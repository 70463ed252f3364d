// Everything an open stream needs from the world, as arguments. main.tsx passes the real adapters, tests their doubles.

import type { EventStore, StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId, CommandId, StreamId } from '../../engine/message.ts';
import type { Replica, ReplicaEvents } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Role } from '../../log/role.ts';
import type { ReplicaSlots } from './replicaSlots.ts';

export interface WallClock {
  /** ms since 1970, corrected by the relay's clock where known. */
  now(): number;
  /** As measured, and how far from that it may be. */
  correct(offsetMs: number, doubtMs: number): void;
}

export interface Visibility {
  isVisible(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface StreamPorts {
  readonly store: EventStore;
  readonly slots: ReplicaSlots;
  readonly clock: WallClock;
  readonly visibility: Visibility;
  readonly newCommandId: () => CommandId;
  /** Lets the page do what waits, and resolves right after: between the steps of long work. Not needed where nobody waits. */
  readonly pause?: () => Promise<void>;
  /** Every so many events a state is kept: fewer make a moment of the past come sooner, and take more memory. */
  readonly keyframeEvery?: number;
  /** Calls `tick` every `ms` until the returned function is called. */
  readonly every: (ms: number, tick: () => void) => () => void;
  /** Null where what replicates could not be loaded. */
  readonly connect: (options: {
    readonly streamId: StreamId;
    readonly key: string;
    readonly role: Role;
    readonly replicaId: ReplicaId | null;
    readonly actorId: ActorId;
    /** All that the store has told here, each log in its order, for who would read it otherwise. */
    readonly told?: () => readonly StoredEntry[];
    readonly events: ReplicaEvents;
  }) => Promise<Replica | null>;
}
