// Where a new day begins in the history, and where nothing happened for days.

export interface DayMark {
  /** Of the first event of that day. */
  readonly index: number;
  /** ms since 1970 of that event. */
  readonly when: number;
  /** Days between it and the one before it that something happened on. */
  readonly quiet: number;
}

const dayMs = 86_400_000;

/** `dayKey`: equal for two times of one day. The days follow the order of the history. */
export function dayMarks(
  entries: readonly { readonly at: number }[],
  dayKey: (at: number) => string,
): readonly DayMark[] {
  const marks: DayMark[] = [];
  let day: string | null = null;
  let former: number | null = null;
  // Events of one day are many: from one to the next day by halving.
  for (let index = 0, next = 0; index < entries.length; index = next) {
    const when = entries[index]?.at ?? 0;
    const key = dayKey(when);
    if (key !== day) {
      marks.push({ index, when, quiet: former === null ? 0 : daysBetween(former, when, dayKey) });
    }
    day = key;
    next = nextDay(entries, index, dayKey);
    former = entries[next - 1]?.at ?? when;
  }
  return marks;
}

/** Days of the calendar, neither of the two counted: from Monday noon to Tuesday evening there is none. */
function daysBetween(former: number, when: number, dayKey: (at: number) => string): number {
  const whole = Math.floor((when - former) / dayMs);
  const isSameDay = dayKey(former + whole * dayMs) === dayKey(when);
  return Math.max(0, isSameDay ? whole - 1 : whole);
}

/** The first index after this one that is of another day; where clocks were wrong, some such index. */
function nextDay(entries: readonly { readonly at: number }[], index: number, dayKey: (at: number) => string): number {
  const day = dayKey(entries[index]?.at ?? 0);
  let low = index + 1;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (dayKey(entries[middle]?.at ?? 0) === day) low = middle + 1;
    else high = middle;
  }
  return low;
}
