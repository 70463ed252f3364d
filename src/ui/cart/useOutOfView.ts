// The lines whose rows cannot be seen now, as far as that is known: of what changes all of them, those that are seen come first.

import { type RefObject, useEffect, useState } from 'react';
import type { LineId } from '../../domain/events.ts';

/** It changes in place. `rows`: what there are rows of. */
export function useOutOfView(list: RefObject<HTMLElement | null>, rows: unknown): ReadonlySet<LineId> {
  const [{ lines, observer }] = useState(watchRows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: other rows are to be watched
  useEffect(() => {
    // To watch one twice is to watch it once.
    for (const row of list.current?.children ?? []) observer.observe(row);
  }, [list, observer, rows]);
  return lines;
}

function watchRows() {
  const lines = new Set<LineId>();
  const observer = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      const line = (target as HTMLElement).dataset['line'] ?? '';
      if (isIntersecting) lines.delete(line);
      else lines.add(line);
    }
  });
  return { lines, observer };
}
