import { describe, expect, test, vi } from 'vitest';
import type { ReplicaStatus } from '../../engine/replica.ts';
import { emptyLog } from '../../log/logHead.ts';
import { hashOf } from '../../log/sha256.ts';
import { encodeUpdate } from '../../wire/encodeUpdate.ts';
import { parseUpdate } from '../../wire/updateGrammar.ts';
import { createLog } from './testing/logs.ts';
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

describe('the conversation', () => {
  test('hello comes before anything else and lists the logs held', async () => {
    const relay = await openRelay();
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
    const relay = await openRelay();
    relay.refusesUpgrades = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(500, 1_000);
    relay.refusesUpgrades = false;
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(500));
    expect(lastSession(relay).frameSizes.length).toBeGreaterThan(8);
    expect(Math.max(...lastSession(relay).frameSizes)).toBeLessThanOrEqual(64 * 1024);
  });

  test('an answer holds what is lacking, and nothing else; a relay that lacks nothing is told so', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(5);
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(5));
    const session = lastSession(relay);
    const answers = () => session.received.flatMap((each) => (each.kind === 'sync-step-2' ? [each.update] : []));
    for (const length of [3, 5, 9]) session.send({ kind: 'sync-step-1', stateVector: new Map([[alice, length]]) });
    await eventually(() => expect(answers()).toHaveLength(4));
    const [, lacking, nothing, beyond] = answers().map((update) => parseUpdate(update, { maxEntryBytes: 16_384 }));
    expect(lacking).toMatchObject({ kind: 'parsed', runs: [{ replica: alice, seq: 3, stop: null }] });
    expect(lacking?.kind === 'parsed' && lacking.runs[0]?.entries).toHaveLength(2);
    expect(nothing).toMatchObject({ kind: 'parsed', runs: [], deletions: [] });
    expect(beyond).toEqual(nothing);
  });

  test('so does a large group that is written while connected', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    await a.write(300, 1_000);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(300));
    expect(Math.max(...lastSession(relay).frameSizes)).toBeLessThanOrEqual(64 * 1024);
  });

  test('caught up means: the relay has told all, and it is stored', async () => {
    const relay = await openRelay();
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await b.write(2);
    await eventually(() => expect(relay.logs.get(bob)?.entries).toHaveLength(2));
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    a.disk.slowMs = 50;
    const seen: unknown[] = [];
    a.replica.subscribe(() => {
      const status = a.replica.status();
      if (status.kind === 'online') seen.push({ caughtUp: status.caughtUp, stored: a.delivered.length });
    });
    await caughtUp(a);
    expect(seen[0]).toEqual({ caughtUp: false, stored: 0 });
    expect(seen).not.toContainEqual({ caughtUp: true, stored: 0 });
    expect(seen.at(-1)).toEqual({ caughtUp: true, stored: 2 });
  });

  test('after a cut it is caught up again only when the relay has told all anew', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const seen: ReplicaStatus[] = [];
    a.replica.subscribe(() => seen.push(a.replica.status()));
    lastSession(relay).cut();
    await eventually(() => expect(seen.some(({ kind }) => kind !== 'online')).toBe(true));
    await caughtUp(a);
    const back = seen.slice(seen.findIndex(({ kind }) => kind !== 'online'));
    expect(back.find(({ kind }) => kind === 'online')).toMatchObject({ caughtUp: false });
  });

  test('the time that a very slow hello brings is not believed', async () => {
    const relay = await openRelay();
    relay.clockAhead = 3_600_000;
    let asked = 0;
    // Each look at the clock is 11 s after the one before.
    const now = () => Date.now() + 11_000 * asked++;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, environment: { now } });
    await caughtUp(a);
    expect(a.offsets).toEqual([]);
  });

  test('the relay’s clock is measured at hello, give or take half of what the answer took', async () => {
    const relay = await openRelay();
    const reads: unknown[] = [];
    Object.defineProperty(relay, 'clockAhead', { get: () => reads.push('read') && 3_600_000 });
    const now = () => Date.now() + 3_000 * reads.length;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, environment: { now } });
    await eventually(() => expect(a.offsets).toHaveLength(1));
    const [{ ms, doubtMs } = { ms: 0, doubtMs: 0 }] = a.offsets;
    expect(doubtMs).toBeGreaterThanOrEqual(1_500);
    expect(Math.abs(ms - 3_600_000)).toBeLessThanOrEqual(doubtMs);
  });

  test('bytes that are no message, unknown types and a heartbeat are ignored without a word', async () => {
    const complaints = vi.spyOn(console, 'error');
    const relay = await openRelay();
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

  test('[R17] an update that the guard does not let in never reaches Yjs; the rest goes on', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const session = lastSession(relay);
    const unchained = createLog(bob, 3)
      .slice(2)
      .map((entry) => ({ ...entry, seq: 0 }));
    session.send({ kind: 'sync-update', update: encodeUpdate([{ replica: bob, seq: 0, entries: unchained }]) });
    session.send({ kind: 'sync-update', update: new Uint8Array([1, 1, 7, 0, 0x28, 1, 1, 0x61, 1, 0x61, 0]) });
    session.send({
      kind: 'sync-update',
      update: encodeUpdate([{ replica: carol, seq: 0, entries: createLog(carol, 1) }]),
    });
    await hasHeads(a, { [carol]: 1 });
  });

  test('a gap makes the replica ask, once', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const session = lastSession(relay);
    const log = createLog(bob, 6);
    relay.logs.set(bob, { head: emptyLog(bob), entries: [...log] });
    for (const seq of [3, 4]) {
      session.send({
        kind: 'sync-update',
        update: encodeUpdate([{ replica: bob, seq, entries: log.slice(seq, seq + 1) }]),
      });
    }
    await hasHeads(a, { [bob]: 6 });
    expect(session.received.filter(({ kind }) => kind === 'sync-step-1')).toHaveLength(2);
  });
});

