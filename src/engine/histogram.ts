// READ MODEL: the history as bars per slice of time, coloured by person. Every bar also knows which places of the history
// it covers, so that a slider over positions can lie exactly above bars whose widths follow their counts.

import type { ActorId } from './message.ts';

export interface HistogramBar {
  /** Index range [from, to) in the history; never empty. */
  readonly from: number;
  readonly to: number;
  /** Slice of time [start, end), ms since 1970. */
  readonly start: number;
  readonly end: number;
  readonly byActor: ReadonlyMap<ActorId, number>;
}

export interface Histogram {
  /** Ascending, contiguous in index; slices in which nothing happened have no bar. 80 at most. */
  readonly bars: readonly HistogramBar[];
  /** Width of a slice in ms. */
  readonly slice: number;
  /** The tallest bar's count, 0 for none. */
  readonly max: number;
}

const mostBars = 80;
const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** Each divides the next, so that bars merge into wider ones without looking at the history again. */
const slices: readonly number[] = [
  second,
  5 * second,
  15 * second,
  30 * second,
  minute,
  5 * minute,
  15 * minute,
  30 * minute,
  hour,
  3 * hour,
  6 * hour,
  12 * hour,
  day,
  7 * day,
  28 * day,
  ...Array.from({ length: 20 }, (_, doublings) => 56 * day * 2 ** doublings),
];

export interface HistogramEntry {
  /** ms since 1970. */
  readonly at: number;
  readonly actorId: ActorId;
}

export const emptyHistogram: Histogram = { bars: [], slice: second, max: 0 };

/** `entries` in the order of the history, which is the order of `at`. */
export function histogramOf(entries: readonly HistogramEntry[]): Histogram {
  return entries.length === 0 ? emptyHistogram : extendedBy(emptyHistogram, entries);
}

/** With the next entries, in their order. */
export function extendedBy(histogram: Histogram, entries: readonly HistogramEntry[]): Histogram {
  let { slice } = histogram;
  const bars: GrowingBar[] = histogram.bars.map((bar) => ({ ...bar, byActor: new Map(bar.byActor) }));
  for (const { at, actorId } of entries) {
    let bar = bars.at(-1);
    if (bar === undefined || at >= bar.end) {
      const from = bar?.to ?? 0;
      bar = { from, to: from, ...sliceAt(at, slice), byActor: new Map() };
      bars.push(bar);
    }
    bar.to += 1;
    bar.byActor.set(actorId, (bar.byActor.get(actorId) ?? 0) + 1);
    for (; bars.length > mostBars; widen(bars, slice)) slice = slices.find((wider) => wider > slice) ?? slice;
  }
  return { bars, slice, max: Math.max(0, ...bars.map(({ from, to }) => to - from)) };
}

interface GrowingBar extends HistogramBar {
  from: number;
  to: number;
  readonly byActor: Map<ActorId, number>;
}

/** Bars of one slice become one. */
function widen(bars: GrowingBar[], slice: number): void {
  const merged: GrowingBar[] = [];
  for (const bar of bars) {
    const last = merged.at(-1);
    if (last !== undefined && bar.start < last.end) join(last, bar);
    else merged.push({ ...bar, ...sliceAt(bar.start, slice) });
  }
  bars.splice(0, bars.length, ...merged);
}

function join(bar: GrowingBar, next: GrowingBar): void {
  bar.to = next.to;
  for (const [actorId, count] of next.byActor) bar.byActor.set(actorId, (bar.byActor.get(actorId) ?? 0) + count);
}

function sliceAt(at: number, slice: number) {
  const start = Math.floor(at / slice) * slice;
  return { start, end: start + slice };
}
