// The bars of what one actor did, by their own acts.

import { type Histogram, type HistogramEntry, histogramOf } from '../../engine/histogram.ts';
import type { ActorId } from '../../engine/message.ts';

export function histogramOfActor(entries: readonly HistogramEntry[], actor: ActorId): Histogram {
  return histogramOf(entries.filter(({ actorId }) => actorId === actor));
}