describe('a view link', () => {
  test('receives everything and sends no entry, not even another tab’s', async () => {
    const relay = await openRelay();
    const device = createDevice();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    const viewer = await openTab({ relayUrl: relay.url, replicaId: null, role: 'view', device });
    await caughtUp(viewer);
    await a.write(2);
    await hasHeads(viewer, { [alice]: 2 });
    const writer = await openTab({ relayUrl: nowhere, replicaId: bob, device });
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
  test('[R18] is what the relay has said, and no more', async () => {
    const relay = await openRelay();
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
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(3);
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(3));
    await a.write(1);
    lastSession(relay).send({
      kind: 'durable',
      logs: [{ replica: alice, length: 4, hash: 'ffffffffffffffff' }],
    });
    await eventually(() => expect(a.replica.status()).toMatchObject({ kind: 'online', refusal: 'fork' }));
    expect(await a.heads()).toEqual({ [alice]: 4 });
  });

  test('a relay that holds another branch of our log is told from its entries and by its refusal', async () => {
    const relay = await openRelay();
    const branch = createLog(alice, 2, { branch: 9 });
    const device = createDevice();
    const a = await openTab({ relayUrl: nowhere, replicaId: alice, device });
    await a.write(1);
    a.close();
    const b = await openTab({ relayUrl: relay.url, replicaId: bob });
    await caughtUp(b);
    // Put there by the twin of a cloned profile.
    const hash = hashOf(branch[1]?.bytes ?? new Uint8Array());
    relay.logs.set(alice, {
      head: { replica: alice, length: 2, hash, stamp: 'ffffffffffffffff' },
      entries: [...branch],
    });
    const again = await openTab({ relayUrl: relay.url, replicaId: alice, device });
    await eventually(() => expect(again.replica.status()).toMatchObject({ kind: 'online', refusal: 'fork' }));
    expect(again.replica.durableLength(alice)).toBe(0);
    await eventually(() => expect(again.forks).toEqual([{ replicaId: alice, branch }]));
    // It is the app's to heal: neither the document nor the store has got any of it.
    expect(again.received).toEqual([]);
    expect(await again.heads()).toEqual({ [alice]: 1 });
    // What the relay would refuse, it is not given again, however often it asks.
    const session = lastSession(relay);
    const answers = () =>
      session.received.flatMap((message) => (message.kind === 'sync-step-2' ? [message.update] : []));
    const before = answers().length;
    session.send({ kind: 'sync-step-1', stateVector: new Map([[alice, 0]]) });
    await eventually(() => expect(answers().slice(before)).toEqual([encodeUpdate([])]));
    await b.write(1);
    await hasHeads(again, { [alice]: 1, [bob]: 1 });
  });

  test('a branch shows, too, when the relay repeats old entries; repeating the same ones is no fork', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const session = lastSession(relay);
    const repeat = (entries: ReturnType<typeof createLog>) =>
      session.send({ kind: 'sync-update', update: encodeUpdate([{ replica: bob, seq: 0, entries }]) });
    repeat(createLog(bob, 4));
    repeat(createLog(bob, 2));
    await hasHeads(a, { [bob]: 4 });
    await a.write(1);
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(1));
    expect(a.replica.status()).toEqual({ kind: 'online', role: 'edit', caughtUp: true });
    repeat(createLog(bob, 2, { branch: 9, from: 1 }));
    await eventually(() => expect(a.replica.status()).toMatchObject({ refusal: 'fork' }));
    expect(await a.heads()).toEqual({ [alice]: 1, [bob]: 4 });
  });

  test('what the relay does not take is shown until it has taken it', async () => {
    const relay = await openRelay();
    relay.holdsDurable = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await a.write(1);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(1));
    lastSession(relay).send({
      kind: 'refused',
      reason: 'storage',
      replica: alice,
      seq: 0,
      count: 1,
      detail: 'disk full',
    });
    await eventually(() => expect(a.replica.status()).toMatchObject({ kind: 'online', refusal: 'storage' }));
    relay.acknowledge();
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'online', role: 'edit', caughtUp: true }));
  });
});
