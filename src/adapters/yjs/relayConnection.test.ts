import { describe, expect, test, vi } from 'vitest';
import { WebSocket as NodeWebSocket } from 'ws';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createLogDocument } from './logDocument.ts';
import { createPresence } from './presence.ts';
import { createRelayConnection } from './relayConnection.ts';
import { alice, caughtUp, closeSceneAfterEach, eventually, lastSession, nowhere, openRelay } from './testing/scene.ts';
import { cart, nodeEnvironment, openTab } from './testing/testTab.ts';

closeSceneAfterEach();

describe('the connection', () => {
  test('a final close code is final, with its reason', async () => {
    const relay = await openRelay();
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
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    lastSession(relay).send({
      kind: 'refused',
      reason: 'gone',
      replica: 0 as ReplicaId,
      seq: 0,
      count: 0,
      detail: 'deleted',
    });
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'refused', reason: 'gone', detail: 'deleted' }));
  });

  test('a relay of a version that is not spoken any more is left, and everything is kept; one of a newer version is not', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const hello = { kind: 'hello', time: 0, role: 'edit', maxEntryBytes: 16_384 } as const;
    lastSession(relay).send({ ...hello, version: 99 });
    lastSession(relay).send({ ...hello, version: 0 });
    await eventually(() =>
      expect(a.replica.status()).toEqual({ kind: 'refused', reason: 'outdated-relay', detail: 'protocol version 0' }),
    );
    a.wake('online');
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(relay.sessions).toHaveLength(1);
  });

  test('a relay that is being stopped says so, and is tried again', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, environment: { random: () => 0.1 } });
    await caughtUp(a);
    const seen: unknown[] = [];
    a.replica.subscribe(() => seen.push(a.replica.status()));
    lastSession(relay).close(4503, 'draining');
    await eventually(() => expect(seen).toContainEqual({ kind: 'offline', reason: 'draining' }));
    await caughtUp(a);
  });

  test('after a relay that told everybody that it stops, the first wait is drawn from seconds, not from 200 ms', async () => {
    const relay = await openRelay();
    let share = 0;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice, environment: { random: () => share } });
    const msUntilBack = async (end: () => void) => {
      const began = performance.now();
      end();
      await eventually(() => expect(a.replica.status().kind).toBe('offline'));
      await caughtUp(a);
      return performance.now() - began;
    };
    await caughtUp(a);
    share = 0.8; // 160 ms of 200, 2000 ms of 2500
    expect(await msUntilBack(() => lastSession(relay).cut())).toBeLessThan(1900);
    expect(await msUntilBack(() => lastSession(relay).close(4503, 'draining'))).toBeGreaterThan(1900);
  });

  test('where HTTP gets through and the socket does not, the status says what to look at', async () => {
    const relay = await openRelay();
    relay.refusesUpgrades = true;
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline', reason: 'unreachable-relay' }));
    relay.refusesUpgrades = false;
    await caughtUp(a);
  });

  test('where nothing answers it is just offline', async () => {
    const a = await openTab({ relayUrl: nowhere, replicaId: alice });
    expect(a.replica.status()).toEqual({ kind: 'connecting' });
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline' }));
  });

  test('waits are drawn anew each time; a network that comes back, or a wish, ends them', async () => {
    const drawn: number[] = [];
    const random = () => {
      drawn.push(1);
      return drawn.length < 4 ? 0 : 0.9999;
    };
    const relay = await openRelay();
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

  test('a line that swallows everything is left for another one when something waits, and said to be offline meanwhile', async () => {
    const relay = await openRelay();
    let isSwallowing = false;
    class Swallowed extends NodeWebSocket {
      override send(data: Uint8Array) {
        if (!isSwallowing) super.send(data);
      }
      override emit(event: string, ...about: unknown[]) {
        return isSwallowing && event === 'message' ? true : super.emit(event, ...about);
      }
    }
    const a = await openTab({
      relayUrl: relay.url,
      replicaId: alice,
      environment: {
        WebSocket: Swallowed as unknown as typeof WebSocket,
        // A hundred times as fast.
        after: (ms, run) => nodeEnvironment.after(ms / 100, run),
      },
    });
    await caughtUp(a);
    isSwallowing = true;
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(a.replica.status().kind).toBe('online');
    await a.write();
    await eventually(() => expect(a.replica.status()).toEqual({ kind: 'offline' }));
    isSwallowing = false;
    await caughtUp(a);
    await eventually(() => expect(a.replica.durableLength(alice)).toBe(1));
    expect(relay.sessions.length).toBeGreaterThan(1);
  });

  test('a browser that notices that the network is gone is believed at once, and proven wrong by a relay that answers', async () => {
    const relay = await openRelay();
    let notice = () => {};
    const a = await openTab({
      relayUrl: relay.url,
      replicaId: alice,
      environment: {
        isOffline: () => true,
        onOffline(listener) {
          notice = listener;
          return () => {};
        },
      },
    });
    expect(a.replica.status()).toEqual({ kind: 'offline' });
    await caughtUp(a);
    notice();
    expect(a.replica.status()).toEqual({ kind: 'offline' });
    await caughtUp(a);
  });

  test('closing is quiet: no retry, no call to a listener', async () => {
    const relay = await openRelay();
    const a = await openTab({ relayUrl: relay.url, replicaId: alice });
    await caughtUp(a);
    const listener = vi.fn();
    a.replica.subscribe(listener);
    a.close();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(listener).not.toHaveBeenCalled();
    expect(relay.sessions).toHaveLength(1);
  });

  test('an attempt that nobody answers is dropped, instead of waiting for as long as a browser does', async () => {
    vi.useFakeTimers();
    const attempts: string[] = [];
    class Silent {
      readonly readyState = 0;
      constructor(url: string, protocols: readonly string[]) {
        attempts.push(`${url} ${protocols.join()}`);
      }
      close() {}
    }
    const a = await openTab({
      relayUrl: 'https://shop.example',
      replicaId: alice,
      environment: { WebSocket: Silent as unknown as typeof WebSocket, isRelayUp: async () => true },
    });
    expect(attempts).toEqual([`wss://shop.example/sync/${cart.cartId} trolley.${cart.key}`]);
    await vi.advanceTimersByTimeAsync(7_900);
    expect(attempts).toHaveLength(1);
    expect(a.replica.status()).toEqual({ kind: 'connecting' });
    await vi.advanceTimersByTimeAsync(300);
    expect(attempts).toHaveLength(2);
    expect(a.replica.status()).toEqual({ kind: 'offline' });
    // Something swallows the upgrade, since HTTP gets through.
    await vi.advanceTimersByTimeAsync(8_300);
    expect(a.replica.status()).toEqual({ kind: 'offline', reason: 'unreachable-relay' });
    a.close();
    vi.useRealTimers();
  });

  test('closing does not throw, not even when the document’s client id has changed', () => {
    const document = createLogDocument({ writer: alice, logs: [] });
    const presence = createPresence({ doc: document.doc, now: Date.now, onOwn: () => {}, onChange: () => {} });
    const onChange = vi.fn();
    const connection = createRelayConnection({
      document,
      presence,
      streamId: cart.cartId,
      key: cart.key,
      role: 'edit',
      device: 'alice',
      relayUrl: nowhere,
      environment: nodeEnvironment,
      onEntries: () => {},
      whenStored: async () => true,
      storedLength: () => 0,
      clockOffset: () => {},
      onFork: vi.fn(),
      onConnected: () => {},
      onChange,
    });
    document.doc.clientID = 12345;
    onChange.mockClear();
    expect(() => connection.close()).not.toThrow();
    expect(onChange).not.toHaveBeenCalled();
    presence.destroy();
    document.destroy();
  });
});
