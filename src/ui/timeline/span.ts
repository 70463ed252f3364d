// The part of the history that the track shows: all of it, or one day.

export interface Span {
  /** Of the first and the last event that are in it. */
  readonly from: number;
  readonly to: number;
}

/** Across the track, 0 to 1; outside of it for what is not in the span. */
export function acrossOf(index: number, { from, to }: Span): number {
  return to === from ? 0 : (index - from) / (to - from);
}

/** The place in the history at this place across the track. */
export function indexAcross(at: number, { from, to }: Span): number {
  return from + Math.round(at * (to - from));
}

/** One for each of these days, by the first event of each. */
export function daySpans(starts: readonly number[], length: number): readonly Span[] {
  return starts.map((from, which) => ({ from, to: (starts[which + 1] ?? length) - 1 }));
}
