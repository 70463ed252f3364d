// A simulated person: a device of their own, with the real app and the real replica on it. Only what a page gets from its
// browser is replaced: storage is in memory, the clock is somewhat wrong, and the network can be switched off.

import { createCartLinks } from '../../src/adapters/browser/cartLinks.ts';
import { entryFormat, sha256 } from '../../src/adapters/browser/entryFormat.ts';
import { createReplicaSlots } from '../../src/adapters/browser/replicaSlots.ts';
import { createWallClock } from '../../src/adapters/browser/wallClock.ts';
import { createYjsReplica } from '../../src/adapters/yjs/yjsReplica.ts';
import type { CartPorts } from '../../src/app/cartPorts.ts';
import { createTrolley } from '../../src/app/createTrolley.ts';
import { createMemoryDevice } from '../../src/app/testing/memoryDevice.ts';
import type { Trolley } from '../../src/app/trolley.ts';
import type { ColorName } from '../../src/domain/events.ts';
import { createMemoryEventStore } from '../../src/engine/memoryEventStore.ts';
import type { CommandId, ReplicaId } from '../../src/engine/message.ts';
import { createNetwork, type Network } from './network.ts';
import type { Random } from './random.ts';

export interface Person {
  readonly name: string;
  readonly trolley: Trolley;
  readonly network: Network;
}

export interface PersonOptions {
  readonly name: string;
  readonly color: ColorName;
  readonly relayUrl: string;
  readonly random: Random;
  /** How wrong the clock of this device is. */
  readonly clockOffsetMs: number;
}

export function createPerson({ name, color, relayUrl, random, clockOffsetMs }: PersonOptions): Person {
  const network = createNetwork();
  const deviceNow = () => Date.now() + clockOffsetMs;
  const clock = createWallClock(null, deviceNow);
  const store = createMemoryEventStore({ format: entryFormat, now: clock.now });
  const slots = new Map<string, ReplicaId>();

  const ports: CartPorts = {
    store,
    clock,
    device: createMemoryDevice({ secret: Buffer.from(random.bytes(32)).toString('base64url'), name, color }),
    links: createCartLinks(random.bytes),
    format: entryFormat,
    slots: createReplicaSlots({
      // One tab: nobody else ever holds a lock.
      locks: { request: async (...args: unknown[]) => (args.at(-1) as (lock: object) => unknown)({}) } as LockManager,
      records: {
        get: async (streamId, slot) => slots.get(`${streamId}/${slot}`) ?? null,
        put: async (streamId, slot, replicaId) => void slots.set(`${streamId}/${slot}`, replicaId),
      },
      newReplicaId: () => random.between(1, Number.MAX_SAFE_INTEGER - 1) as ReplicaId,
    }),
    visibility: { isVisible: () => true, subscribe: () => () => {} },
    newCommandId: () => Buffer.from(random.bytes(8)).toString('hex') as CommandId,
    every(ms, tick) {
      const timer = setInterval(tick, ms);
      return () => clearInterval(timer);
    },
    connect: (options) =>
      createYjsReplica({
        ...options,
        relayUrl,
        store,
        format: entryFormat,
        sha256,
        environment: {
          now: deviceNow,
          random: random.fraction,
          WebSocket: network.WebSocket,
          isRelayUp: async (origin) =>
            network.isUp() && (await fetch(`${origin}/healthz`).catch(() => null))?.ok === true,
          isVisible: () => true,
          onWake: (listener) => network.onUp(() => listener('online')),
          openChannel: () => ({ postMessage: () => {}, addEventListener: () => {}, close: () => {} }),
        },
      }),
    defaults: { cartName: 'Our cart', memberName: (of) => `Guest in ${of}`, currency: 'GBP' },
  };
  const nothingNew = { isReady: false };
  const update = { getState: () => nothingNew, getInitialState: () => nothingNew, subscribe: () => () => {} };
  return { name, network, trolley: createTrolley(ports, { origin: relayUrl, update, applyUpdate: () => {} }) };
}
