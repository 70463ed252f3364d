// The row of a line on the screen.

import type { LineId } from '../../domain/events.ts';

export function rowOf(inside: HTMLElement | null, line: LineId): HTMLElement | null {
  return inside?.querySelector<HTMLElement>(`[data-line="${CSS.escape(line)}"]`) ?? null;
}
