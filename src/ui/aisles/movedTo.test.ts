import { expect, test } from 'vitest';
import { movedTo } from './movedTo.ts';

test.each([
  ['b', 0, 'bacd'],
  ['b', 1, 'abcd'],
  ['b', 3, 'acdb'],
  ['a', 2, 'bcad'],
  ['d', 9, 'abcd'],
  ['c', -1, 'cabd'],
])('%s to %i', (item, place, result) => {
  expect(movedTo([...'abcd'], item, place).join('')).toBe(result);
});
