import { afterEach, describe, expect, test, vi } from 'vitest';
import type { ReplicaId } from '../../engine/message.ts';
import type { PresenceState } from '../../engine/replica.ts';
import { encodeUpdate } from '../../wire/encodeUpdate.ts';
import { entryFormat } from '../browser/entryFormat.ts';
import { createLog } from './testing/logs.ts';
import { startTestRelay, type TestRelay } from './testing/testRelay.ts';
import { closeAllTabs, createDevice, openTab, type TestTab } from './testing/testTab.ts';

const [alice, bob, carol] = [0x1ffffffffffff1, 0x10000002, 3] as [ReplicaId, ReplicaId, ReplicaId];
const relays: TestRelay[] = [];

async function relayWith(options: Parameters<typeof startTestRelay>[0] = {}) {
  const relay = await startTestRelay(options);
  relays.push(relay);
  return relay;
}

afterEach(async () => {
  closeAllTabs();
  await Promise.all(relays.splice(0).map((relay) => relay.stop()));
});

const eventually = <T>(check: () => T | Promise<T>) => vi.waitFor(check, { timeout: 8_000, interval: 10 });
const caughtUp = (tab: TestTab) =>
  eventually(() => expect(tab.replica.status()).toMatchObject({ kind: 'online', caughtUp: true }));
const hasHeads = (tab: TestTab, heads: Record<number, number>) =>
  eventually(async () => expect(await tab.heads()).toEqual(heads));
const lastSession = (relay: TestRelay) => {
  const session = relay.sessions.at(-1);
  if (session === undefined) throw new Error('nobody has connected');
  return session;
};

describe('two devices', () => {
  test('what one writes is in the other’s store, both ways, online and after having been away', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(3);
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await hasHeads(b, { [alice]: 3 });
    await b.write(2);
    await hasHeads(a, { [alice]: 3, [bob]: 2 });
    expect(b.delivered.map(({ replicaId, seq }) => [replicaId, seq])).toEqual([
      [alice, 0], [alice, 1], [alice, 2], [bob, 0], [bob, 1],
    ]);
  });

  test('edits made while the relay is away arrive when it is back, whoever held them', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await a.write(1);
    await hasHeads(b, { [alice]: 1 });
    await relay.stop();
    await eventually(() => expect(a.replica.status().kind).toBe('offline'));
    await a.write(2);
    await b.write(4);
    // Its disk is gone, too: the members bring everything back.
    const again = await relayWith({ port: relay.port });
    await hasHeads(a, { [alice]: 3, [bob]: 4 });
    await hasHeads(b, { [alice]: 3, [bob]: 4 });
    expect(again.logs.get(alice)?.entries).toHaveLength(3);
  });

  test('entries that were stored and never offered are found at the next connection', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    await a.writeSilently(2);
    lastSession(relay).cut();
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(2));
  });

  test('a gap in what is offered is filled from the store', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    await a.writeSilently(3);
    a.replica.offer(a.delivered.slice(-1).map((entry) => ({ ...entry })));
    await a.write(1);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(4));
  });
});

