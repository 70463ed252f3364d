// Marks on the timeline that leave each other room to be pressed: of two that are too close, the later stays.

/** Of the whole. On the smallest phone that leaves each its 24 px. */
const leastDistance = 0.2;

/** `at`: 0 to 1, ascending. */
export function spacedMarks<Mark extends { readonly at: number }>(marks: readonly Mark[]): readonly Mark[] {
  const kept: Mark[] = [];
  for (const mark of marks.toReversed()) {
    const next = kept.at(-1);
    if (next === undefined || next.at - mark.at >= leastDistance) kept.push(mark);
  }
  return kept.reverse();
}
