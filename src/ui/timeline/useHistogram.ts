// The bars of the whole history: of one that has grown only what is new is counted.

import { useMemo, useState } from 'react';
import type { CartSnapshot } from '../../app/cartSession.ts';
import { createGrowingHistogram } from '../../app/stream/growingHistogram.ts';
import type { Histogram } from '../../engine/histogram.ts';

export function useHistogram(history: CartSnapshot['history']): Histogram {
  const [histogramOf] = useState(createGrowingHistogram);
  return useMemo(() => histogramOf(history.entries), [histogramOf, history]);
}
