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
  return entries.reduce(extendHistogram, emptyHistogram);
}

/** The next entry of the history. Costs the same however long that is. */
export function extendHistogram({ bars, slice, max }: Histogram, { at, actorId }: HistogramEntry): Histogram {
  const last = bars.at(-1);
  if (last !== undefined && at < last.end) {
    const grown = { ...last, to: last.to + 1, byActor: counted(last.byActor, actorId, 1) };
    return { bars: bars.with(-1, grown), slice, max: Math.max(max, grown.to - grown.from) };
  }
  const from = last?.to ?? 0;
  const bar: HistogramBar = { from, to: from + 1, ...sliceAt(at, slice), byActor: new Map([[actorId, 1]]) };
  return bars.length < mostBars
    ? { bars: [...bars, bar], slice, max: Math.max(max, 1) }
    : fitted([...bars, bar], slice);
}

/** As many bars as fit, in the narrowest slice of the ladder that makes them fit. */
function fitted(bars: readonly HistogramBar[], slice: number): Histogram {
  const wider = slices.find((candidate) => candidate > slice);
  if (bars.length <= mostBars || wider === undefined) {
    return { bars, slice, max: Math.max(...bars.map(({ from, to }) => to - from)) };
  }
  const merged: HistogramBar[] = [];
  for (const bar of bars) {
    const last = merged.at(-1);
    if (last !== undefined && bar.start < last.end) merged[merged.length - 1] = joined(last, bar);
    else merged.push({ ...bar, ...sliceAt(bar.start, wider) });
  }
  return fitted(merged, wider);
}

function joined(bar: HistogramBar, next: HistogramBar): HistogramBar {
  let byActor = bar.byActor;
  for (const [actorId, count] of next.byActor) byActor = counted(byActor, actorId, count);
  return { ...bar, to: next.to, byActor };
}

function counted(counts: ReadonlyMap<ActorId, number>, actorId: ActorId, by: number): ReadonlyMap<ActorId, number> {
  return new Map(counts).set(actorId, (counts.get(actorId) ?? 0) + by);
}

function sliceAt(at: number, slice: number) {
  const start = Math.floor(at / slice) * slice;
  return { start, end: start + slice };
}
