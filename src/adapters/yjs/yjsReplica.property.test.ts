import fc from 'fast-check';
import { expect, test } from 'vitest';
import { closeSceneAfterEach, eventually, openRelay } from './testing/scene.ts';
import type { TestRelay } from './testing/testRelay.ts';
import { createDevice, type Device, openTab, type TestTab } from './testing/testTab.ts';

closeSceneAfterEach();

type Step =
  | { readonly kind: 'write'; readonly seat: number; readonly count: number }
  | { readonly kind: 'write silently'; readonly seat: number }
  | { readonly kind: 'cut'; readonly seat: number }
  | { readonly kind: 'reload'; readonly seat: number }
  | { readonly kind: 'full disk'; readonly seat: number }
  | { readonly kind: 'room again'; readonly seat: number }
  /** Its disk may be gone, too: then the members bring the cart back. */
  | { readonly kind: 'restart relay'; readonly keepsLogs: boolean }
  | { readonly kind: 'wait'; readonly ms: number };

const seat = fc.nat({ max: 3 });
const only = <Kind extends string>(kind: Kind) => fc.constant(kind);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: only('write'), seat, count: fc.integer({ min: 1, max: 4 }) }) },
  { weight: 1, arbitrary: fc.record({ kind: only('write silently'), seat }) },
  { weight: 2, arbitrary: fc.record({ kind: only('cut'), seat }) },
  { weight: 1, arbitrary: fc.record({ kind: only('reload'), seat }) },
  { weight: 1, arbitrary: fc.record({ kind: only('full disk'), seat }) },
  { weight: 1, arbitrary: fc.record({ kind: only('room again'), seat }) },
  { weight: 1, arbitrary: fc.record({ kind: only('restart relay'), keepsLogs: fc.boolean() }) },
  { weight: 4, arbitrary: fc.record({ kind: only('wait'), ms: fc.nat({ max: 12 }) }) },
);

/** Three devices; the first has two tabs. */
const replicaIds = [0x1fffffffffff11, 0x7fffffff22, 33, 44] as const;

test('after any schedule of writes, cuts, reloads, full disks and relay restarts everybody holds everything, once', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 5, maxLength: 40 }), async (steps) => {
      let relay = await openRelay();
      const shared = createDevice();
      const devices: readonly Device[] = [shared, shared, createDevice(), createDevice()];
      const open = (index: number) =>
        openTab({
          relayUrl: relay.url,
          replicaId: replicaIds[index] as number,
          device: devices[index] as Device,
          environment: { random: () => 0.05 },
        });
      const tabs = await Promise.all(replicaIds.map((_, index) => open(index)));
      const written = new Map<number, number>();

      for (const each of steps) await act(each);

      for (const tab of tabs) tab.disk.isFull = false;
      // Whatever was missed is found at the next connection.
      for (const tab of tabs) tab.replica.reconnect();
      for (const tab of tabs) tab.wake('online');
      const everything = Object.fromEntries([...written].map(([id, length]) => [String(id), length]));
      await eventually(async () => {
        for (const tab of tabs) {
          expect(await tab.heads()).toEqual(everything);
          expect(tab.replica.status()).toEqual({ kind: 'online', role: 'edit', caughtUp: true });
          // The relay's chain is every tab's chain.
          for (const id of tabs)
            expect(tab.replica.durableLength(id.replicaId as never)).toBe(written.get(id.replicaId ?? 0) ?? 0);
          const ids = tab.delivered.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      });
      for (const tab of tabs) tab.close();
      await relay.stop();

      async function act(each: Step): Promise<void> {
        switch (each.kind) {
          case 'write':
            wrote(each.seat, each.count);
            return tabAt(each.seat).write(each.count);
          case 'write silently':
            wrote(each.seat, 1);
            return tabAt(each.seat).writeSilently();
          case 'cut':
            return relay.sessions[each.seat]?.cut();
          case 'reload':
            tabAt(each.seat).close();
            tabs[each.seat] = await open(each.seat);
            return;
          case 'full disk':
            tabAt(each.seat).disk.isFull = true;
            return;
          case 'room again':
            tabAt(each.seat).disk.isFull = false;
            return;
          case 'restart relay':
            relay = await restart(relay, each.keepsLogs);
            return;
          case 'wait':
            return new Promise((resolve) => setTimeout(resolve, each.ms));
        }
      }

      function tabAt(index: number): TestTab {
        const tab = tabs[index];
        if (tab === undefined) throw new Error('nobody sits there');
        return tab;
      }

      function wrote(seatNumber: number, count: number) {
        const id = replicaIds[seatNumber] as number;
        written.set(id, (written.get(id) ?? 0) + count);
      }
    }),
    // Timing is part of a schedule here, so that shrinking one proves little.
    { numRuns: 25, endOnFailure: true },
  );
});

async function restart(relay: TestRelay, keepsLogs: boolean): Promise<TestRelay> {
  await relay.stop();
  return openRelay({ port: relay.port, ...(keepsLogs ? { logs: relay.logs } : {}) });
}
