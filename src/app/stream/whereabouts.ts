// Where the events of an open stream are: on this device, on the relay, on the devices of the others who write in it. It
// joins what the relay and what those devices have said, for the snapshot and for what the device remembers.

import type { StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId, EventEnvelope } from '../../engine/message.ts';
import type { HeldElsewhere, Replica } from '../../engine/replica.ts';
import { createDeviceWhereabouts } from './deviceWhereabouts.ts';
import { createRelayWhereabouts, type DurableLength } from './relayWhereabouts.ts';
import type { SyncView } from './streamSnapshot.ts';

/** What is remembered of it while the stream is not open. */
export interface LastWhereabouts {
  /** What the relay last said it holds durably. */
  readonly onRelay: readonly DurableLength[];
  /** Of each other member, what their device has said it holds. */
  readonly onDevices: HeldElsewhere;
}

export interface Whereabouts {
  /** `events`: what of it can be read. */
  stored(entries: readonly StoredEntry[], events: readonly EventEnvelope[]): void;
  /** Forgets which events there are, not what others have said of them. */
  clear(): void;
  /** Reads the relay's latest word. Returns whether anything has moved. */
  refresh(replica: Replica): boolean;
  view(others: readonly ActorId[]): Pick<SyncView, 'waiting' | 'devices' | 'isOnRelay' | 'isOnDevice'>;
  lastKnown(others: readonly ActorId[]): LastWhereabouts;
}

export function createWhereabouts(remembered: LastWhereabouts | null): Whereabouts {
  const relay = createRelayWhereabouts(remembered?.onRelay ?? []);
  const devices = createDeviceWhereabouts(remembered?.onDevices ?? new Map());

  return {
    stored(entries, events) {
      relay.stored(entries);
      devices.stored(entries);
      // An act that was issued again may be in the log of anybody's device.
      devices.written(events.filter(({ formerIds }) => formerIds === undefined));
    },
    clear() {
      relay.clear();
      devices.clear();
    },
    refresh(replica) {
      const hasMovedThere = devices.heard(replica.heldElsewhere());
      return relay.refresh(replica) || hasMovedThere;
    },
    view: (others) => ({
      waiting: relay.waiting(),
      devices: others.map((actorId) => ({ actorId, lacks: devices.lacks(actorId) })),
      isOnRelay: relay.isOnRelay,
      isOnDevice: devices.isOn,
    }),
    lastKnown: (others) => ({ onRelay: relay.lastKnown(), onDevices: devices.lastKnown(others) }),
  };
}
