// Tabs of one device, as the app wires them, over one database and one channel, with no network: what comes from others is
// handed in, so that a schedule of steps is played the same way each time. A tab may be asleep (it hears nothing and does
// nothing), crash, or be closed and opened again with its page.

import { nodeEnvironment } from '../../adapters/yjs/testing/testTab.ts';
import { createYjsReplica } from '../../adapters/yjs/yjsReplica.ts';
import type { EventStore, NewEntry } from '../../engine/eventStore.ts';
import {
  createMemoryDatabase,
  createMemoryEventStore,
  type MemoryDatabase,
  removeMemoryStream,
} from '../../engine/memoryEventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import type { ReplicaEvents } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { CartPorts } from '../cartPorts.ts';
import type { CartSession } from '../cartSession.ts';
import { openCart } from '../openCart.ts';
import type { ReplicaSlot } from '../stream/replicaSlots.ts';
import type { Device } from './household.ts';

/** Dials for ever. */
const silence = class {
  readyState = 0;
  close() {}
} as unknown as typeof WebSocket;

interface DeviceState {
  readonly database: MemoryDatabase;
  /** By slot: who writes from it. */
  readonly slots: Map<number, ReplicaId>;
}

export interface Tab {
  readonly session: CartSession;
  readonly isAsleep: boolean;
  /** Of the replica that is there now; null before it is made. */
  events(): ReplicaEvents | null;
  sleep(): void;
  wake(): void;
  /** Home: the page stays, and may open the cart again. */
  close(): Promise<Page>;
  crash(): void;
}

/** What outlives a cart's session: the tab's instance of the store. */
export interface Page {
  readonly store: EventStore;
}

export interface DeviceWithTabs {
  readonly state: DeviceState;
  open(page?: Page): Promise<Tab>;
  /** Its tabs are told or not. */
  takeOff(isTold: boolean): Promise<void>;
  /** As a restored backup makes one: with what is stored now, and nobody there. */
  clone(): DeviceWithTabs;
}

export function createDeviceWithTabs(
  person: Device,
  cart: { readonly cartId: StreamId; readonly key: string },
  newReplicaId: () => ReplicaId,
  state: DeviceState = { database: createMemoryDatabase(), slots: new Map() },
): DeviceWithTabs {
  const { database, slots } = state;
  const takenSlots = new Set<number>();
  const channel = new Set<(data: unknown) => void>();
  const removalListeners = new Set<(cartId: StreamId) => void>();

  function slotAt(slot: number): ReplicaSlot {
    const replicaId = slots.get(slot) ?? newReplicaId();
    slots.set(slot, replicaId);
    return {
      replicaId,
      async retire() {
        slots.delete(slot);
        return slotAt(slot);
      },
      release: () => void takenSlots.delete(slot),
    };
  }

  async function open(page: Page = { store: newStore() }): Promise<Tab> {
    const { store } = page;
    let isAsleep = false;
    let isGone = false;
    let events: ReplicaEvents | null = null;
    let taken: ReplicaSlot | null = null;
    const watchers = new Set<() => void>();
    const hearing = new Set<(data: unknown) => void>();

    const ports: CartPorts = person.tab({
      store,
      device: {
        ...person.tab().device,
        onRemoved(listener) {
          const own = (cartId: StreamId) => !isAsleep && !isGone && listener(cartId);
          removalListeners.add(own);
          return () => removalListeners.delete(own);
        },
      },
      slots: {
        async take() {
          let slot = 0;
          while (takenSlots.has(slot)) slot++;
          takenSlots.add(slot);
          taken = slotAt(slot);
          return taken;
        },
      },
      visibility: {
        isVisible: () => !isAsleep,
        subscribe(listener) {
          watchers.add(listener);
          return () => watchers.delete(listener);
        },
      },
      connect(options) {
        events = options.events;
        const environment = { ...nodeEnvironment, WebSocket: silence, openChannel };
        return createYjsReplica({ ...options, relayUrl: 'http://x', store, environment });
      },
    });

    function openChannel() {
      const listeners = new Set<(event: { readonly data: unknown }) => void>();
      let isClosed = false;
      const hear = (data: unknown) => {
        if (!isAsleep && !isGone) for (const listener of listeners) listener({ data });
      };
      channel.add(hear);
      hearing.add(hear);
      return {
        postMessage(message: unknown) {
          if (isClosed) throw new DOMException('the channel is closed', 'InvalidStateError');
          for (const other of channel) if (other !== hear) queueMicrotask(() => other(structuredClone(message)));
        },
        addEventListener: (_type: 'message', listener: (event: { readonly data: unknown }) => void) =>
          void listeners.add(listener),
        close() {
          isClosed = true;
          channel.delete(hear);
        },
      };
    }

    const session = await openCart(ports, { ...cart, role: 'edit' });
    return {
      session,
      get isAsleep() {
        return isAsleep;
      },
      events: () => events,
      sleep() {
        isAsleep = true;
      },
      wake() {
        isAsleep = false;
        for (const watcher of [...watchers]) watcher();
      },
      async close() {
        await session.close();
        return page;
      },
      crash() {
        isGone = true;
        store.close();
        for (const hear of hearing) channel.delete(hear);
        taken?.release();
        void session.close();
      },
    };
  }

  function newStore(): EventStore {
    return createMemoryEventStore({ database, now: Date.now });
  }

  return {
    state,
    open,
    async takeOff(isTold) {
      await undefined;
      removeMemoryStream(database, cart.cartId);
      slots.clear();
      if (isTold) for (const listener of [...removalListeners]) listener(cart.cartId);
    },
    clone: () => createDeviceWithTabs(person, cart, newReplicaId, structuredClone(state)),
  };
}

/** A log as it is passed on. */
export function asSent({ replicaId, seq, bytes, signature }: NewEntry): NewEntry {
  return structuredClone({ replicaId, seq, bytes, signature });
}
