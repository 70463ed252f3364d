import { expect, test } from 'vitest';
import { keepAwake } from './keepAwake.ts';

function page() {
  const locks: { released: boolean }[] = [];
  const listeners = new Set<() => void>();
  let isVisible = true;
  const wakeLock = {
    async request() {
      const lock = {
        released: false,
        async release() {
          lock.released = true;
        },
      };
      locks.push(lock);
      return lock as unknown as WakeLockSentinel;
    },
  };
  const visibility = {
    isVisible: () => isVisible,
    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
  const show = (next: boolean) => {
    isVisible = next;
    // As browsers do.
    if (!next) for (const lock of locks) lock.released = true;
    for (const listener of listeners) listener();
  };
  return { locks, wakeLock, visibility, show, watchers: () => listeners.size };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));
const held = (locks: readonly { released: boolean }[]) => locks.filter(({ released }) => !released).length;

test('the screen is kept on, also after the page was out of sight, until it is over', async () => {
  const { locks, show, watchers, ...world } = page();
  const stop = keepAwake(world);
  await settled();
  expect(held(locks)).toBe(1);
  show(false);
  await settled();
  expect(held(locks)).toBe(0);
  show(true);
  await settled();
  expect(held(locks)).toBe(1);
  stop();
  await settled();
  expect(held(locks)).toBe(0);
  expect(watchers()).toBe(0);
});

test('over before the browser has answered', async () => {
  const { locks, ...world } = page();
  keepAwake(world)();
  await settled();
  expect(held(locks)).toBe(0);
});

test('a browser that says no, or has none', async () => {
  const { visibility } = page();
  const request = () => Promise.reject(new Error('low battery'));
  keepAwake({ wakeLock: { request }, visibility });
  keepAwake({ wakeLock: undefined, visibility })();
  await settled();
});
