import { expect, it, vi } from 'vitest';
import { newestWhere } from './newestWhere.ts';

it('finds the newest that are wanted, and looks no further', () => {
  const isWanted = vi.fn((each: number) => each % 2 === 0);
  expect(newestWhere([1, 2, 3, 4, 5, 6, 7], isWanted, 2)).toEqual([6, 4]);
  expect(isWanted).toHaveBeenCalledTimes(4);
  expect(newestWhere([1, 2], isWanted, 5)).toEqual([2]);
});
