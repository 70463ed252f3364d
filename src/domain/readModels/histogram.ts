// READ MODEL: the history as bars per slice of time, coloured by person.

import type { ActorId } from '../../engine/message.ts';

export interface HistogramBar {
  /** Index range [from, to) in the history. */
  readonly from: number;
  readonly to: number;
  readonly byActor: ReadonlyMap<ActorId, number>;
}

/** Bars over equal slices of the history's positions, so that the slider above them stays linear. */
export interface Histogram {
  readonly bars: readonly HistogramBar[];
  /** The tallest bar's count. */
  readonly max: number;
}
