import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../engine/histogram.ts';
import type { ActorId } from '../../engine/message.ts';
import { stackBars } from './stackBars.ts';

const ana = 'ana' as ActorId;
const ben = 'ben' as ActorId;
const histogram: Histogram = {
  slice: 1000,
  max: 7,
  bars: [
    { from: 0, to: 1, start: 0, end: 1000, byActor: new Map([[ana, 1]]) },
    {
      from: 1,
      to: 8,
      start: 5000,
      end: 6000,
      byActor: new Map([
        [ana, 3],
        [ben, 4],
      ]),
    },
  ],
};

describe('stackBars', () => {
  it('centres event i on position i, so that the slider stands over it', () => {
    const parts = stackBars(histogram, 100, 8);
    expect(parts.map(({ x, width }) => [x, x + width])).toEqual([
      [0, 0.5],
      [0.5, 7],
      [0.5, 7],
    ]);
  });

  it('fills the height with the tallest slice, and stacks its people', () => {
    const [, lower, upper] = stackBars(histogram, 100, 8);
    expect(lower?.y).toBeCloseTo(100 - 300 / 7);
    expect(upper?.y).toBeCloseTo(0);
    expect((lower?.height ?? 0) + (upper?.height ?? 0)).toBeCloseTo(100);
  });

  it('keeps a single event visible beside many', () => {
    expect(stackBars(histogram, 100, 8)[0]?.height).toBeGreaterThan(30);
  });

  it('shows the first event of all in full width', () => {
    const bars = [{ from: 0, to: 1, start: 0, end: 1, byActor: new Map([[ana, 1]]) }];
    expect(stackBars({ slice: 1, max: 1, bars }, 100, 1)).toEqual([
      { actor: ana, first: 0, x: 0, width: 1, y: 0, height: 100 },
    ]);
  });

  it('has nothing to draw without history', () => {
    expect(stackBars({ bars: [], slice: 0, max: 0 }, 100, 0)).toEqual([]);
  });
});
