import { expect, test } from 'vitest';
import { stopAt, stopsOf } from './personTrack.ts';

const entries = ['ana', 'ben', 'ana', 'ben', 'ana'].map((actorId) => ({ actorId }));

test('a stop for each of their acts, and one for now', () => {
  expect(stopsOf(entries, 'ben')).toEqual([1, 3, null]);
  expect(stopsOf(entries, 'cem')).toEqual([null]);
});

test('where their last act is the newest of all, that is now', () => {
  expect(stopsOf(entries, 'ana')).toEqual([0, 2, null]);
  expect(stopsOf(entries.slice(0, 1), 'ana')).toEqual([null]);
});

test('the cursor stands at the last of their acts that has happened', () => {
  const stops = stopsOf(entries, 'ben');
  expect([1, 2, 3, 4, null].map((cursor) => stopAt(stops, cursor))).toEqual([0, 0, 1, 1, 2]);
  // Before the first there is no stop of theirs.
  expect(stopAt(stops, 0)).toBe(0);
});
