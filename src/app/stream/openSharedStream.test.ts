// A domain of a few lines goes through the whole: IndexedDB, Yjs, the real relay, time travel, view. Carts and orders are opened
// by the same call.

import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startTestRelay, type TestRelay } from '../../../server/testing/testRelay.ts';
import { newDatabaseIdentity } from '../../adapters/browser/identifiers.ts';
import { createTrolleyDatabase } from '../../adapters/indexeddb/database.ts';
import { createIndexedDbEventStore } from '../../adapters/indexeddb/indexedDbEventStore.ts';
import { cart, nodeEnvironment } from '../../adapters/yjs/testing/testTab.ts';
import { createYjsReplica } from '../../adapters/yjs/yjsReplica.ts';
import type { EventStore } from '../../engine/eventStore.ts';
import { createMemoryDatabase, createMemoryEventStore } from '../../engine/memoryEventStore.ts';
import type { ActorId, CommandId } from '../../engine/message.ts';
import { type TallyTypes, tallyDomain } from '../../engine/testing/tallyDomain.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { openSharedStream, type SharedStream } from './openSharedStream.ts';
import type { ReplicaSlot } from './replicaSlots.ts';
import type { StreamPorts } from './streamPorts.ts';

const opened: SharedStream<TallyTypes>[] = [];
let relay: TestRelay;
let serial = 0;
/** Nobody listens there. */
const nowhere = 'http://127.0.0.1:9';

beforeEach(async () => {
  relay = await startTestRelay();
});
afterEach(async () => {
  for (const stream of opened.splice(0)) stream.close();
  await relay.close();
});

interface Person {
  readonly name: string;
  readonly actorId: ActorId;
  readonly store: EventStore;
  /** Whose log this device writes. */
  replicaId: ReplicaId;
}

function person(name: string, store = indexedDb()): Person {
  const actorId = Buffer.alloc(32, name).toString('base64url') as ActorId;
  return { name, actorId, store, replicaId: newReplicaId() };
}

function newReplicaId(): ReplicaId {
  serial += 1;
  return (1000 + serial) as ReplicaId;
}

function indexedDb(): EventStore {
  serial += 1;
  const database = createTrolleyDatabase({ newIdentity: newDatabaseIdentity, name: `device-${serial}` });
  return createIndexedDbEventStore({ database, now: Date.now });
}

function portsOf(whose: Person, relayUrl: string): StreamPorts {
  const slot = (): ReplicaSlot => ({
    replicaId: whose.replicaId,
    async retire() {
      whose.replicaId = newReplicaId();
      return slot();
    },
    release() {},
  });
  return {
    store: whose.store,
    slots: { take: async () => slot() },
    clock: { now: Date.now, correct() {} },
    visibility: { isVisible: () => true, subscribe: () => () => {} },
    newCommandId: () => (++serial).toString(16).padStart(16, '0') as CommandId,
    every(ms, tick) {
      const timer = setInterval(tick, ms);
      return () => clearInterval(timer);
    },
    connect: (options) => createYjsReplica({ ...options, relayUrl, store: whose.store, environment: nodeEnvironment }),
  };
}

async function open(whose: Person, others: readonly Person[] = [], relayUrl = relay.url) {
  const stream = await openSharedStream(portsOf(whose, relayUrl), {
    domain: tallyDomain,
    ...{ streamId: cart.cartId, key: cart.key, role: 'edit', me: whose.actorId, isDraft: false, remembered: null },
    context: () => null,
    others: () => others.map(({ actorId }) => actorId),
    presence: ({ total }) => ({ name: whose.name, color: 'teal', isShopping: false, lookingAt: `${total}` }),
    rememberRest: () => async () => {},
    onChange() {},
    onRemoved() {},
  });
  opened.push(stream);
  stream.begin();
  return stream;
}

const add = (stream: SharedStream<TallyTypes>, by: number) =>
  stream.write((send) => send([{ type: 'Add', data: { by } }]));
const total = (stream: SharedStream<TallyTypes>) => stream.store.getState().now.total;
const eventually = (check: () => void) => vi.waitFor(check, { interval: 20 });

test('what one does is shown to the other, and known to be on the relay and on their device', async () => {
  const [ana, ben] = [person('Ana'), person('Ben')];
  const [atAnas, atBens] = [await open(ana, [ben]), await open(ben, [ana])];
  expect(await add(atAnas, 2)).toMatchObject({ kind: 'accepted' });
  expect(await add(atAnas, 0)).toEqual({ kind: 'rejected', reason: 'by-zero' });
  await eventually(() => expect(total(atBens)).toBe(2));
  await add(atBens, 3);
  await eventually(() => expect(total(atAnas)).toBe(5));
  expect(atAnas.store.getState().latestRemote).toEqual([{ by: 3, total: 5 }]);
  await eventually(() =>
    expect(atAnas.store.getState()).toMatchObject({
      sync: { link: { kind: 'online', caughtUp: true }, waiting: [], devices: [{ actorId: ben.actorId, lacks: 0 }] },
      people: [{ name: 'Ben', isShopping: false, lookingAt: '5', isMe: false }],
    }),
  );
});

test('[R8] it is there again without a network, and what was done then goes out later', async () => {
  const ana = person('Ana');
  await add(await open(ana), 2);
  const { port } = relay;
  opened.pop()?.close();
  await relay.close();
  const offline = await open(ana);
  expect(total(offline)).toBe(2);
  await add(offline, 3);
  expect(offline.store.getState().sync.waiting).toHaveLength(2);
  relay = await startTestRelay({ port });
  offline.reconnect();
  const atBens = await open(person('Ben'));
  await eventually(() => expect(total(atBens)).toBe(5));
});

test('[R10] the past is shown as it was, compared with now, and is read-only', async () => {
  const stream = await open(person('Ana'));
  for (const by of [2, 3, 4]) await add(stream, by);
  stream.step(-1);
  expect(stream.store.getState()).toMatchObject({
    now: { total: 9 },
    shown: { total: 5 },
    cursor: { index: 1, changes: 4 },
    history: { entries: [{ total: 2 }, { total: 5 }, { total: 9 }] },
  });
  expect(await add(stream, 1)).toEqual({ kind: 'failed', problem: { kind: 'in-the-past' } });
  stream.moveTo(null);
  expect(await add(stream, 1)).toMatchObject({ kind: 'accepted' });
});

test('a device that was cloned is healed, and nothing that either did is lost', async () => {
  const database = createMemoryDatabase();
  const ana = person('Ana', createMemoryEventStore({ database, now: Date.now }));
  const original = await open(ana);
  await add(original, 1);
  await eventually(() => expect(original.store.getState().sync.waiting).toEqual([]));
  const copy = structuredClone(database);
  const clone: Person = { ...ana, store: createMemoryEventStore({ database: copy, now: Date.now }) };
  await add(original, 2);
  await eventually(() => expect(original.store.getState().sync.waiting).toEqual([]));

  const offline = await open(clone, [], nowhere);
  await add(offline, 4);
  offline.close();
  const back = await open(clone);
  await eventually(() => expect(back.store.getState().sync.healed).toEqual({ setAside: 1, issuedAgain: 1 }));
  for (const stream of [original, back]) await eventually(() => expect(total(stream)).toBe(7));
});
