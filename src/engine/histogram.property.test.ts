// The histogram grows by one entry at a time at a constant cost, and is what one would make of the whole history.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyHistogram, extendedBy, type Histogram, type HistogramEntry, histogramOf } from './histogram.ts';
import type { ActorId } from './message.ts';

const actors = ['ana', 'ben', 'carol'] as ActorId[];
/** From bursts within a second to pauses of a month. */
const pause = fc.oneof(
  fc.integer({ min: 0, max: 900 }),
  fc.integer({ min: 0, max: 90_000 }),
  fc.integer({ min: 0, max: 9_000_000 }),
  fc.integer({ min: 0, max: 3_000_000_000 }),
);
const histories = fc
  .array(fc.tuple(pause, fc.constantFrom(...actors)), { maxLength: 400, size: 'max' })
  .map((steps) => {
    let at = 1_764_000_000_000;
    return steps.map(([wait, actorId]): HistogramEntry => {
      at += wait;
      return { at, actorId };
    });
  });

test('bars are contiguous in place, apart in time, aligned, and never more than 80', () => {
  fc.assert(
    fc.property(histories, (entries) => {
      const { bars, slice, max } = histogramOf(entries);
      expect(bars.length).toBeLessThanOrEqual(80);
      expect(bars.length > 0).toBe(entries.length > 0);
      expect(bars.at(-1)?.to ?? 0).toBe(entries.length);
      expect(max).toBe(Math.max(0, ...bars.map(({ from, to }) => to - from)));
      bars.forEach(({ from, to, start, end, byActor }, n) => {
        expect(from).toBe(bars[n - 1]?.to ?? 0);
        expect(end - start).toBe(slice);
        expect(start % slice).toBe(0);
        const inside = entries.slice(from, to);
        expect(inside.every(({ at }) => at >= start && at < end)).toBe(true);
        for (const actor of actors) {
          expect(byActor.get(actor) ?? 0).toBe(inside.filter(({ actorId }) => actorId === actor).length);
        }
      });
    }),
    { numRuns: 100 },
  );
});

test('the slice is the narrowest of the ladder whose bars fit', () => {
  fc.assert(
    fc.property(histories, (entries) => {
      const { slice } = histogramOf(entries);
      const countAt = (width: number) => new Set(entries.map(({ at }) => Math.floor(at / width))).size;
      const ladder = [1, 5, 15, 30, 60, 300, 900, 1_800, 3_600, 10_800, 21_600, 43_200, 86_400, 604_800, 2_419_200];
      const narrower = ladder.map((seconds) => seconds * 1_000).filter((width) => width < slice);
      expect(countAt(slice)).toBeLessThanOrEqual(80);
      for (const width of narrower) expect(countAt(width)).toBeGreaterThan(80);
    }),
    { numRuns: 100 },
  );
});

test('[R6] extended from any earlier place, it is the same', () => {
  fc.assert(
    fc.property(histories, fc.nat(400), (entries, cut) => {
      const earlier = histogramOf(entries.slice(0, cut));
      const print = JSON.stringify(earlier);
      expect(extendedBy(earlier, entries.slice(cut))).toEqual(histogramOf(entries));
      const one = (former: Histogram, entry: HistogramEntry) => extendedBy(former, [entry]);
      expect(entries.slice(cut).reduce(one, earlier)).toEqual(histogramOf(entries));
      expect(JSON.stringify(earlier)).toBe(print);
    }),
    { numRuns: 100 },
  );
});

test('clocks at the ends of time do not break it', () => {
  const wide = Array.from({ length: 200 }, (_, n) => ({
    at: Math.floor(((2 ** 48 - 1) / 199) * n),
    actorId: actors[0] as ActorId,
  }));
  expect(histogramOf(wide).bars.length).toBeLessThanOrEqual(80);
  expect(histogramOf([])).toBe(emptyHistogram);
});
