// What tests of replication have in common: who is there, relays that are stopped afterwards, and patience.

import { afterEach, expect, vi } from 'vitest';
import type { PresenceState } from '../../../engine/replica.ts';
import type { ReplicaId } from '../../../log/replicaId.ts';
import { startTestRelay, type TestRelay, type TestSession } from './testRelay.ts';
import { closeAllTabs, type TestTab } from './testTab.ts';

/** Ids of three sizes: all 53 bits, as Yjs draws them, and a small one. */
export const alice = 0x1ffffffffffff1 as ReplicaId;
export const bob = 0x10000002 as ReplicaId;
export const carol = 3 as ReplicaId;

/** Nobody listens there. */
export const nowhere = 'http://127.0.0.1:9';

const relays: TestRelay[] = [];

export async function openRelay(options: Parameters<typeof startTestRelay>[0] = {}): Promise<TestRelay> {
  const relay = await startTestRelay(options);
  relays.push(relay);
  return relay;
}

/** To be called once per test file. */
export function closeSceneAfterEach(): void {
  afterEach(async () => {
    closeAllTabs();
    await Promise.all(relays.splice(0).map((relay) => relay.stop()));
  });
}

export function eventually<T>(check: () => T | Promise<T>): Promise<T> {
  return vi.waitFor(check, { interval: 10 });
}

export function caughtUp(tab: TestTab): Promise<void> {
  return eventually(() => expect(tab.replica.status()).toMatchObject({ kind: 'online', caughtUp: true }));
}

export function hasHeads(tab: TestTab, heads: Record<number, number>): Promise<void> {
  return eventually(async () => expect(await tab.heads()).toEqual(heads));
}

export function lastSession(relay: TestRelay): TestSession {
  const session = relay.sessions.at(-1);
  if (session === undefined) throw new Error('nobody has connected');
  return session;
}

export function person(name: string): PresenceState {
  return { actorId: name.toLowerCase(), name, color: 'teal', lookingAt: null, cursor: null, isShopping: false };
}
