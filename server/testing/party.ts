// For tests: relays and clients that are all gone when the test is over.

import { afterEach } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate } from '../../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import { connect, startTestRelay, type TestCart, type TestClient, type TestRelay, until } from './testRelay.ts';

export interface Party {
  readonly start: (options?: Parameters<typeof startTestRelay>[0]) => Promise<TestRelay>;
  readonly join: (relay: TestRelay, cart: TestCart, key?: string) => Promise<TestClient>;
  /** Joins as y-websocket does: asks for all, and is answered. */
  readonly follow: (relay: TestRelay, cart: TestCart, key?: string) => Promise<TestClient>;
}

/** Call it once in a test file. */
export function party(): Party {
  const relays: TestRelay[] = [];
  const clients: TestClient[] = [];
  afterEach(async () => {
    for (const client of clients.splice(0)) client.leave();
    await Promise.all(relays.splice(0).map((relay) => relay.close()));
  });

  async function join(relay: TestRelay, cart: TestCart, key = cart.editKey): Promise<TestClient> {
    const client = await connect(relay, cart.cartId, key);
    clients.push(client);
    return client;
  }

  return {
    join,
    async start(options) {
      const relay = await startTestRelay(options);
      relays.push(relay);
      return relay;
    },
    async follow(relay, cart, key) {
      const client = await join(relay, cart, key);
      client.say({ kind: 'sync-step-1', stateVector: new Map() });
      await client.next('sync-step-2');
      return client;
    },
  };
}

/** The document of a client that applies whatever it is sent. */
export function documentOf(client: TestClient): Y.Doc {
  const doc = new Y.Doc();
  for (const message of client.heard) {
    if (message.kind === 'sync-update' || message.kind === 'sync-step-2') Y.applyUpdate(doc, message.update);
  }
  return doc;
}

/** Resolves when the client holds exactly these logs. */
export function holds(client: TestClient, ...runs: EntryRun[]): Promise<void> {
  const wanted = encodeUpdate(runs);
  return until(() => Buffer.compare(Y.encodeStateAsUpdate(documentOf(client)), wanted) === 0, 'the same document');
}

export function isStored(relay: TestRelay, cart: TestCart, position: number): Promise<void> {
  return until(async () => (await relay.storage.open(cart.cartId)).position === position, `${position} stored entries`);
}
