// For tests of what devices hold: a cart of two logs, members that say hello and what their device holds, and a relay
// whose seconds pass when the test says so.

import { beforeEach } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { HeldLogs } from '../../src/wire/frames.ts';
import { chainedLog } from '../../src/wire/testing/chainedLog.ts';
import { handTimers } from './handTimers.ts';
import { type Party, party } from './party.ts';
import type { TestCart, TestClient, TestRelay } from './testRelay.ts';

export const log = chainedLog(2 ** 50 + 1, 12);
export const other = chainedLog(4711, 5);
export const vector = (...lengths: [number, number][]) => new Map(lengths as [ReplicaId, number][]);
/** Both logs. */
export const whole = vector([log.replica, 12], [other.replica, 5]);

export interface HeldParty extends Party {
  /** The relay's timers, and letting them go off. */
  readonly waiting: () => readonly number[];
  readonly goOff: () => void;
  /** Joins and says hello. */
  readonly enter: (relay: TestRelay, cart: TestCart, key?: string) => Promise<TestClient>;
  /** Alice, the first in a cart that holds both logs. */
  readonly filled: (relay: TestRelay, cart: TestCart) => Promise<TestClient>;
}

/** Call it once in a test file. */
export function heldParty(): HeldParty {
  const people = party();
  let timers = handTimers();
  beforeEach(() => {
    timers = handTimers();
  });

  async function enter(relay: TestRelay, cart: TestCart, key = cart.editKey): Promise<TestClient> {
    const client = await people.join(relay, cart, key);
    client.hello();
    await client.next('durable');
    return client;
  }

  return {
    ...people,
    start: (options) => people.start({ after: timers.after, ...options }),
    waiting: () => timers.waiting(),
    goOff: () => timers.goOff(),
    enter,
    async filled(relay, cart) {
      const alice = await enter(relay, cart);
      alice.push(log, other);
      await alice.toldDurable(17);
      return alice;
    },
  };
}

export function holds(client: TestClient, device: string, lengths: ReadonlyMap<ReplicaId, number>): void {
  client.say({ kind: 'held', device, lengths });
}

/** The relay has read what they said, and they have heard what it answered. */
export async function heardOut(...clients: TestClient[]): Promise<void> {
  for (const client of clients) {
    client.say({ kind: 'sync-step-1', stateVector: whole });
    await client.next('sync-step-2');
  }
}

export function toldTo(client: TestClient): readonly HeldLogs[] {
  return client.heard.flatMap((message) => (message.kind === 'held' ? message.devices : []));
}
