import { expect, test } from 'vitest';
import { spacedMarks } from './spacedMarks.ts';

test('of marks that are too close the later stays', () => {
  const ats = (...places: number[]) => spacedMarks(places.map((at) => ({ at }))).map(({ at }) => at);
  expect(ats()).toEqual([]);
  expect(ats(0.1, 0.5, 0.9)).toEqual([0.1, 0.5, 0.9]);
  expect(ats(0.1, 0.15, 0.2, 0.9, 0.95)).toEqual([0.2, 0.95]);
});
