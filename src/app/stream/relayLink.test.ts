import { describe, expect, test, vi } from 'vitest';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { Replica } from '../../engine/replica.ts';
import { createRelayLink } from './relayLink.ts';

const entry = (seq: number) => ({ seq }) as StoredEntry;
/** Everything that is due without time passing. */
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Replicas are made when the test says so. */
function scene() {
  const made: { readonly offered: number[]; isClosed: boolean }[] = [];
  const waiting: (() => void)[] = [];
  const onOpened = vi.fn();
  const onFailure = vi.fn();
  const onAway = vi.fn();
  let tick: (() => void) | null = null;
  let isLoaded = true;
  const link = createRelayLink({
    async open() {
      await new Promise<void>((resolve) => waiting.push(resolve));
      if (!isLoaded) return null;
      const record = { offered: [] as number[], isClosed: false };
      made.push(record);
      return {
        offer: (entries: readonly StoredEntry[]) => record.offered.push(...entries.map(({ seq }) => seq)),
        close() {
          record.isClosed = true;
        },
      } as unknown as Replica;
    },
    onOpened,
    onFailure,
    onAway,
    every(_ms, run) {
      tick = run;
      return () => {
        tick = null;
      };
    },
  });
  async function make() {
    waiting.shift()?.();
    await settled();
  }
  const load = (can: boolean) => {
    isLoaded = can;
  };
  return {
    link,
    made,
    make,
    onOpened,
    onFailure,
    onAway,
    load,
    retry: () => tick?.(),
    isRetrying: () => tick !== null,
    asked: () => waiting.length,
  };
}

function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

describe('the link to the relay', () => {
  test('what is stored while the replica is being made is offered to it; what was there before, it reads itself', async () => {
    const { link, made, make } = scene();
    link.offer([entry(0)]);
    void link.connect();
    void link.connect();
    link.offer([entry(1)]);
    await make();
    link.offer([entry(2)]);
    expect(made).toEqual([{ offered: [1, 2], isClosed: false }]);
  });

  test('where what replicates cannot be loaded it is away, and tried again until it is there', async () => {
    const { link, make, load, retry, isRetrying, onAway, onOpened } = scene();
    load(false);
    void link.connect();
    expect(link.isAway()).toBe(false);
    await make();
    expect(link.isAway()).toBe(true);
    expect(onAway).toHaveBeenCalledTimes(1);
    load(true);
    retry();
    await make();
    expect(onOpened).toHaveBeenCalledTimes(1);
    expect([link.isAway(), isRetrying()]).toEqual([false, false]);
  });

  test('closed, it is not tried again', async () => {
    const { link, make, load, isRetrying } = scene();
    load(false);
    void link.connect();
    await make();
    link.close();
    expect(isRetrying()).toBe(false);
  });

  test('works are done one after another, without a replica, and one is made when the last is done', async () => {
    const { link, made, make, asked } = scene();
    void link.connect();
    await make();
    const gates = [gate(), gate()] as const;
    const log: string[] = [];
    const work = (name: string, { opened }: { opened: Promise<void> }) =>
      link.without(async () => {
        log.push(`${name} begins`, `replica: ${link.replica() !== null}`);
        await opened;
        log.push(`${name} ends`);
      });
    void work('one', gates[0]);
    void work('two', gates[1]);
    expect(made[0]?.isClosed).toBe(true);
    void link.connect();
    gates[1].open();
    await settled();
    expect([log, asked()]).toEqual([['one begins', 'replica: false'], 0]);
    gates[0].open();
    await settled();
    expect(log.slice(2)).toEqual(['one ends', 'two begins', 'replica: false', 'two ends']);
    link.offer([entry(3)]);
    await make();
    expect(made[1]).toEqual({ offered: [3], isClosed: false });
  });

  test('a replica that was being made when a work began may have read what is no longer so: another one is made', async () => {
    const { link, made, make, onOpened } = scene();
    void link.connect();
    await link.without(async () => {});
    link.offer([entry(0)]);
    await make();
    expect([made[0]?.isClosed, made[0]?.offered, onOpened.mock.calls.length]).toEqual([true, [], 0]);
    link.offer([entry(1)]);
    await make();
    expect([made[1]?.isClosed, made[1]?.offered, onOpened.mock.calls.length]).toEqual([false, [1], 1]);
  });

  test('a work that fails says so to who asked for it, and keeps neither the next one nor the relay away', async () => {
    const { link, made, make } = scene();
    const failing = link.without(async () => {
      throw new Error('a bug');
    });
    const next = vi.fn(async () => {});
    const doing = link.without(next);
    const failed = expect(failing).rejects.toThrow('a bug');
    await settled();
    await make();
    await failed;
    await doing;
    expect([next.mock.calls.length, made.length, link.replica() !== null]).toEqual([1, 1, true]);
  });

  test('a replica that cannot be made is reported, and tried again until it is there', async () => {
    const replica = { offer() {}, close() {} } as unknown as Replica;
    const opening = vi.fn(async () => replica).mockRejectedValueOnce(new Error('no room'));
    const onFailure = vi.fn();
    let tick: (() => void) | null = null;
    const every = (_ms: number, run: () => void) => {
      tick = run;
      return () => {
        tick = null;
      };
    };
    const link = createRelayLink({ open: opening, onOpened() {}, onFailure, onAway() {}, every });
    await link.connect();
    await settled();
    expect([opening.mock.calls.length, link.replica(), link.isAway()]).toEqual([1, null, true]);
    expect(onFailure.mock.calls).toEqual([[new Error('no room')]]);
    (tick as (() => void) | null)?.();
    await settled();
    expect([opening.mock.calls.length, link.replica(), link.isAway(), tick]).toEqual([2, replica, false, null]);
    expect(onFailure).toHaveBeenCalledTimes(1);
  });

  test('a replica that cannot be made for a bug of ours is not tried in a loop', async () => {
    const opening = vi.fn(async () => Promise.reject(new Error('a bug')));
    const every = vi.fn(() => () => {});
    const onFailure = (failure: unknown) => {
      throw failure;
    };
    const link = createRelayLink({ open: opening, onOpened() {}, onFailure, onAway() {}, every });
    await expect(link.connect()).rejects.toThrow('a bug');
    expect([opening.mock.calls.length, every.mock.calls.length]).toEqual([1, 0]);
  });

  test('once closed it does no work and keeps no replica', async () => {
    const { link, made, make } = scene();
    void link.connect();
    const never = vi.fn(async () => {});
    const waiting = link.without(never);
    link.close();
    await waiting;
    await link.without(never);
    await make();
    expect([never.mock.calls.length, made.map(({ isClosed }) => isClosed), link.replica()]).toEqual([0, [true], null]);
  });
});
