// READ MODEL: how two moments of one cart differ, line by line.

import type { LineId } from '../events.ts';
import type { CartView, LineView } from './cartView.ts';

/** Seen from the past: `added` since then, `removed` since then, or changed. */
export interface LineChange {
  readonly line: LineId;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly quantityThen: number;
  readonly quantityNow: number;
  /** Something else differs too: what is written on it, what each piece is of, or what of it is picked. */
  readonly detailsDiffer: boolean;
}

/** Ordered as `now` shows its lines; what was removed comes after them. */
export function compareCarts(then: CartView, now: CartView): LineChange[] {
  const before = linesOf(then);
  const after = linesOf(now);
  const changes: LineChange[] = [];
  for (const line of after.values()) {
    const past = before.get(line.line);
    if (past === line) continue;
    const detailsDiffer = past !== undefined && differInDetails(past, line);
    const change = { line: line.line, name: line.name, quantityThen: past?.quantity ?? 0, quantityNow: line.quantity };
    if (past === undefined) changes.push({ ...change, kind: 'added', detailsDiffer });
    else if (detailsDiffer || past.quantity !== line.quantity)
      changes.push({ ...change, kind: 'changed', detailsDiffer });
  }
  for (const { line, name, quantity } of before.values()) {
    if (after.has(line)) continue;
    changes.push({ line, name, kind: 'removed', quantityThen: quantity, quantityNow: 0, detailsDiffer: false });
  }
  return changes;
}

function linesOf({ aisles }: CartView): ReadonlyMap<LineId, LineView> {
  return new Map(aisles.flatMap(({ lines }) => lines.map((line) => [line.line, line] as const)));
}

/** In anything but how many, and what follows from that. */
function differInDetails(a: LineView, b: LineView): boolean {
  return JSON.stringify(detailsIn(a)) !== JSON.stringify(detailsIn(b));
}

function detailsIn({ quantity, parts, amounts, lineTotal, contributors, ...details }: LineView): object {
  return { ...details, amounts: parts.map(({ amount }) => amount) };
}
