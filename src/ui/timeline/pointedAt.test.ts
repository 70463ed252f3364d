import { expect, test } from 'vitest';
import { pointedAt } from './pointedAt.ts';

test('one points at the event that the slider’s thumb would stand over', () => {
  const currentTarget = { getBoundingClientRect: () => ({ left: 100, width: 216 }) as DOMRect };
  const indexAt = (clientX: number) => pointedAt({ clientX, currentTarget }, { from: 0, to: 10 }).index;
  expect([0, 108, 117, 119, 208, 308, 999].map(indexAt)).toEqual([0, 0, 0, 1, 5, 10, 10]);
});
