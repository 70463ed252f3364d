// Which events are on which other device, from what those devices have told through the relay; and, since nobody shows
// or sends what is not durable on the own device [R7], what each has written itself. Counts are kept, so that a change
// costs neither a look at every event nor, for each, at every device.

import type { StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId } from '../../engine/message.ts';
import type { HeldElsewhere } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { LogPlace } from './streamSnapshot.ts';

export interface DeviceWhereabouts {
  stored(entries: readonly StoredEntry[]): void;
  /** Whose device writes these logs. */
  written(events: readonly { readonly replicaId: ReplicaId; readonly actorId: ActorId }[]): void;
  /** Forgets which events there are, not what devices hold. */
  clear(): void;
  /** Takes in what devices have told. Returns whether anything is new. */
  heard(held: HeldElsewhere): boolean;
  /** How many events are here and not there; null for a device that has never told anything. */
  lacks(device: string): number | null;
  isOn(device: string, event: LogPlace): boolean;
  /** What these have told, be it nothing: to be remembered. */
  lastKnown(devices: Iterable<string>): HeldElsewhere;
}

interface DeviceHoldings {
  readonly told: Map<ReplicaId, number>;
  readonly own: Set<ReplicaId>;
  /** Of the events that are here, how many are there, too. */
  shared: number;
}

export function createDeviceWhereabouts(remembered: HeldElsewhere): DeviceWhereabouts {
  const lengths = new Map<ReplicaId, number>();
  const devices = new Map<string, DeviceHoldings>();
  let total = 0;
  let latest: HeldElsewhere | null = null;

  function deviceOf(name: string): DeviceHoldings {
    const known = devices.get(name) ?? { told: new Map(), own: new Set(), shared: 0 };
    devices.set(name, known);
    return known;
  }

  function heldLength(device: DeviceHoldings, replicaId: ReplicaId): number {
    return device.own.has(replicaId) ? Number.POSITIVE_INFINITY : (device.told.get(replicaId) ?? 0);
  }

  function sharedOf(device: DeviceHoldings, replicaId: ReplicaId): number {
    return Math.min(heldLength(device, replicaId), lengths.get(replicaId) ?? 0);
  }

  /** `change` makes one log longer, here or there. */
  function recount(device: DeviceHoldings, replicaId: ReplicaId, change: () => void): void {
    const before = sharedOf(device, replicaId);
    change();
    device.shared += sharedOf(device, replicaId) - before;
  }

  function grow(replicaId: ReplicaId, length: number): void {
    const before = lengths.get(replicaId) ?? 0;
    if (length <= before) return;
    total += length - before;
    lengths.set(replicaId, length);
    for (const device of devices.values()) {
      const held = heldLength(device, replicaId);
      device.shared += Math.min(held, length) - Math.min(held, before);
    }
  }

  function heard(held: HeldElsewhere): boolean {
    if (held === latest) return false;
    latest = held;
    let isNew = false;
    for (const [name, logs] of held) {
      const device = deviceOf(name);
      for (const [replicaId, length] of logs) {
        if (length <= (device.told.get(replicaId) ?? 0)) continue;
        recount(device, replicaId, () => device.told.set(replicaId, length));
        isNew = true;
      }
    }
    return isNew;
  }

  heard(remembered);

  return {
    stored(entries) {
      const grown = new Map<ReplicaId, number>();
      for (const { replicaId, seq } of entries) grown.set(replicaId, Math.max(seq + 1, grown.get(replicaId) ?? 0));
      for (const [replicaId, length] of grown) grow(replicaId, length);
    },
    written(events) {
      for (const { replicaId, actorId } of events) {
        const device = deviceOf(actorId);
        if (device.own.has(replicaId)) continue;
        recount(device, replicaId, () => device.own.add(replicaId));
      }
    },
    clear() {
      lengths.clear();
      total = 0;
      for (const device of devices.values()) device.shared = 0;
    },
    heard,
    lacks(name) {
      const device = devices.get(name);
      return device === undefined || device.told.size === 0 ? null : total - device.shared;
    },
    isOn(name, { replicaId, seq }) {
      const device = devices.get(name);
      return device !== undefined && heldLength(device, replicaId) > seq;
    },
    lastKnown: (names) => new Map([...names].map((name) => [name, new Map(devices.get(name)?.told)])),
  };
}
