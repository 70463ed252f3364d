// Marks on the timeline that leave each other room to be pressed: of two that are too close, the later stays.

/** Of the whole, on a phone about as much as a finger needs. */
const leastDistance = 0.12;

/** `at`: 0 to 1, ascending. */
export function spacedMarks<Mark extends { readonly at: number }>(marks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks.toReversed()) {
    const next = kept.at(-1);
    if (next === undefined || next.at - mark.at >= leastDistance) kept.push(mark);
  }
  return kept.reverse();
}
