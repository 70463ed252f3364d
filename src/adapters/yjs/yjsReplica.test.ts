import { describe, expect, test } from 'vitest';
import {
  alice,
  bob,
  carol,
  caughtUp,
  closeSceneAfterEach,
  eventually,
  hasHeads,
  lastSession,
  nowhere,
  openRelay,
  person,
} from './testing/scene.ts';
import { createDevice, openTab } from './testing/testTab.ts';

closeSceneAfterEach();

describe('two devices', () => {
  test('what one writes is in the other’s store, both ways, online and after having been away', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(3);
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await hasHeads(b, { [alice]: 3 });
    await b.write(2);
    await hasHeads(a, { [alice]: 3, [bob]: 2 });
    expect(b.delivered.map(({ replicaId, seq }) => [replicaId, seq])).toEqual([
      [alice, 0],
      [alice, 1],
      [alice, 2],
      [bob, 0],
      [bob, 1],
    ]);
  });

  test('edits made while the relay is away arrive when it is back, whoever held them', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await a.write(1);
    await hasHeads(b, { [alice]: 1 });
    await relay.stop();
    await eventually(() => expect(a.replica.status().kind).toBe('offline'));
    await a.write(2);
    await b.write(4);
    // Its disk is gone, too: the members bring everything back.
    const again = await openRelay({ port: relay.port });
    await hasHeads(a, { [alice]: 3, [bob]: 4 });
    await hasHeads(b, { [alice]: 3, [bob]: 4 });
    expect(again.logs.get(alice)?.entries).toHaveLength(3);
  });

  test('entries that were stored and never offered are found at the next connection', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    await a.writeSilently(2);
    lastSession(relay).cut();
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(2));
  });

  test('a gap in what is offered is filled from the store', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    await a.writeSilently(4);
    a.replica.offer(await a.readOwn(3));
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(4));
  });
});

describe('a store that fails', () => {
  test('ends this life before more is taken in, and the next one begins where the store is', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(a);
    await caughtUp(b);
    a.disk.isFull = true;
    await b.write(2);
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline' }));
    await b.write(1);
    // Own writes fail or not, as the disk has it; what is stored while there is no document is not forgotten.
    await a.write(1);
    expect(await a.heads()).toEqual({ [alice]: 1 });
    a.disk.isFull = false;
    a.replica.reconnect();
    await hasHeads(a, { [alice]: 1, [bob]: 3 });
    await hasHeads(b, { [alice]: 1, [bob]: 3 });
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(1));
  });

  test('that did not keep what it was given is found out at the next connection', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(a);
    a.disk.isForgetful = true;
    await b.write(2);
    await eventually(() => expect(a.received).toEqual([2]));
    a.disk.isForgetful = false;
    relay.sessions[0]?.cut();
    await hasHeads(a, { [bob]: 2 });
  });

  test('that cannot be read ends this life, too, and own entries leave when it can be read again', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    a.disk.isBroken = true;
    lastSession(relay).cut();
    const seen: unknown[] = [];
    a.replica.subscribe(() => seen.push(a.replica.status().kind));
    // Once for the line that was cut, once for the store.
    await eventually(() => expect(seen.filter((kind) => kind === 'offline').length).toBeGreaterThan(1));
    await a.write(2);
    a.disk.isBroken = false;
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(2));
  });

  test('is tried again by itself, and whoever was here is here again', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    a.replica.setPresence(person('Ana'));
    await eventually(() => expect(b.replica.presence().get(alice)).toEqual(person('Ana')));
    a.disk.isFull = true;
    await b.write(1);
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline' }));
    await eventually(() => expect(b.replica.presence().size).toBe(0));
    a.disk.isFull = false;
    await hasHeads(a, { [bob]: 1 });
    await eventually(() => expect(b.replica.presence().get(alice)).toEqual(person('Ana')));
  });
});

describe('several tabs of one browser', () => {
  test('share what each writes without any network, each entry delivered once', async () => {
    const device = createDevice();
    const a = await openTab({ relayUrl: nowhere, replicaId: alice, device });
    const b = await openTab({ relayUrl: nowhere, replicaId: bob, device });
    await a.write(2);
    await eventually(() => expect(b.delivered).toHaveLength(2));
    await b.write(1);
    await eventually(() => expect(a.delivered).toHaveLength(3));
    expect(b.delivered).toHaveLength(3);
  });

  test('bring each other’s entries to the relay, and hear of each only once', async () => {
    const relay = await openRelay();
    const device = createDevice();
    const cutOff = await openTab({ relayUrl: nowhere, replicaId: alice, device });
    const online = await openTab({ relayUrl: relay.url, replicaId: bob, device });
    await caughtUp(online);
    await cutOff.write(3);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(3));
    const c = await openTab({ relayUrl: relay.url, replicaId: carol });
    await c.write(1);
    await eventually(() => expect(cutOff.delivered).toHaveLength(4));
    expect(online.delivered).toHaveLength(4);
  });
});
