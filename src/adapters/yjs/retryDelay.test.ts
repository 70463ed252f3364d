import { describe, expect, test } from 'vitest';
import { retryDelay } from './retryDelay.ts';

describe('the delay before the next attempt', () => {
  test('is drawn from everything below a ceiling that doubles', () => {
    expect([1, 2, 3, 4].map((failures) => retryDelay(failures, true, () => 0.5))).toEqual([100, 200, 400, 800]);
    expect(retryDelay(3, true, () => 0)).toBe(0);
  });

  test('is at most 2.5 s while somebody looks, and 30 s while nobody does', () => {
    expect(retryDelay(50, true, () => 1)).toBe(2_500);
    expect(retryDelay(50, false, () => 1)).toBe(30_000);
  });
});
