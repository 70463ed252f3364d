// What an open stream needs from the world, in a process without a browser: the file in the place of IndexedDB, sockets of Node
// in the place of a page's, and nobody who looks away.

import { createHmac } from 'node:crypto';
import process from 'node:process';
import { WebSocket as NodeWebSocket } from 'ws';
import { createCartLinks } from '../../src/adapters/browser/cartLinks.ts';
import { newCommandId, newReplicaId, randomBytes, randomFraction } from '../../src/adapters/browser/identifiers.ts';
import { createReplicaSlots } from '../../src/adapters/browser/replicaSlots.ts';
import { createWallClock } from '../../src/adapters/browser/wallClock.ts';
import type { SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import { createSqliteEventStore } from '../../src/adapters/sqlite/sqliteEventStore.ts';
import type { ReplicaEnvironment } from '../../src/adapters/yjs/replicaEnvironment.ts';
import { createYjsReplica } from '../../src/adapters/yjs/yjsReplica.ts';
import type { CartLinks } from '../../src/app/cartLinks.ts';
import type { StreamPorts } from '../../src/app/stream/streamPorts.ts';
import { deviceSecret, slotRecords } from './deviceRecords.ts';
import { createOwnLocks } from './ownLocks.ts';

export interface MemberPorts extends StreamPorts {
  readonly links: CartLinks;
  /** Whoever goes by this name here is the same person each time, and nobody can tell it of two carts. */
  readonly secretOf: (name: string) => string;
}

export interface RelayLine {
  /** Origin of the relay: http(s) or ws(s). */
  readonly url: string;
  /** It is this very machine's, and started this process: its certificate is for the name that others call it. */
  readonly isOwn: boolean;
}

const healthTimeoutMs = 5_000;
/** Whoever asks for a moment waits for the answer, and a node has more memory than a page. */
const keyframeEvery = 128;

export function createMemberPorts(database: SqliteDatabase, relay: RelayLine): MemberPorts {
  // Each connection's provider listens for the end of the process; more than ten look like a leak.
  process.setMaxListeners(0);
  const clock = createWallClock(null);
  const store = createSqliteEventStore({ database, now: clock.now });
  const secret = deviceSecret(database, randomBytes);
  const environment = nodeEnvironment(clock.deviceNow, relay);
  return {
    store,
    clock,
    links: createCartLinks(randomBytes),
    secretOf: (name) => createHmac('sha256', secret).update(name).digest('base64url'),
    slots: createReplicaSlots({ locks: createOwnLocks(), records: slotRecords(database), newReplicaId }),
    visibility: { isVisible: () => true, subscribe: () => () => {} },
    newCommandId,
    keyframeEvery,
    every(ms, tick) {
      const timer = setInterval(tick, ms).unref();
      return () => clearInterval(timer);
    },
    connect: (options) => createYjsReplica({ ...options, relayUrl: relay.url, store, environment }),
  };
}

function nodeEnvironment(deviceNow: () => number, relay: RelayLine): ReplicaEnvironment {
  return {
    now: deviceNow,
    random: randomFraction,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    WebSocket: socketTo(relay),
    isRelayUp: async (origin) => {
      const asked = fetch(`${origin}/healthz`, { signal: AbortSignal.timeout(healthTimeoutMs) });
      return (await asked.catch(() => null))?.ok === true;
    },
    isVisible: () => true,
    isOffline: () => false,
    onOffline: () => () => {},
    onWake: () => () => {},
    // One process: what one of its streams stores, the store tells the others.
    openChannel: () => ({ postMessage() {}, addEventListener() {}, close() {} }),
  };
}

/** Says where it comes from, as a page does: a relay may keep out who does not. */
function socketTo({ url, isOwn }: RelayLine): typeof WebSocket {
  const origin = new URL(url.replace(/^ws/, 'http')).origin;
  class MemberSocket extends NodeWebSocket {
    constructor(address: string, protocols: string[]) {
      super(address, protocols, { origin, rejectUnauthorized: !isOwn, perMessageDeflate: false });
    }
  }
  return MemberSocket as unknown as typeof WebSocket;
}