describe('the conversation', () => {
  test('hello comes before anything else and lists the logs held', async () => {
    const relay = await relayWith();
    const device = createDevice();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, device });
    a.replica.setPresence(person('Ana'));
    await a.write(2);
    a.close();
    await openTab({ relayUrl: relay.url, replicaId: alice, device });
    await eventually(() => expect(relay.sessions.at(-1)?.received.length).toBeGreaterThan(1));
    const [first, second] = lastSession(relay).received;
    expect(first).toMatchObject({ kind: 'hello', version: 1, logs: [{ replica: alice, length: 2 }] });
    expect(second).toMatchObject({ kind: 'sync-step-1' });
  });

  test('a long answer leaves in frames of at most 64 KB', async () => {
    const relay = await relayWith();
    relay.refusesUpgrades = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(500, 1_000);
    relay.refusesUpgrades = false;
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(500));
    expect(lastSession(relay).frameSizes.length).toBeGreaterThan(8);
    expect(Math.max(...lastSession(relay).frameSizes)).toBeLessThanOrEqual(64 * 1024);
  });

  test('so does a large group that is written while connected', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    await a.write(300, 1_000);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(300));
    expect(Math.max(...lastSession(relay).frameSizes)).toBeLessThanOrEqual(64 * 1024);
  });

  test('caught up means: the relay has told all, and it is stored', async () => {
    const relay = await relayWith();
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await b.write(2);
    await eventually(() => expect(relay.logs.get(bob)?.entries).toHaveLength(2));
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const seen: unknown[] = [];
    a.replica.subscribe(() => {
      const status = a.replica.status();
      if (status.kind === 'online') seen.push([status.caughtUp, a.delivered.length]);
    });
    await caughtUp(a);
    expect(seen[0]).toEqual([false, 0]);
    expect(seen.filter((each) => Array.isArray(each) && each[0] === true)[0]).toEqual([true, 2]);
  });

  test('the relay’s clock is measured at hello', async () => {
    const relay = await relayWith();
    relay.clockAhead = 3_600_000;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await eventually(() => expect(a.offsets).toHaveLength(1));
    expect(Math.abs((a.offsets[0] ?? 0) - 3_600_000)).toBeLessThan(2_000);
  });

  test('bytes that are no message, unknown types and a heartbeat are ignored without a word', async () => {
    const complaints = vi.spyOn(console, 'error');
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    for (const bytes of [[103, 1, 2], [109], [127, 1], [2, 0, 1], [1, 1, 0], [0, 9], [100, 255, 255], [0, 2, 40, 1]]) {
      lastSession(relay).sendBytes(new Uint8Array(bytes));
    }
    await a.write(1);
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(1));
    expect(complaints).not.toHaveBeenCalled();
    expect(relay.sessions).toHaveLength(1);
    complaints.mockRestore();
  });

  test('an update that the guard does not let in never reaches Yjs; the rest goes on', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const session = lastSession(relay);
    const unchained = createLog(bob, 3).slice(2).map((entry) => ({ ...entry, seq: 0 }));
    session.send({ kind: 'sync-update', update: encodeUpdate([{ replica: bob, seq: 0, entries: unchained }]) });
    session.send({ kind: 'sync-update', update: new Uint8Array([1, 1, 7, 0, 0x28, 1, 1, 0x61, 1, 0x61, 0]) });
    session.send({ kind: 'sync-update', update: encodeUpdate([{ replica: carol, seq: 0, entries: createLog(carol, 1) }]) });
    await hasHeads(a, { [carol]: 1 });
  });

  test('a gap makes the replica ask, once', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const session = lastSession(relay);
    const log = createLog(bob, 6);
    relay.logs.set(bob, { head: { length: 0, headHash: '', lastStamp: '' }, entries: [...log] });
    for (const seq of [3, 4]) {
      session.send({ kind: 'sync-update', update: encodeUpdate([{ replica: bob, seq, entries: log.slice(seq, seq + 1) }]) });
    }
    await hasHeads(a, { [bob]: 6 });
    expect(session.received.filter(({ kind }) => kind === 'sync-step-1')).toHaveLength(2);
  });
});

describe('a view link', () => {
  test('receives everything and sends no entry, not even another tab’s', async () => {
    const relay = await relayWith();
    const device = createDevice();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const viewer = await openTab({ relayUrl: relay.url, replicaId: null, role: 'view', device });
    await caughtUp(viewer);
    await a.write(2);
    await hasHeads(viewer, { [alice]: 2 });
    const writer = await openTab({ relayUrl: 'http://127.0.0.1:9', replicaId: bob, device });
    await writer.write(1);
    await hasHeads(viewer, { [alice]: 2, [bob]: 1 });
    const session = relay.sessions.find(({ role }) => role === 'view');
    session?.send({ kind: 'sync-step-1', stateVector: new Map() });
    await a.write(1);
    await hasHeads(viewer, { [alice]: 3, [bob]: 1 });
    expect(session?.received.map(({ kind }) => kind)).toEqual(['hello', 'sync-step-1']);
    expect(viewer.replica.status()).toEqual({ kind: 'online', role: 'view', caughtUp: true });
  });
});

