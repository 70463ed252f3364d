// Where the events of an open cart are: on this device, on the relay, on the devices of the other members. It joins what
// the relay and what those devices have said to who is a member, for the snapshot and for what the device remembers.

import type { ActivityEntry } from '../domain/readModels/activity.ts';
import type { CartView } from '../domain/readModels/cartView.ts';
import type { StoredEntry } from '../engine/eventStore.ts';
import type { ActorId } from '../engine/message.ts';
import type { Replica } from '../engine/replica.ts';
import type { SyncView } from './cartSession.ts';
import { createDeliveryProgress } from './deliveryProgress.ts';
import type { KnownCart } from './device.ts';
import { createRelayProgress } from './relayProgress.ts';

type Remembered = Pick<KnownCart, 'onRelay' | 'onDevices'>;

export interface Whereabouts {
  /** `acts`: what of it can be read. */
  stored(entries: readonly StoredEntry[], acts: readonly ActivityEntry[]): void;
  /** Forgets which events there are, not what others have said of them. */
  clear(): void;
  /** Reads the relay's latest word. Returns whether anything has moved. */
  refresh(replica: Replica): boolean;
  view(cart: CartView): Pick<SyncView, 'waiting' | 'devices' | 'isOnRelay' | 'isOnDevice'>;
  lastKnown(cart: CartView): Remembered;
}

export function createWhereabouts(me: ActorId, remembered: Remembered | null): Whereabouts {
  const relay = createRelayProgress(remembered?.onRelay ?? []);
  const delivery = createDeliveryProgress(remembered?.onDevices ?? new Map());
  const others = ({ members }: CartView) =>
    members.flatMap(({ actorId, hasLeft }) => (hasLeft || actorId === me ? [] : [actorId]));

  return {
    stored(entries, acts) {
      relay.stored(entries);
      delivery.stored(entries);
      // An act that was issued again may be in the log of anybody's device.
      delivery.written(acts.filter(({ isReissue }) => !isReissue));
    },
    clear() {
      relay.clear();
      delivery.clear();
    },
    refresh(replica) {
      const hasMovedThere = delivery.heard(replica.heldElsewhere());
      return relay.refresh(replica) || hasMovedThere;
    },
    view: (cart) => ({
      waiting: relay.waiting(),
      devices: others(cart).map((actorId) => ({ actorId, lacks: delivery.lacks(actorId) })),
      isOnRelay: relay.isOnRelay,
      isOnDevice: delivery.isOn,
    }),
    lastKnown: (cart) => ({ onRelay: relay.lastKnown(), onDevices: delivery.lastKnown(others(cart)) }),
  };
}
