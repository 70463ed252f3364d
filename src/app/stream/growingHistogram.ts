// The bars of a history that grows. It remembers what it has counted.

import { emptyHistogram, extendedBy, type Histogram, type HistogramEntry } from '../../engine/histogram.ts';
import type { EventId } from '../../engine/message.ts';

type Entry = HistogramEntry & { readonly id: EventId };

export function createGrowingHistogram(): (entries: readonly Entry[]) => Histogram {
  let counted: { readonly entries: readonly Entry[]; readonly length: number; readonly last?: EventId } | null = null;
  let histogram = emptyHistogram;
  return (entries) => {
    // Where something was late, another entry stands in the last one's place.
    const goesOn = counted?.entries === entries && entries[counted.length - 1]?.id === counted.last;
    const fresh = goesOn ? entries.slice(counted?.length) : entries;
    if (!goesOn || fresh.length > 0) histogram = extendedBy(goesOn ? histogram : emptyHistogram, fresh);
    const last = entries.at(-1);
    counted = { entries, length: entries.length, ...(last && { last: last.id }) };
    return histogram;
  };
}
