// A log that others write to as well: a room follows it, judges what comes in the log's order, and passes it on.

import { describe, expect, test } from 'vitest';
import * as Y from 'yjs';
import { encodeUpdate } from '../src/wire/encodeUpdate.ts';
import type { EntryRun } from '../src/wire/entryRun.ts';
import type { ServerMessage } from '../src/wire/frames.ts';
import { chainedLog, part } from '../src/wire/testing/chainedLog.ts';
import { followers } from './log/followers.ts';
import type { LogStorage } from './log/logStorage.ts';
import { memoryLog } from './log/memoryLog.ts';
import { type HeldLog, heldLog } from './testing/heldLog.ts';
import { holds, party } from './testing/party.ts';
import {
  logLengthOf,
  newCart,
  silence,
  type TestCart,
  type TestClient,
  type TestRelay,
  until,
} from './testing/testRelay.ts';

const { start, join, follow } = party();

const log = chainedLog(2 ** 50 + 1, 12);
const branch = chainedLog(2 ** 50 + 1, 12, { body: (seq) => Uint8Array.of(seq < 4 ? seq : 99) });
const other = chainedLog(4711, 5);

interface Scene {
  readonly relay: TestRelay;
  readonly cart: TestCart;
  readonly storage: HeldLog;
  /** What another relay writes: not held. */
  readonly elsewhere: (...runs: EntryRun[]) => Promise<unknown>;
  readonly alice: TestClient;
  readonly bob: TestClient;
}

async function scene(): Promise<Scene> {
  const shared = memoryLog();
  const storage = heldLog(shared);
  const relay = await start({ storage });
  const cart = newCart();
  const [alice, bob] = [await follow(relay, cart), await follow(relay, cart)];
  for (const client of [alice, bob]) client.hello();
  const elsewhere = (...runs: EntryRun[]) =>
    shared.append({ cartId: cart.cartId, update: encodeUpdate(runs), receivedAt: 1 });
  return { relay, cart, storage, elsewhere, alice, bob };
}

const firstClocks = (message: ServerMessage) =>
  message.kind === 'sync-update' ? Y.decodeUpdate(message.update).structs.map(({ id }) => id.clock) : [];
const entriesSent = (client: TestClient) => client.heard.filter(({ kind }) => kind === 'sync-update').length;

test('what another writes reaches all who are here, once, and is called durable', async () => {
  const { elsewhere, alice, bob } = await scene();
  await elsewhere(other);
  for (const client of [alice, bob]) {
    await holds(client, other);
    await client.toldDurable(5);
  }
  alice.push(log);
  await bob.toldDurable(17);
  await elsewhere(other);
  await silence();
  expect([alice, bob].map(entriesSent)).toEqual([1, 2]);
});

test('what a member has given both relays is passed on once, as far as it was not', async () => {
  const { storage, elsewhere, alice, bob } = await scene();
  storage.hold();
  alice.push(part(log, 0, 6));
  await holds(bob, part(log, 0, 6));
  await elsewhere(part(log, 0, 8));
  await holds(bob, part(log, 0, 8));
  await storage.release();
  await alice.toldDurable(8);
  alice.push(part(log, 8));
  await bob.toldDurable(12);
  expect(alice.heard.some(({ kind }) => kind === 'refused')).toBe(false);
  expect(bob.heard.flatMap(firstClocks)).toEqual([0, 6, 8]);
});

test('of two branches the one that comes first in the log stands; the other is refused, and what goes on from it', async () => {
  const { storage, elsewhere, alice, bob } = await scene();
  alice.push(part(log, 0, 4));
  await bob.toldDurable(4);
  storage.hold();
  alice.push(part(log, 4, 6));
  alice.push(part(log, 6, 8), other);
  await until(() => storage.waiting() === 2, 'both to wait');
  await elsewhere(part(branch, 4, 7));
  await storage.release();
  expect(await alice.next('refused')).toMatchObject({ reason: 'fork', replica: log.replica, seq: 5 });
  await alice.toldDurable(12);
  const told = alice.heard.flatMap((message) => (message.kind === 'durable' ? message.logs : []));
  expect(told).toContainEqual(logLengthOf(branch, 7));
  expect(told.filter(({ replica, length }) => replica === log.replica && length > 7)).toEqual([]);
  bob.push(part(branch, 7));
  await alice.toldDurable(17);
});

test('who joins while two branches wait is given the one that stands', async () => {
  const { relay, cart, storage, elsewhere, alice } = await scene();
  storage.hold();
  alice.push(part(log, 0, 6));
  await until(() => storage.waiting() === 1, 'it to wait');
  await elsewhere(part(branch, 0, 5));
  const carol = await follow(relay, cart);
  await holds(carol, part(branch, 0, 5));
  await storage.release();
});

test('who has said to hold what the relay lacks is not given it once another member brings it', async () => {
  const { relay, cart, alice, bob } = await scene();
  alice.push(part(log, 0, 3));
  await bob.toldDurable(3);
  const carol = await join(relay, cart);
  carol.say({ kind: 'sync-step-1', stateVector: new Map([[log.replica, 6]]) });
  await carol.next('sync-step-2');
  alice.push(part(log, 3, 5));
  alice.push(part(log, 5, 7), other);
  alice.push(part(log, 7));
  await holds(bob, log, other);
  await until(() => entriesSent(carol) === 2, 'what she lacks');
  expect(carol.heard.flatMap(firstClocks)).toEqual([6, 0, 7]);
});

describe('a log that is away for a while', () => {
  function absentLog() {
    const inner = memoryLog();
    const following = followers();
    const storage: LogStorage = {
      ...inner,
      follow(cartId, follower) {
        const ends = [inner.follow(cartId, follower), following.follow(cartId, follower)];
        return () => {
          for (const end of ends) end();
        };
      },
    };
    return { storage, following };
  }

  test('refuses, with the reason; what is here can be read; and goes on by itself', async () => {
    const { storage, following } = absentLog();
    const relay = await start({ storage });
    const cart = newCart();
    const alice = await follow(relay, cart);
    alice.hello();
    alice.push(part(log, 0, 4));
    await alice.toldDurable(4);
    await alice.next('sync-step-1');
    for (const { away } of following.all()) away('NATS cannot be reached');
    alice.push(part(log, 4));
    expect(await alice.next('refused')).toMatchObject({ reason: 'storage', detail: 'NATS cannot be reached' });
    await holds(await follow(relay, cart), part(log, 0, 4));
    for (const { back } of following.all()) back();
    expect((await alice.next('sync-step-1')).stateVector.get(log.replica)).toBe(4);
    alice.push(part(log, 4));
    await alice.toldDurable(12);
  });

  test('is followed by nobody once all have left', async () => {
    const { storage, following } = absentLog();
    const relay = await start({ storage });
    const alice = await join(relay, newCart());
    await until(() => [...following.all()].length === 1, 'the room to follow');
    alice.leave();
    await until(() => [...following.all()].length === 0, 'nobody to follow');
  });
});
