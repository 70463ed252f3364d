// What somebody here has just put in comes into view, wherever it lands, and is marked for a moment.

import { type RefObject, useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { LineId } from '../../domain/events.ts';
import { useCartScope } from './CartContext.ts';
import { rowOf } from './rowOf.ts';

export function useFreshLines(list: RefObject<HTMLElement | null>): readonly LineId[] {
  const { fresh } = useCartScope();
  const lines = useStore(fresh.store, (current) => current);
  const shown = useRef(lines);
  // It may be rendered later than it is known.
  useLayoutEffect(() => {
    if (shown.current === lines) return;
    const [first] = lines;
    const row = first === undefined ? null : rowOf(list.current, first);
    if (first !== undefined && row === null) return;
    shown.current = lines;
    row?.scrollIntoView({ block: 'nearest' });
  });
  return lines;
}
