// The law of registers, on a set of writes that say what they saw: a write cancels what is in its past, the last (by
// id) of what is left shows. A tentative write (an import's) cancels only tentative ones, and shows only where nothing
// firm stands: what people wrote, an import does not overrule.

import type { CausalNode } from './causalSet.ts';
import { addAll, emptyBits, has, type Past } from './past.ts';

/** What an event does to one register. `value` undefined, and firm: it writes nothing, but still cancels. */
export type Write<Value> =
  | { readonly isFirm: true; readonly value: Value | undefined }
  | { readonly isFirm: false; readonly value: Value };

/** What a register shows. */
export interface Shown<Value> {
  readonly value: Value;
  readonly isFirm: boolean;
}

export function shownOf<Node extends CausalNode, Value>(
  nodes: readonly Node[],
  pasts: readonly Past[],
  writeOf: (node: Node) => Write<Value> | null,
  blank: Value,
): Shown<Value> {
  const writes = nodes.map(writeOf);
  const cancelled = emptyBits(nodes.length);
  const cancelledIfTentative = emptyBits(nodes.length);
  writes.forEach((write, index) => {
    if (write === null) return;
    if (write.isFirm) addAll(cancelled, pasts[index] as Past);
    addAll(cancelledIfTentative, pasts[index] as Past);
  });
  let shown: Shown<Value> = { value: blank, isFirm: false };
  let shownId = '';
  writes.forEach((write, index) => {
    if (write?.value === undefined || has(write.isFirm ? cancelled : cancelledIfTentative, index)) return;
    const { id } = nodes[index] as Node;
    const isBetter = write.isFirm === shown.isFirm ? id > shownId : write.isFirm;
    if (!isBetter) return;
    shown = { value: write.value, isFirm: write.isFirm };
    shownId = id;
  });
  return shown;
}

/** The same where the write saw everything there is. */
export function shownAfter<Value>(before: Shown<Value>, write: Write<Value> | null, blank: Value): Shown<Value> {
  if (write === null || (before.isFirm && !write.isFirm)) return before;
  return write.value === undefined ? { value: blank, isFirm: false } : { value: write.value, isFirm: write.isFirm };
}
