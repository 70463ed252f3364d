import { expect, test } from 'vitest';
import { dayMarks } from './days.ts';

const day = 86_400_000;
const byDay = (at: number) => String(Math.floor(at / day));
const marksOf = (...times: number[]) =>
  dayMarks(
    times.map((at) => ({ at })),
    byDay,
  );

test('a mark stands where a day begins, and says for how many days nothing happened before it', () => {
  expect(marksOf()).toEqual([]);
  expect(marksOf(1, 2, 3)).toEqual([{ index: 0, when: 1, quiet: 0 }]);
  expect(marksOf(1, 2, day + 1, day + 2, 5 * day)).toEqual([
    { index: 0, when: 1, quiet: 0 },
    { index: 2, when: day + 1, quiet: 0 },
    { index: 4, when: 5 * day, quiet: 3 },
  ]);
});

test('a day is quiet when nothing happened on it, not when a day’s length has gone by', () => {
  const [noon, evening] = [day / 2, day * 0.9];
  expect(marksOf(noon, day + evening)).toMatchObject([{ quiet: 0 }, { quiet: 0 }]);
  expect(marksOf(evening, 2 * day + noon)).toMatchObject([{ quiet: 0 }, { quiet: 1 }]);
  expect(marksOf(noon, 2 * day + evening)).toMatchObject([{ quiet: 0 }, { quiet: 1 }]);
  // A clock that was wrong.
  expect(marksOf(3 * day, day)).toMatchObject([{ quiet: 0 }, { quiet: 0 }]);
});

test('many events of few days are passed over by halving', () => {
  const times = Array.from({ length: 10_000 }, (_, index) => Math.floor(index / 2_500) * day + (index % 2_500));
  let asked = 0;
  const marks = dayMarks(
    times.map((at) => ({ at })),
    (at) => {
      asked += 1;
      return byDay(at);
    },
  );
  expect(marks.map(({ index }) => index)).toEqual([0, 2_500, 5_000, 7_500]);
  expect(asked).toBeLessThan(500);
});
