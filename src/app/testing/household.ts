// People with devices, all in memory: what app tests are about. Each device has its own store, clock and slots; the relay
// between them is `memoryRelay.ts`. Time stands still unless a test moves it.

import { createCartLinks } from '../../adapters/browser/cartLinks.ts';
import type { ColorName } from '../../domain/events.ts';
import { createMemoryDatabase, createMemoryEventStore, removeMemoryStream } from '../../engine/memoryEventStore.ts';
import type { CommandId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { CartPorts } from '../cartPorts.ts';
import type { ReplicaSlot } from '../stream/replicaSlots.ts';
import { createMemoryDevice } from './memoryDevice.ts';
import { type ConnectedReplica, createMemoryRelay } from './memoryRelay.ts';

export interface Device {
  /** Ports of a further tab: a store instance of its own over the device's database. */
  tab(overrides?: Partial<CartPorts>): CartPorts;
  /** The newest connection, to be cut and restored. */
  line(): ConnectedReplica;
  advance(ms: number): void;
  setVisible(isVisible: boolean): void;
  /** Runs what `every` was asked to run. */
  tick(): void;
}

export interface Household {
  device(name: string, color?: ColorName): Device;
}

export function createHousehold(): Household {
  const relay = createMemoryRelay();
  let serial = 0;
  const bytes = (length: number) => new Uint8Array(length).fill(++serial);
  const links = createCartLinks(bytes);

  return {
    device(name, color = 'teal') {
      const database = createMemoryDatabase();
      const secret = Buffer.from(new Uint8Array(32).fill(++serial)).toString('base64url');
      const device = createMemoryDevice({ secret, name, color }, (cartId) => {
        removeMemoryStream(database, cartId);
        taken.clear();
      });
      const taken = new Map<number, ReplicaId>();
      const held = new Set<number>();
      const watchers = new Set<() => void>();
      const lines: ConnectedReplica[] = [];
      let nowMs = Date.UTC(2026, 0, 5, 12);
      let isVisible = true;
      let timer: (() => void) | null = null;
      const clock = { now: () => nowMs, correct: () => {} };
      const mint = () => ++serial as ReplicaId;
      const slotAt = (slot: number): ReplicaSlot => {
        const replicaId = taken.get(slot) ?? mint();
        taken.set(slot, replicaId);
        return {
          replicaId,
          async retire() {
            taken.delete(slot);
            return slotAt(slot);
          },
          release: () => void held.delete(slot),
        };
      };

      return {
        tab(overrides = {}) {
          const store = createMemoryEventStore({ database, now: clock.now });
          return {
            store,
            device,
            links,
            clock,
            slots: {
              async take() {
                let slot = 0;
                while (held.has(slot)) slot++;
                held.add(slot);
                return slotAt(slot);
              },
            },
            visibility: {
              isVisible: () => isVisible,
              subscribe(listener) {
                watchers.add(listener);
                return () => watchers.delete(listener);
              },
            },
            // Far apart, as chance has them: the id after a command's is that of its undoing.
            newCommandId: () => (++serial * 2 ** 16).toString(16).padStart(16, '0') as CommandId,
            keepStorage() {},
            every(_ms, tick) {
              timer = tick;
              return () => {
                timer = null;
              };
            },
            whenIdle: queueMicrotask,
            async connect(options) {
              const line = relay.connect(options);
              line.offer(await store.readAll(options.streamId));
              lines.push(line);
              return line;
            },
            defaults: { cartName: 'Our cart', memberName: (c) => `Guest in ${c}`, currency: 'EUR' },
            ...overrides,
          };
        },
        line: () => lines.at(-1) as ConnectedReplica,
        advance(ms) {
          nowMs += ms;
        },
        setVisible(next) {
          isVisible = next;
          for (const watcher of watchers) watcher();
        },
        tick: () => timer?.(),
      };
    },
  };
}
