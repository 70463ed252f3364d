// A simulated person: a device of their own, with the real app, the real replica and the real storage on it. Only what a
// page gets from its browser is replaced: IndexedDB is a stand-in, the clock is somewhat wrong, the network can be cut.

import 'fake-indexeddb/auto';
import { randomUUID } from 'node:crypto';
import process from 'node:process';
import { createCartLinks } from '../../src/adapters/browser/cartLinks.ts';
import { newDatabaseIdentity } from '../../src/adapters/browser/identifiers.ts';
import { createReplicaSlots } from '../../src/adapters/browser/replicaSlots.ts';
import { createWallClock } from '../../src/adapters/browser/wallClock.ts';
import { createTrolleyDatabase } from '../../src/adapters/indexeddb/database.ts';
import { createIndexedDbDeviceStore } from '../../src/adapters/indexeddb/indexedDbDeviceStore.ts';
import { createIndexedDbEventStore } from '../../src/adapters/indexeddb/indexedDbEventStore.ts';
import { createIndexedDbSlotRecords } from '../../src/adapters/indexeddb/indexedDbSlotRecords.ts';
import { createYjsReplica } from '../../src/adapters/yjs/yjsReplica.ts';
import { blankCart } from '../../src/app/blankCart.ts';
import { createTrolley } from '../../src/app/createTrolley.ts';
import type { Trolley } from '../../src/app/trolley.ts';
import type { ColorName } from '../../src/domain/events.ts';
import type { CommandId } from '../../src/engine/message.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { createNetwork, type Network } from './network.ts';
import type { Random } from './random.ts';

export interface Person {
  readonly name: string;
  readonly trolley: Trolley;
  readonly network: Network;
  /** Once no session is open. */
  leave(): void;
}

export interface PersonOptions {
  readonly name: string;
  readonly color: ColorName;
  readonly relayUrl: string;
  readonly random: Random;
  /** How wrong the clock of this device is. */
  readonly clockOffsetMs: number;
  readonly network?: Network;
}

export function createPerson(options: PersonOptions): Person {
  const { name, color, relayUrl, random, clockOffsetMs, network = createNetwork() } = options;
  // Each connection's provider listens for the end of the process; in Node, more than ten look like a leak.
  process.setMaxListeners(0);
  const deviceNow = () => Date.now() + clockOffsetMs;
  const clock = createWallClock(null, deviceNow);
  const databaseName = `trolley-${randomUUID()}`;
  const database = createTrolleyDatabase({ name: databaseName, newIdentity: newDatabaseIdentity });
  const store = createIndexedDbEventStore({ database, now: clock.now });
  const secret = Buffer.from(random.bytes(32)).toString('base64url');
  const nothingNew = { isReady: false };
  const trolley = createTrolley(
    {
      store,
      clock,
      device: createIndexedDbDeviceStore({
        database,
        newProfile: () => ({ secret, name, color }),
        blankCart,
        channel: null,
      }),
      links: createCartLinks(random.bytes),
      slots: createReplicaSlots({
        // One tab: nobody else ever holds a lock.
        locks: { request: async (...args: unknown[]) => (args.at(-1) as (lock: object) => unknown)({}) } as LockManager,
        records: createIndexedDbSlotRecords(database),
        newReplicaId: () => random.between(1, Number.MAX_SAFE_INTEGER - 1) as ReplicaId,
      }),
      visibility: { isVisible: () => true, subscribe: () => () => {} },
      newCommandId: () => Buffer.from(random.bytes(8)).toString('hex') as CommandId,
      keepStorage() {},
      whenIdle: queueMicrotask,
      every(ms, tick) {
        const timer = setInterval(tick, ms);
        return () => clearInterval(timer);
      },
      connect: (options) =>
        createYjsReplica({
          ...options,
          relayUrl,
          store,
          environment: {
            now: deviceNow,
            random: random.fraction,
            after(ms, run) {
              const timer = setTimeout(run, ms);
              return () => clearTimeout(timer);
            },
            WebSocket: network.WebSocket,
            isRelayUp: async (origin) =>
              network.isUp() && (await fetch(`${origin}/healthz`).catch(() => null))?.ok === true,
            isVisible: () => true,
            isOffline: () => !network.isUp(),
            onOffline: () => () => {},
            onWake: (listener) => network.onUp(() => listener('online')),
            openChannel: () => ({ postMessage: () => {}, addEventListener: () => {}, close: () => {} }),
          },
        }),
      defaults: { cartName: 'Our cart', memberName: (of) => `Guest in ${of}`, currency: 'GBP' },
    },
    {
      shareAddresses: async () => [],
      keepAwake: () => () => {},
      update: { getState: () => nothingNew, getInitialState: () => nothingNew, subscribe: () => () => {} },
      applyUpdate: () => {},
    },
  );
  return {
    name,
    network,
    trolley,
    leave() {
      store.close();
      database.close();
      indexedDB.deleteDatabase(databaseName);
    },
  };
}
