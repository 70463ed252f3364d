// READ MODEL: the history as bars per slice of time, coloured by person. Every bar also knows which places of the history
// it covers, so that a slider over positions can lie exactly above bars whose widths follow their counts.

import type { ActorId } from '../../engine/message.ts';

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
