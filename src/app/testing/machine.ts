// Machines that can be cloned, as by a restored backup, over real sockets and the real relay: what tests of forks are
// about. Tabs of one machine share its database, its replica slots and a channel.

import { expect, vi } from 'vitest';
import { startTestRelay } from '../../../server/testing/testRelay.ts';
import type { ReplicaEnvironment } from '../../adapters/yjs/replicaEnvironment.ts';
import { channelOf, nodeEnvironment } from '../../adapters/yjs/testing/testTab.ts';
import { createYjsReplica } from '../../adapters/yjs/yjsReplica.ts';
import { cartDomain } from '../../domain/cartDomain.ts';
import { cartFingerprint } from '../../domain/cartFingerprint.ts';
import type { CartView } from '../../domain/readModels/cartView.ts';
import {
  createMemoryDatabase,
  createMemoryEventStore,
  type MemoryDatabase,
  removeMemoryStream,
  replaceMemoryDatabase,
} from '../../engine/memoryEventStore.ts';
import type { StreamId } from '../../engine/message.ts';
import { createReadSide } from '../../engine/readSide.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { CartPorts } from '../cartPorts.ts';
import type { CartSession } from '../cartSession.ts';
import { openCart } from '../openCart.ts';
import type { ReplicaSlot } from '../stream/replicaSlots.ts';
import type { Device } from './household.ts';

export interface Machine {
  readonly person: Device;
  readonly database: MemoryDatabase;
  /** Whose log each slot writes, as kept on it. */
  readonly slots: ReplicaId[];
  readonly takenSlots: Set<number>;
  readonly ports: Set<(data: unknown) => void>;
}

export interface Surroundings extends Partial<ReplicaEnvironment> {
  /** The replica is made after it. */
  readonly beforeConnect?: Promise<void>;
}

export interface Machines {
  /** Its origin. */
  openRelay(): Promise<string>;
  machine(person: Device): Machine;
  cloneOf(original: Machine): Machine;
  newReplicaId(): ReplicaId;
  /** A further tab on this machine. */
  open(
    on: Machine,
    relayUrl: string,
    cart: { readonly cartId: StreamId; readonly key: string },
    environment?: Surroundings,
  ): Promise<CartSession>;
  /** The cart is taken off it, with or without a word to its tabs. */
  takeOff(on: Machine, cartId: StreamId, options?: { readonly isTold?: boolean }): Promise<void>;
  /** Site data are deleted, under whatever tabs are open. */
  clearStorage(on: Machine): void;
  /** To be called after each test. */
  end(): Promise<void>;
}

/** Nobody listens there. */
export const nowhere = 'http://127.0.0.1:9';

export function createMachines(): Machines {
  const endings: (() => Promise<void>)[] = [];
  let serial = 1000;
  const newReplicaId = () => ++serial as ReplicaId;

  function slotsOf({ slots, takenSlots }: Machine): CartPorts['slots'] {
    const slotAt = (slot: number): ReplicaSlot => {
      const replicaId = slots[slot] ?? newReplicaId();
      slots[slot] = replicaId;
      return {
        replicaId,
        async retire() {
          slots[slot] = newReplicaId();
          return slotAt(slot);
        },
        release: () => void takenSlots.delete(slot),
      };
    };
    return {
      async take() {
        let slot = 0;
        while (takenSlots.has(slot)) slot++;
        takenSlots.add(slot);
        return slotAt(slot);
      },
    };
  }

  function tabOn(on: Machine, relayUrl: string, { beforeConnect, ...environment }: Surroundings): CartPorts {
    const { person, database } = on;
    const store = createMemoryEventStore({ database, now: Date.now });
    return person.tab({
      store,
      slots: slotsOf(on),
      every(ms, tick) {
        // Who waits for their turn here waits less long.
        const timer = setInterval(tick, ms / 20);
        return () => clearInterval(timer);
      },
      async connect(options) {
        await beforeConnect;
        return createYjsReplica({
          ...options,
          relayUrl,
          store,
          environment: { ...nodeEnvironment, openChannel: () => channelOf(on.ports), ...environment },
        });
      },
    });
  }

  return {
    async openRelay() {
      const relay = await startTestRelay();
      endings.push(() => relay.close());
      return relay.url;
    },
    machine: (person) => ({
      person,
      database: createMemoryDatabase(),
      slots: [],
      takenSlots: new Set(),
      ports: new Set(),
    }),
    cloneOf: ({ person, database, slots }) => ({
      person,
      ...structuredClone({ database, slots }),
      takenSlots: new Set(),
      ports: new Set(),
    }),
    newReplicaId,
    async open(on, relayUrl, cart, environment = {}) {
      const session = await openCart(tabOn(on, relayUrl, environment), { ...cart, role: 'edit' });
      endings.push(() => session.close());
      return session;
    },
    async takeOff({ person, database, slots }, cartId, { isTold = true } = {}) {
      removeMemoryStream(database, cartId);
      slots.length = 0;
      if (isTold) await person.tab().device.removeCart(cartId);
    },
    clearStorage({ database, slots }) {
      replaceMemoryDatabase(database);
      slots.length = 0;
    },
    async end() {
      for (const ending of endings.splice(0).reverse()) await ending();
    },
  };
}

/** What is in its store comes to, by a fold of its own. */
export async function fingerprint({ database }: Machine, cartId: StreamId): Promise<string> {
  const readSide = createReadSide(cartDomain, cartId);
  const store = createMemoryEventStore({ database, now: Date.now });
  readSide.receive(await store.readAll(cartId));
  return cartFingerprint(readSide.timeline.state());
}

export function lines(session: CartSession): Record<string, number> {
  return linesOf(session.store.getState().now);
}

export function linesOf(now: CartView): Record<string, number> {
  return Object.fromEntries(now.aisles.flatMap((aisle) => aisle.lines.map((line) => [line.name, line.quantity])));
}

export const add = (name: string, quantity = 1) => ({ type: 'AddItem', data: { name, quantity } }) as const;
export const change = (line: string, by: number) => ({ type: 'ChangeQuantity', data: { line, by } }) as const;
export const remove = (line: string) => ({ type: 'RemoveItem', data: { line } }) as const;

export function eventually(check: () => void | Promise<void>): Promise<void> {
  return vi.waitFor(check, { interval: 20 });
}

/** All of it, and nothing is wrong. */
export function onRelay(session: CartSession): Promise<void> {
  return eventually(() =>
    expect(session.store.getState().sync).toMatchObject({
      link: { kind: 'online', caughtUp: true },
      waiting: [],
      problem: null,
    }),
  );
}
