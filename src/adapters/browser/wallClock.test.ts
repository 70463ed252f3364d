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
    clock.correct(-3_600_000.4, 50);
    expect(clock.now()).toBe(-2_600_000);
    expect(clock.deviceNow()).toBe(1_000_000);
    expect(createWallClock(storage, () => 1_000_000).now()).toBe(-2_600_000);
  });

  test('does not follow the noise of a network', () => {
    const clock = createWallClock(memory(), () => 10_000);
    clock.correct(499, 0);
    expect(clock.now()).toBe(10_000);
    clock.correct(700, 0);
    expect(clock.now()).toBe(10_700);
    clock.correct(20, 0);
    expect(clock.now()).toBe(10_000);
  });

  test('keeps what it has when the answer took so long that it says nothing against that', () => {
    const clock = createWallClock(memory(), () => 10_000);
    // Two seconds there, none back.
    clock.correct(1_000, 1_000);
    expect(clock.now()).toBe(10_000);
    clock.correct(60_000, 1_000);
    expect(clock.now()).toBe(70_000);
    clock.correct(60_900, 1_000);
    expect(clock.now()).toBe(70_000);
    clock.correct(62_000, 1_000);
    expect(clock.now()).toBe(72_000);
    clock.correct(-2_000, 3_000);
    expect(clock.now()).toBe(8_000);
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
    clock.correct(Number.NaN, 0);
    clock.correct(9_000, 0);
    expect(clock.now()).toBe(9_005);
  });
});
