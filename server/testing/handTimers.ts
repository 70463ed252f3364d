// For tests: timers that go off when the test says so.

import type { After } from '../host/after.ts';

export interface HandTimers {
  readonly after: After;
  /** How long each one that waits was set for. */
  readonly waiting: () => readonly number[];
  /** All that wait go off, in the order they were set. */
  readonly goOff: () => void;
}

export function handTimers(): HandTimers {
  let timers: { readonly ms: number; readonly work: () => void }[] = [];
  return {
    after(ms, work) {
      const timer = { ms, work };
      timers.push(timer);
      return () => {
        timers = timers.filter((other) => other !== timer);
      };
    },
    waiting: () => timers.map(({ ms }) => ms),
    goOff() {
      for (const { work } of timers.splice(0)) work();
    },
  };
}
