// The law of registers, on a set of writes that say what they saw: a write cancels what is in its past, the last (by
// id) of what is left shows. A tentative write (an import's, a cart's first name) cancels only tentative ones and
// shows only where nothing firm stands.

import { isIn, type CausalNode, type Past } from './causalSet.ts';

/** What an event does to one register. `value` undefined: it writes nothing, but still cancels. */
export interface Write<Value> {
  readonly isFirm: boolean;
  readonly value: Value | undefined;
}

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
  let best: { readonly id: string; readonly shown: Shown<Value> } | null = null;
  writes.forEach((write, index) => {
    if (write === null || write.value === undefined) return;
    const isCancelled = writes.some(
      (other, at) => other !== null && (other.isFirm || !write.isFirm) && isIn(pasts[at] as Past, index),
    );
    if (isCancelled) return;
    const { id } = nodes[index] as Node;
    const isBetter = best === null || (write.isFirm === best.shown.isFirm ? id > best.id : write.isFirm);
    if (isBetter) best = { id, shown: { value: write.value, isFirm: write.isFirm } };
  });
  const found = best as { readonly shown: Shown<Value> } | null;
  return found === null ? { value: blank, isFirm: false } : found.shown;
}

/** The same where the write saw everything there is. */
export function shownAfter<Value>(before: Shown<Value>, write: Write<Value> | null, blank: Value): Shown<Value> {
  if (write === null || (before.isFirm && !write.isFirm)) return before;
  if (write.value !== undefined) return { value: write.value, isFirm: write.isFirm };
  return write.isFirm ? { value: blank, isFirm: false } : before;
}
