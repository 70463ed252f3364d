// What is told and heard of who holds what, over real sockets.

import { describe, expect, test, vi } from 'vitest';
import {
  alice,
  bob,
  caughtUp,
  closeSceneAfterEach,
  eventually,
  lastSession,
  openRelay,
  person,
} from './testing/scene.ts';
import type { TestSession } from './testing/testRelay.ts';
import { createDevice, openTab, type TestTab } from './testing/testTab.ts';

closeSceneAfterEach();

const told = ({ received }: TestSession) =>
  received.flatMap((message) =>
    message.kind === 'held' ? [{ device: message.device, lengths: Object.fromEntries(message.lengths) }] : [],
  );

/** Everything this tab has said so far has arrived: frames keep their order. */
async function hasSpoken(tab: TestTab, session: TestSession) {
  const presences = () => session.received.filter(({ kind }) => kind === 'awareness').length;
  const before = presences();
  tab.replica.setPresence(person(`Ana ${before}`));
  await eventually(() => expect(presences()).toBeGreaterThan(before));
}

/** Time that a test moves: what is due runs when it says so. */
function patience() {
  let now = 1_000_000;
  let timers: { at: number; run: () => void }[] = [];
  return {
    environment: {
      now: () => now,
      after(ms: number, run: () => void) {
        const timer = { at: now + ms, run };
        timers.push(timer);
        return () => {
          timers = timers.filter((each) => each !== timer);
        };
      },
    },
    waiting: () => timers.length,
    pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}

describe('an editor’s device', () => {
  test('tells what it holds of what is durable on the relay, in full when it has caught up', async () => {
    const relay = await openRelay();
    const b = await openTab({ relayUrl: relay.url, replicaId: bob, device: createDevice('ben') });
    await b.write(2);
    const device = createDevice('ana');
    const before = await openTab({ relayUrl: relay.url, replicaId: alice, device });
    await before.write(3);
    await eventually(() => expect(before.replica.durableLength(alice)).toBe(3));
    before.close();
    await openTab({ relayUrl: relay.url, replicaId: alice, device });
    await eventually(() =>
      expect(told(lastSession(relay))).toEqual([{ device: 'ana', lengths: { [alice]: 3, [bob]: 2 } }]),
    );
    const kinds = lastSession(relay).received.map(({ kind }) => kind);
    expect(kinds.indexOf('held')).toBeGreaterThan(kinds.indexOf('sync-step-1'));
  });

  test('[R18] nothing of it before the relay has called it durable', async () => {
    const relay = await openRelay();
    relay.holdsDurable = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, device: createDevice('ana') });
    await caughtUp(a);
    await a.write(2);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(2));
    await hasSpoken(a, lastSession(relay));
    expect(told(lastSession(relay))).toEqual([]);
    relay.acknowledge();
    await eventually(() => expect(told(lastSession(relay))).toEqual([{ device: 'ana', lengths: { [alice]: 2 } }]));
  });

  test('[R7] nothing of it before it is in this device’s store', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, device: createDevice('ana') });
    await caughtUp(a);
    const session = lastSession(relay);
    let goOn = () => {};
    a.disk.stuckUntil = new Promise((resolve) => {
      goOn = resolve;
    });
    const b = await openTab({ relayUrl: relay.url, replicaId: bob, device: createDevice('ben') });
    await b.write(2);
    // The document has it, the relay calls it durable, and the chain agrees.
    await eventually(() => expect(a.replica.durableLength(bob)).toBe(2));
    await hasSpoken(a, session);
    expect([a.received, await a.heads(), told(session)]).toEqual([[2], {}, []]);
    goOn();
    await eventually(() => expect(told(session)).toEqual([{ device: 'ana', lengths: { [bob]: 2 } }]));
    expect(await a.heads()).toEqual({ [bob]: 2 });
  });

  test('where the relay’s chain is another one, nothing of that log', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, device: createDevice('ana') });
    await caughtUp(a);
    relay.holdsDurable = true;
    await a.write(4);
    await eventually(() => expect(relay.logs.get(alice)?.entries).toHaveLength(4));
    lastSession(relay).send({
      kind: 'durable',
      logs: [{ replica: alice, length: 4, hash: 'ffffffffffffffff' }],
    });
    await eventually(() => expect(a.replica.status()).toMatchObject({ refusal: 'fork' }));
    await hasSpoken(a, lastSession(relay));
    expect(told(lastSession(relay))).toEqual([]);
  });

  test('sums up what moves within a second, and leaves no timer behind', async () => {
    const relay = await openRelay();
    const time = patience();
    const { environment } = time;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, device: createDevice('ana'), environment });
    await caughtUp(a);
    const session = lastSession(relay);
    for (let length = 1; length <= 4; length++) {
      await a.write(1);
      await eventually(() => expect(a.replica.durableLength(alice)).toBe(length));
    }
    await eventually(() => expect(told(session)).toHaveLength(1));
    expect(time.waiting()).toBe(1);
    time.pass(1_000);
    await eventually(() =>
      expect(told(session)).toEqual([
        { device: 'ana', lengths: { [alice]: 1 } },
        { device: 'ana', lengths: { [alice]: 4 } },
      ]),
    );
    expect(time.waiting()).toBe(0);
    await a.write(1);
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(5));
    expect(time.waiting()).toBe(1);
    // Who leaves has still said it.
    a.close();
    expect(time.waiting()).toBe(0);
    await eventually(() => expect(told(session).slice(2)).toEqual([{ device: 'ana', lengths: { [alice]: 5 } }]));
  });
});

describe('what others hold', () => {
  const held = (device: string, length: number) =>
    ({ kind: 'held', devices: [{ device, lengths: new Map([[alice, length]]) }] }) as const;

  test('is heard, each log at its most, and outlasts the connection; what this device has told is left out', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, device: createDevice('ana') });
    await caughtUp(a);
    const before = a.replica.heldElsewhere();
    const changed = vi.fn();
    a.replica.subscribe(changed);
    lastSession(relay).send(held('ana', 9));
    lastSession(relay).send(held('ben', 3));
    lastSession(relay).send(held('ben', 2));
    await eventually(() => expect(a.replica.heldElsewhere()).toEqual(new Map([['ben', new Map([[alice, 3]])]])));
    expect(changed).toHaveBeenCalledOnce();
    expect(before.size).toBe(0);
    lastSession(relay).cut();
    await eventually(() => expect(a.replica.status().kind).toBe('offline'));
    expect(a.replica.heldElsewhere().get('ben')?.get(alice)).toBe(3);
  });

  test('is heard by a viewer, too, who tells nothing', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, device: createDevice('ana') });
    await a.write(2);
    const viewer = await openTab({
      relayUrl: relay.url,
      replicaId: null,
      role: 'view',
      device: createDevice('vera'),
    });
    await eventually(() => expect(viewer.replica.durableLength(alice)).toBe(2));
    const session = lastSession(relay);
    session.send(held('ben', 1));
    await eventually(() => expect(viewer.replica.heldElsewhere().get('ben')?.get(alice)).toBe(1));
    await hasSpoken(viewer, session);
    expect(told(session)).toEqual([]);
  });
});
