// Everything an open cart needs from the world, as arguments. main.tsx passes the real adapters, tests their twins.

import type { EventStore } from '../engine/eventStore.ts';
import type { ActorId, CommandId, ReplicaId, StreamId } from '../engine/message.ts';
import type { Replica, ReplicaEvents } from '../engine/replica.ts';
import type { CartLinks } from './cartLinks.ts';
import type { Role } from './cartSession.ts';
import type { DeviceStore } from './device.ts';
import type { ReplicaSlots } from './replicaSlots.ts';

export interface WallClock {
  /** ms since 1970, corrected by the relay's clock where known. */
  now(): number;
  correct(offsetMs: number): void;
}

export interface Visibility {
  isVisible(): boolean;
  subscribe(listener: () => void): () => void;
}

export interface CartPorts {
  readonly store: EventStore;
  readonly device: DeviceStore;
  readonly slots: ReplicaSlots;
  readonly links: CartLinks;
  readonly clock: WallClock;
  readonly visibility: Visibility;
  readonly newCommandId: () => CommandId;
  /** Asks the browser not to delete what is kept here when it wants space. It may ask the person, so not before it is worth it. */
  readonly keepStorage: () => void;
  /** Calls `tick` every `ms` until the returned function is called. */
  readonly every: (ms: number, tick: () => void) => () => void;
  /** Soon, but after what somebody is waiting for. May never run if the page goes away. */
  readonly whenIdle: (run: () => void) => void;
  readonly connect: (options: {
    readonly streamId: StreamId;
    readonly key: string;
    readonly role: Role;
    readonly replicaId: ReplicaId | null;
    readonly actorId: ActorId;
    readonly events: ReplicaEvents;
  }) => Promise<Replica>;
  /** What a cart and a person are called until somebody says. */
  readonly defaults: {
    readonly cartName: string;
    readonly memberName: (color: string) => string;
    readonly currency: string;
  };
}
