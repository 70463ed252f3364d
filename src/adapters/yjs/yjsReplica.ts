// Replication of one stream over Yjs. Keeps one life of it going: when document and store have come apart, everything is
// built anew from the store, after a while. Tabs of one browser tell each other what they have stored.

import { StorageFailure } from '../../engine/eventStore.ts';
import type { HeldElsewhere, PresenceState, RelayView, Replica, ReplicaEvents } from '../../engine/replica.ts';
import { createReplicaLife, type ReplicaLife, type ReplicaLifeOptions } from './replicaLife.ts';
import { createTabChannel } from './tabChannel.ts';

export interface YjsReplicaOptions extends ReplicaLifeOptions {
  readonly events: ReplicaEvents;
}

const firstRebuildMs = 2_000;
const slowestRebuildMs = 60_000;
const nothingHeard: HeldElsewhere = new Map();
/** While there is no life. */
const noRelay: RelayView = {
  status: () => ({ kind: 'offline' }),
  durableLength: () => 0,
  heldElsewhere: () => nothingHeard,
  claim: async () => ({ kind: 'unanswered' }),
};

/** Resolves when the document is built; it connects at once. Rejects with StorageFailure. */
export async function createYjsReplica(options: YjsReplicaOptions): Promise<Replica> {
  const { streamId, replicaId, events, environment } = options;
  const listeners = new Set<() => void>();
  let life: ReplicaLife | null = null;
  let presenceState: PresenceState | null = null;
  const relay = () => life?.relay ?? noRelay;
  let isClosed = false;
  let isBuilding = false;
  let rebuildMs = firstRebuildMs;
  let rebuildTimer: ReturnType<typeof setTimeout> | undefined;

  const tabs = createTabChannel({
    open: environment.openChannel,
    streamId,
    onGrew: events.storeGrew,
    onChanged: events.storeChanged,
  });

  try {
    life = await build(options);
  } catch (failure) {
    tabs.close();
    throw failure;
  }

  return {
    offer(entries) {
      // While there is no document, the store keeps them for the next one.
      life?.offer(entries);
      tabs.tell(entries.filter((entry) => entry.replicaId === replicaId));
    },
    status: () => relay().status(),
    durableLength: (id) => relay().durableLength(id),
    heldElsewhere: () => relay().heldElsewhere(),
    claim: (name, value) => relay().claim(name, value),
    tellStoreChanged: tabs.tellChanged,
    setPresence(state) {
      presenceState = state;
      life?.setPresence(state);
    },
    presence: () => life?.presence() ?? new Map(),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    reconnect() {
      if (life === null) void rebuild();
      else life.reconnect();
    },
    close() {
      isClosed = true;
      clearTimeout(rebuildTimer);
      life?.end();
      life = null;
      tabs.close();
    },
  };

  async function build(given: ReplicaLifeOptions) {
    const born = await createReplicaLife(given, {
      onStored(entries) {
        rebuildMs = firstRebuildMs;
        tabs.tell(entries);
      },
      onApart() {
        life = null;
        rebuildLater();
      },
      onChange: notify,
    });
    // The document holds what the store holds; this tab may have been told less, as nobody listened to the others until now.
    events.storeChanged();
    return born;
  }

  function rebuildLater() {
    clearTimeout(rebuildTimer);
    rebuildTimer = setTimeout(() => void rebuild(), rebuildMs * (0.5 + environment.random() / 2));
    rebuildMs = Math.min(2 * rebuildMs, slowestRebuildMs);
    notify();
  }

  async function rebuild() {
    if (isClosed || isBuilding || life !== null) return;
    clearTimeout(rebuildTimer);
    isBuilding = true;
    try {
      // What was told may be what has come apart from the store.
      const { told: _, ...anew } = options;
      const born = await build(anew);
      if (isClosed) return born.end();
      life = born;
      born.setPresence(presenceState);
    } catch (failure) {
      if (!(failure instanceof StorageFailure)) throw failure;
      rebuildLater();
    } finally {
      isBuilding = false;
    }
    notify();
  }

  function notify() {
    if (isClosed) return;
    for (const listener of [...listeners]) listener();
  }
}
