import { expect, test, vi } from 'vitest';
import * as Y from 'yjs';
import { createMemoryEventStore } from '../../engine/memoryEventStore.ts';
import type { ActorId, StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createReplicaLife } from './replicaLife.ts';
import {
  bob,
  carol,
  caughtUp,
  closeSceneAfterEach,
  eventually,
  hasHeads,
  nowhere,
  openRelay,
} from './testing/scene.ts';
import { cart, nodeEnvironment, openTab } from './testing/testTab.ts';

closeSceneAfterEach();

test('a document begins with what was told, and shares its bytes; what the store has beside it follows', async () => {
  const bobs = await openTab({ relayUrl: nowhere, replicaId: bob });
  await bobs.write(5);
  const entries = await bobs.readOwn(0);
  const store = createMemoryEventStore({ now: Date.now });
  const stream = await store.open(cart.cartId as StreamId, { history() {}, arrived() {}, removed() {} });
  await stream.append(entries);
  const told = entries.slice(0, 3);
  const relay = await openRelay();
  const readAll = vi.spyOn(store, 'readAll');
  const make = vi.spyOn(Y.Array.prototype, 'push');
  const life = await createReplicaLife(
    {
      ...member(relay.url, bob, 'bob'),
      store,
      told: () => told,
      events: { receive: async () => {}, clockOffset() {}, forked() {}, storeChanged() {} },
      environment: nodeEnvironment,
    },
    { onStored() {}, onApart() {}, onChange() {} },
  );
  const pushed = make.mock.calls.flatMap(([content]) => content as Uint8Array[][]);
  expect(pushed[0]?.[0]).toBe(told[0]?.bytes);
  make.mockRestore();
  await eventually(() => expect(life.relay.durableLength(bob)).toBe(5));
  expect(readAll).not.toHaveBeenCalled();
  life.end();
});

test('what has come meanwhile is stored in portions, all of it in order', async () => {
  const relay = await openRelay();
  const bobs = await openTab({ relayUrl: relay.url, replicaId: bob });
  await caughtUp(bobs);
  await bobs.write(12_000, 1);
  const durable = (tab: typeof bobs) => eventually(() => expect(tab.replica.durableLength(bob)).toBe(12_000));
  await durable(bobs);
  const carols = await openTab({ relayUrl: relay.url, replicaId: carol });
  let goOn = () => {};
  carols.disk.stuckUntil = new Promise((resolve) => {
    goOn = resolve;
  });
  await durable(carols);
  goOn();
  await hasHeads(carols, { [bob]: 12_000 });
  expect(Math.max(...carols.received)).toBe(4_000);
  expect(carols.received.reduce((sum, count) => sum + count)).toBe(12_000);
});

/** Carol's life of a replica, beside Bob's tab. Storing waits until she is told to go on. */
async function carolBesideBob() {
  const relay = await openRelay();
  const bobs = await openTab({ relayUrl: relay.url, replicaId: bob });
  await caughtUp(bobs);
  const store = createMemoryEventStore({ now: Date.now });
  let goOn = () => {};
  const storing = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const after = vi.fn(nodeEnvironment.after);
  const events = { receive: vi.fn(() => storing), clockOffset() {}, forked() {}, storeChanged() {} };
  const listeners = { onStored: vi.fn(), onApart: vi.fn(), onChange: vi.fn() };
  const life = await createReplicaLife(
    {
      ...member(relay.url, carol, 'carol'),
      store,
      events,
      environment: { ...nodeEnvironment, after },
    },
    listeners,
  );
  return { bobs, life, events, listeners, goOn, after };
}

test('a life that has ended takes nothing more in, and says nothing of what is stored after its end', async () => {
  const { bobs, life, events, listeners, goOn, after } = await carolBesideBob();
  await bobs.write(1);
  await eventually(() => expect(events.receive).toHaveBeenCalledOnce());
  life.end();
  const timers = after.mock.calls.length;
  listeners.onChange.mockClear();
  goOn();
  await new Promise((resolve) => setImmediate(resolve));
  expect([listeners.onStored.mock.calls, listeners.onApart.mock.calls, listeners.onChange.mock.calls]).toEqual([
    [],
    [],
    [],
  ]);
  expect([after.mock.calls.length, events.receive.mock.calls.length]).toEqual([timers, 1]);
});

test('a life ends once, and leaves no document behind', async () => {
  const { life, listeners } = await carolBesideBob();
  const destroy = vi.spyOn(Y.Doc.prototype, 'destroy');
  life.end();
  life.end();
  expect(destroy).toHaveBeenCalledOnce();
  expect(listeners.onApart).not.toHaveBeenCalled();
  destroy.mockRestore();
});

function member(relayUrl: string, replicaId: ReplicaId, name: string) {
  const { cartId, key } = cart;
  return { streamId: cartId as StreamId, key, role: 'edit' as const, relayUrl, replicaId, actorId: name as ActorId };
}
