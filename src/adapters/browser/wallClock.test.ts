import { describe, expect, test } from 'vitest';
import { createWallClock } from './wallClock.ts';

function memory(kept?: string) {
  const values = new Map(kept === undefined ? [] : [['trolley.clockOffset', kept]]);
  return {
    getItem: (key: string) => values.get(key) ?? null,
    setItem: (key: string, value: string) => void values.set(key, value),
  };
}

describe('the wall clock', () => {
  test('is corrected by the relay, and remembers it for the next, offline, start', () => {
    const storage = memory();
    const clock = createWallClock(storage, () => 1_000_000);
    clock.correct(-3_600_000.4);
    expect(clock.now()).toBe(-2_600_000);
    expect(clock.deviceNow()).toBe(1_000_000);
    expect(createWallClock(storage, () => 1_000_000).now()).toBe(-2_600_000);
  });

  test('does not follow the noise of a network', () => {
    const clock = createWallClock(memory(), () => 10_000);
    clock.correct(499);
    expect(clock.now()).toBe(10_000);
    clock.correct(700);
    expect(clock.now()).toBe(10_700);
    clock.correct(20);
    expect(clock.now()).toBe(10_000);
  });

  test('starts uncorrected where what was kept is damaged, or nothing may be kept', () => {
    expect(createWallClock(memory('soon'), () => 5).now()).toBe(5);
    expect(createWallClock(memory('1e400'), () => 5).now()).toBe(5);
    expect(createWallClock(null, () => 5).now()).toBe(5);
    const forbidden = {
      getItem: () => {
        throw new Error('denied');
      },
      setItem: () => {
        throw new Error('denied');
      },
    };
    const clock = createWallClock(forbidden, () => 5);
    clock.correct(Number.NaN);
    clock.correct(9_000);
    expect(clock.now()).toBe(9_005);
  });
});