describe('durable on the relay', () => {
  test('is what the relay has said, and no more', async () => {
    const relay = await relayWith();
    relay.holdsDurable = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(3);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(3));
    expect(a.replica.durableLength(alice)).toBe(0);
    relay.acknowledge();
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(3));
    await relay.stop();
    await eventually(() => expect(a.replica.status().kind).toBe('offline'));
    expect(a.replica.durableLength(alice)).toBe(0);
  });

  test('a length counts only where the head hash agrees with our chain; else it is a fork, and nothing is lost', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(3);
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(3));
    await a.write(1);
    lastSession(relay).send({ kind: 'durable', logs: [{ replica: alice, length: 4, headHash: 'ffffffffffffffff' }], position: 0 });
    await eventually(() => expect(a.replica.status()).toMatchObject({ kind: 'online', refusal: 'fork' }));
    expect(await a.heads()).toEqual({ [alice]: 4 });
  });

  test('a relay that holds another branch of our log is told from its entries and by its refusal', async () => {
    const relay = await relayWith();
    const branch = createLog(alice, 2, { branch: 9 });
    const device = createDevice();
    const a = await openTab({ relayUrl: 'http://127.0.0.1:9', replicaId: alice, device });
    await a.write(1);
    a.close();
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(b);
    // Put there by the twin of a cloned profile.
    const headHash = entryFormat.hash(branch[1]?.bytes ?? new Uint8Array());
    relay.logs.set(alice, { head: { length: 2, headHash, lastStamp: 'ffffffffffffffff' }, entries: [...branch] });
    const again = await openTab({ relayUrl: relay.url, replicaId: alice, device });
    await eventually(() => expect(again.replica.status()).toMatchObject({ kind: 'online', refusal: 'fork' }));
    expect(again.replica.durableLength(alice)).toBe(0);
    expect(await again.heads()).toEqual({ [alice]: 1 });
    await b.write(1);
    await hasHeads(again, { [alice]: 1, [bob]: 1 });
  });

  test('what the relay does not take is shown until it has taken it', async () => {
    const relay = await relayWith();
    relay.holdsDurable = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(1);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(1));
    lastSession(relay).send({ kind: 'refused', reason: 'storage', replica: alice, seq: 0, count: 1, detail: 'disk full' });
    await eventually(() => expect(a.replica.status()).toMatchObject({ kind: 'online', refusal: 'storage' }));
    relay.acknowledge();
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'online', role: 'edit', caughtUp: true }));
  });
});

