import { expect, it } from 'vitest';
import { withMeFirst } from './withMeFirst.ts';

it('names who reads it first, and the others as they come', () => {
  expect(withMeFirst(['cem', 'me', 'ben'], 'me')).toEqual(['me', 'cem', 'ben']);
  expect(withMeFirst(['cem', 'ben'], 'me')).toEqual(['cem', 'ben']);
  expect(withMeFirst(['cem', 'ben'], null)).toEqual(['cem', 'ben']);
});
