// Bars of the histogram to rectangles: where each person's part of a slice stands. Coordinates are positions of the
// history across (event i is centred on i, as on the slider; the first and the last are half), and 0..height down.

import type { Histogram } from '../../engine/histogram.ts';
import type { ActorId } from '../../engine/message.ts';

export interface BarPart {
  readonly actor: ActorId;
  /** Place of the slice's first event in the history. */
  readonly first: number;
  readonly x: number;
  readonly width: number;
  readonly y: number;
  readonly height: number;
}

export function stackBars({ bars, max }: Histogram, height: number, length: number): readonly BarPart[] {
  const end = barSpan(length);
  return bars.flatMap(({ from, to, byActor }) => {
    const count = to - from;
    const tall = (Math.log1p(count) / Math.log1p(Math.max(max, 1))) * height;
    const x = from === 0 ? 0 : from - 0.5;
    const width = (to === length ? end : to - 0.5) - x;
    let y = height;
    return [...byActor].map(([actor, share]): BarPart => {
      const part = (share / count) * tall;
      y -= part;
      return { actor, first: from, x, width, y, height: part };
    });
  });
}

/** The slider's length: from the first event to the last. */
function barSpan(length: number): number {
  return Math.max(1, length - 1);
}
