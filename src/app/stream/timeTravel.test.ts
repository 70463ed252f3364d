import { describe, expect, test, vi } from 'vitest';
import type { EventId } from '../../engine/message.ts';
import { createTimeTravel } from './timeTravel.ts';

const id = (n: number) => String(n).padStart(30, '0') as EventId;

function travel(length: number) {
  const ids = Array.from({ length }, (_, n) => id(n));
  let tick: (() => void) | null = null;
  const ticksEvery: number[] = [];
  const onChange = vi.fn();
  const time = createTimeTravel({
    positions: () => ({
      length: () => ids.length,
      at: (index) => ({ id: ids[index] as EventId }),
      indexOf: (wanted) => ids.indexOf(wanted),
    }),
    every: (ms, run) => {
      ticksEvery.push(ms);
      tick = run;
      return () => {
        tick = null;
      };
    },
    onChange,
  });
  return { ids, time, tick: () => tick?.(), isTicking: () => tick !== null, ticksEvery, onChange };
}

describe('the cursor', () => {
  test('starts at now and steps back from the newest event', () => {
    const { time } = travel(5);
    expect(time.index()).toBeNull();
    time.step(-1);
    expect(time.index()).toBe(3);
    time.step(-1);
    expect(time.index()).toBe(2);
  });

  test('stops at the first event, and stepping onto the newest is now', () => {
    const { time } = travel(3);
    time.moveTo(id(0));
    time.step(-1);
    expect(time.index()).toBe(0);
    time.step(1);
    expect(time.index()).toBe(1);
    time.step(1);
    expect(time.cursor()).toBeNull();
  });

  test('is an event, so it stays in place when older events arrive, and counts them', () => {
    const { time, ids } = travel(4);
    time.moveTo(id(2));
    ids.unshift('older' as EventId);
    time.historyGrew(1);
    expect(time.cursor()).toBe(id(2));
    expect(time.index()).toBe(3);
    expect(time.arrivedBefore()).toBe(1);
    time.moveTo(id(1));
    expect(time.arrivedBefore()).toBe(0);
  });

  test('an event that has not arrived yet counts as now, until it does', () => {
    const { time, ids } = travel(2);
    time.moveTo(id(9));
    expect(time.index()).toBeNull();
    ids.push(id(9));
    expect(time.index()).toBe(2);
  });

  test('an empty history has nowhere to go', () => {
    const { time, isTicking } = travel(0);
    time.step(-1);
    time.play();
    expect(time.cursor()).toBeNull();
    expect(isTicking()).toBe(false);
  });
});

describe('playing', () => {
  test('runs from the beginning to now, and stops there', () => {
    const { time, tick, isTicking } = travel(3);
    time.play(2);
    expect(time.index()).toBe(0);
    expect(time.speed()).toBe(2);
    tick();
    expect(time.index()).toBe(1);
    expect(time.isPlaying()).toBe(true);
    tick();
    expect(time.cursor()).toBeNull();
    expect(time.isPlaying()).toBe(false);
    expect(isTicking()).toBe(false);
  });

  test('goes on from where the cursor is; pausing and stepping stop it', () => {
    const { time, tick, isTicking } = travel(6);
    time.moveTo(id(2));
    time.play();
    tick();
    expect(time.index()).toBe(3);
    time.pause();
    expect(isTicking()).toBe(false);
    time.play();
    time.step(-1);
    expect(isTicking()).toBe(false);
    expect(time.index()).toBe(2);
  });

  test('a long history is shown once a frame, several events on, and lasts as long as without', () => {
    const { time, tick, ticksEvery } = travel(10_000);
    time.play(5);
    tick();
    const steps = time.index() ?? 0;
    expect(steps).toBeGreaterThan(1);
    expect(ticksEvery[0]).toBeGreaterThanOrEqual(1_000 / 60);
    expect(ticksEvery[0]).toBeCloseTo((steps * 40_000) / 10_000 / 5);
  });
});