describe('a store that fails', () => {
  test('ends this life before more is taken in, and the next one begins where the store is', async () => {
    const relay = await relayWith();
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

  test('is tried again by itself', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(a);
    a.disk.isFull = true;
    await b.write(1);
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline' }));
    a.disk.isFull = false;
    await hasHeads(a, { [bob]: 1 });
  });
});

describe('several tabs of one browser', () => {
  test('share what each writes without any network, each entry delivered once', async () => {
    const device = createDevice();
    const nowhere = 'http://127.0.0.1:9';
    const a = await openTab({ relayUrl: nowhere, replicaId: alice, device });
    const b = await openTab({ relayUrl: nowhere, replicaId: bob, device });
    await a.write(2);
    await eventually(() => expect(b.delivered).toHaveLength(2));
    await b.write(1);
    await eventually(() => expect(a.delivered).toHaveLength(3));
    expect(b.delivered).toHaveLength(3);
  });

  test('bring each other’s entries to the relay, and hear of each only once', async () => {
    const relay = await relayWith();
    const device = createDevice();
    const cutOff = await openTab({ relayUrl: 'http://127.0.0.1:9', replicaId: alice, device });
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

describe('presence', () => {
  test('people see each other, and see who leaves', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(a);
    await caughtUp(b);
    a.replica.setPresence(person('Ana'));
    b.replica.setPresence(person('Ben'));
    await eventually(() => expect([...b.replica.presence()]).toEqual([[alice, person('Ana')]]));
    a.replica.setPresence({ ...person('Ana'), lookingAt: 'milk' });
    await eventually(() => expect(b.replica.presence().get(alice)?.lookingAt).toBe('milk'));
    a.close();
    await eventually(() => expect(b.replica.presence().size).toBe(0));
  });

  test('a reload under the same id is not ignored', async () => {
    const relay = await relayWith();
    const device = createDevice();
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(b);
    for (const name of ['Ana', 'Anna', 'Anne']) {
      const a = await openTab({ relayUrl: relay.url, replicaId: alice, device });
      a.replica.setPresence(person(name));
      await eventually(() => expect(b.replica.presence().get(alice)?.name).toBe(name));
      // A crash, not a goodbye.
      lastSession(relay).cut();
      a.close();
    }
  });

  test('after a lost connection everybody is there again at once', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    a.replica.setPresence(person('Ana'));
    b.replica.setPresence(person('Ben'));
    await eventually(() => expect([a.replica.presence().size, b.replica.presence().size]).toEqual([1, 1]));
    relay.sessions[0]?.cut();
    await eventually(() => expect(a.replica.presence().size).toBe(0));
    await eventually(() => expect([a.replica.presence().size, b.replica.presence().size]).toEqual([1, 1]));
  });

  test('nobody re-sends what they hear', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(a);
    await caughtUp(b);
    for (let n = 0; n < 5; n++) a.replica.setPresence({ ...person('Ana'), lookingAt: `line ${n}` });
    await eventually(() => expect(b.replica.presence().get(alice)?.lookingAt).toBe('line 4'));
    expect(relay.sessions[1]?.received.filter(({ kind }) => kind === 'awareness')).toEqual([]);
  });

  test('what others send is parsed, and what does not parse is nobody', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const session = lastSession(relay);
    const say = (client: number, json: string) => {
      const text = new TextEncoder().encode(json);
      session.send({ kind: 'awareness', update: new Uint8Array([1, client, 9, text.length, ...text]) });
    };
    say(1, '{"name":"Eve"}');
    say(2, '{broken');
    say(3, '7');
    say(4, '{"actorId":"x","name":"Ben","color":"teal","lookingAt":null,"cursor":null,"more":1}');
    await eventually(() => expect([...a.replica.presence().keys()]).toEqual([4]));
    expect(a.replica.presence().get(4)).toEqual({ ...person('Ben'), actorId: 'x' });
  });
});

describe('the connection', () => {
  test('a final close code is final, with its reason', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    lastSession(relay).close(4410, 'deleted by its operator');
    await eventually(() =>
      expect(a.replica.status()).toEqual({ kind: 'refused', reason: 'gone', detail: 'deleted by its operator' }),
    );
    a.wake('online');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(relay.sessions).toHaveLength(1);
  });

  test('so is the word that the cart is gone', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    lastSession(relay).send({ kind: 'refused', reason: 'gone', replica: 0, seq: 0, count: 0, detail: 'deleted' });
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'refused', reason: 'gone', detail: 'deleted' }));
  });

  test('a relay that is being stopped says so, and is tried again', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, environment: { random: () => 0.999 } });
    await caughtUp(a);
    const seen: unknown[] = [];
    a.replica.subscribe(() => seen.push(a.replica.status()));
    lastSession(relay).close(4503, 'draining');
    await eventually(() => expect(seen).toContainEqual({ kind: 'offline', reason: 'draining' }));
    await caughtUp(a);
  });

  test('where HTTP gets through and the socket does not, the status says what to look at', async () => {
    const relay = await relayWith();
    relay.refusesUpgrades = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline', reason: 'unreachable-relay' }));
    relay.refusesUpgrades = false;
    await caughtUp(a);
  });

  test('where nothing answers it is just offline', async () => {
    const a = await openTab({ relayUrl: 'http://127.0.0.1:9', replicaId: alice });
    expect(a.replica.status()).toEqual({ kind: 'connecting' });
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline' }));
  });

  test('waits are drawn anew each time; a network that comes back, or a wish, ends them', async () => {
    const drawn: number[] = [];
    const random = () => {
      drawn.push(1);
      return drawn.length < 4 ? 0 : 0.9999;
    };
    const relay = await relayWith();
    relay.refusesUpgrades = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, environment: { random } });
    await eventually(() => expect(drawn.length).toBeGreaterThanOrEqual(5));
    relay.refusesUpgrades = false;
    a.replica.reconnect();
    await caughtUp(a);
    lastSession(relay).cut();
    await eventually(() => expect(a.replica.status().kind).toBe('offline'));
    a.wake('visible');
    await caughtUp(a);
    const before = relay.sessions.length;
    a.wake('online');
    await eventually(() => expect(relay.sessions.length).toBe(before + 1));
    await caughtUp(a);
  });

  test('closing is quiet: no retry, no call to a listener', async () => {
    const relay = await relayWith();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const listener = vi.fn();
    a.replica.subscribe(listener);
    a.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(listener).not.toHaveBeenCalled();
    expect(relay.sessions).toHaveLength(1);
  });
});

function person(name: string): PresenceState {
  return { actorId: name.toLowerCase(), name, color: 'teal', lookingAt: null, cursor: null };
}
