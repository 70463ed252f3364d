// The row of a line on the screen.

import type { LineId } from '../../domain/events.ts';

/** Goes through the rows: a selector would look at everything in them. */
export function rowOf(list: Element | null, line: LineId): HTMLElement | null {
  for (const row of list?.children ?? []) if (row instanceof HTMLElement && row.dataset['line'] === line) return row;
  return null;
}
