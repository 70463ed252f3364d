// READ MODEL: how two moments of one cart differ, line by line.

import type { LineId } from '../events.ts';

/** Seen from the past: `added` since then, `removed` since then, or changed. */
export interface LineChange {
  readonly line: LineId;
  readonly name: string;
  readonly kind: 'added' | 'removed' | 'changed';
  readonly quantityThen: number;
  readonly quantityNow: number;
  /** The name, price, note, aisle or picked state differs too. */
  readonly detailsDiffer: boolean;
}
