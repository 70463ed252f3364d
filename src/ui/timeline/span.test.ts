import { expect, test } from 'vitest';
import { acrossOf, daySpans, indexAcross } from './span.ts';

test('a day reaches from its first event to the last before the next day', () => {
  expect(daySpans([0, 3, 4], 9)).toEqual([
    { from: 0, to: 2 },
    { from: 3, to: 3 },
    { from: 4, to: 8 },
  ]);
});

test('places across the track and in the history are each other’s', () => {
  const span = { from: 4, to: 8 };
  expect([4, 6, 8, 2].map((index) => acrossOf(index, span))).toEqual([0, 0.5, 1, -0.5]);
  for (const index of [4, 5, 6, 7, 8]) expect(indexAcross(acrossOf(index, span), span)).toBe(index);
  expect(acrossOf(3, { from: 3, to: 3 })).toBe(0);
});
