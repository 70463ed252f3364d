// Of many acts, those in view: as a list and as a table alike. The chosen one is brought into view.

import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { ActRow } from '../../app/inspect/causalLayout.ts';

export function useActWindow<Scroller extends HTMLElement>(
  rows: readonly ActRow[],
  chosen: number,
  { rowHeight, overscan }: { readonly rowHeight: number; readonly overscan: number },
) {
  const scroller = useRef<Scroller>(null);
  const virtualizer = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    getItemKey: (index) => rows[index]?.ids.at(-1) ?? index,
    overscan,
  });
  useEffect(() => virtualizer.scrollToIndex(chosen, { align: 'auto' }), [virtualizer, chosen]);
  return { scroller, virtualizer };
}
