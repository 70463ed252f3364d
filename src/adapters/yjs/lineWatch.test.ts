import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createLineWatch } from './lineWatch.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

function watched() {
  const line = { isAwaiting: true, unsent: 0 };
  const said: string[] = [];
  const watch = createLineWatch({
    isAwaiting: () => line.isAwaiting,
    ask: () => said.push('ask'),
    unsent: () => line.unsent,
    after(ms, run) {
      const timer = setTimeout(run, ms);
      return () => clearTimeout(timer);
    },
    onSilent: () => said.push('silent'),
    onBack: () => said.push('back'),
  });
  return { line, said, watch };
}

test('what is awaited on a silent line is asked for once, and the line is called silent within ten seconds', () => {
  const { said, watch } = watched();
  watch.look();
  vi.advanceTimersByTime(2_900);
  expect(said).toEqual([]);
  vi.advanceTimersByTime(4_000);
  expect(said).toEqual(['ask']);
  expect(watch.isSilent()).toBe(false);
  vi.advanceTimersByTime(3_000);
  expect(said).toEqual(['ask', 'silent']);
  expect(watch.isSilent()).toBe(true);
  vi.advanceTimersByTime(60_000);
  expect(said).toHaveLength(2);
});

test('a line that answers is never silent, however long something is awaited', () => {
  const { said, watch } = watched();
  watch.look();
  for (let second = 0; second < 60; second += 4) {
    vi.advanceTimersByTime(4_000);
    watch.heard();
  }
  expect(said).not.toContain('silent');
  expect(said).toContain('ask');
});

test('where nothing is awaited nothing is asked, and idle lines are left alone', () => {
  const { line, said, watch } = watched();
  line.isAwaiting = false;
  watch.look();
  vi.advanceTimersByTime(60_000);
  line.isAwaiting = true;
  watch.look();
  vi.advanceTimersByTime(1_000);
  line.isAwaiting = false;
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
});

test('a slow line on which bytes still leave is not silent', () => {
  const { line, said, watch } = watched();
  line.unsent = 1_000_000;
  watch.look();
  for (let second = 0; second < 30; second++) {
    line.unsent -= 10_000;
    vi.advanceTimersByTime(1_000);
  }
  expect(said).toEqual([]);
  vi.advanceTimersByTime(12_000);
  expect(said).toEqual(['ask', 'silent']);
});

test('that the last bytes have left says nothing: they may have gone nowhere', () => {
  const { line, said, watch } = watched();
  line.unsent = 100;
  watch.look();
  line.unsent = 0;
  vi.advanceTimersByTime(9_000);
  expect(said).toEqual(['ask', 'silent']);
});

test('a silent line that speaks again is watched again', () => {
  const { said, watch } = watched();
  watch.look();
  vi.advanceTimersByTime(9_000);
  watch.heard();
  expect(said).toEqual(['ask', 'silent', 'back']);
  expect(watch.isSilent()).toBe(false);
  vi.advanceTimersByTime(9_000);
  expect(said).toEqual(['ask', 'silent', 'back', 'ask', 'silent']);
});

test('ended, it says nothing more', () => {
  const { said, watch } = watched();
  watch.look();
  watch.end();
  vi.advanceTimersByTime(60_000);
  expect(said).toEqual([]);
});
