// The law of registers, on a set of writes that say what they saw: a write cancels what is in its past, the last (by
// id) of what is left shows. A tentative write (an import's) cancels only tentative ones, and shows only where nothing
// firm stands: what people wrote, an import does not overrule.

import type { CausalNode, Causes } from './causalSet.ts';
import { has, pastOfAny } from './past.ts';

/** What an event does to one register. `value` undefined, and firm: it writes nothing, but still cancels. */
export type Write<Value> =
  | { readonly isFirm: true; readonly value: Value | undefined }
  | { readonly isFirm: false; readonly value: Value };

/** What a register shows. */
export interface Shown<Value> {
  readonly value: Value;
  readonly isFirm: boolean;
  /** Index of the node that wrote it; null where nobody did. */
  readonly by: number | null;
}

export function shownOf<Node extends CausalNode, Value>(
  causes: Causes<Node>,
  writeOf: (node: Node) => Write<Value> | null,
  blank: Value,
): Shown<Value> {
  const { nodes } = causes;
  const writes = nodes.map(writeOf);
  const firm = indicesOf(writes, ({ isFirm }) => isFirm);
  const last = lastLeft(causes, firm, firm, writes);
  if (last !== null) return { value: writes[last]?.value as Value, isFirm: true, by: last };
  const tentative = indicesOf(writes, ({ isFirm }) => !isFirm);
  const lastTentative = lastLeft(
    causes,
    tentative,
    indicesOf(writes, () => true),
    writes,
  );
  const value = lastTentative === null ? blank : (writes[lastTentative]?.value as Value);
  return { value, isFirm: false, by: lastTentative };
}

/** The same where the last node, which nobody has seen, has joined the others. Null where all have to be looked at. */
export function shownAfter<Node extends CausalNode, Value>(
  before: Shown<Value>,
  { nodes, pasts }: Causes<Node>,
  writeOf: (node: Node) => Write<Value> | null,
): Shown<Value> | null {
  const last = nodes.length - 1;
  const write = writeOf(nodes[last] as Node);
  if (write === null || (before.isFirm && !write.isFirm)) return before;
  const isCancelled = before.by === null || has(pasts[last] ?? 0, before.by);
  if (write.value === undefined) return before.isFirm && !isCancelled ? before : null;
  const written = { value: write.value, isFirm: write.isFirm, by: last };
  if (before.by === null || (write.isFirm && !before.isFirm)) return written;
  const isLater = (nodes[last] as Node).id > (nodes[before.by] as Node).id;
  if (isLater) return written;
  return isCancelled ? null : before;
}

function lastLeft<Value>(
  causes: Causes,
  candidates: readonly number[],
  cancelling: readonly number[],
  writes: readonly (Write<Value> | null)[],
): number | null {
  if (candidates.length === 0) return null;
  const { nodes } = causes;
  const cancelled = pastOfAny(causes, cancelling);
  let last: number | null = null;
  for (const index of candidates) {
    if (writes[index]?.value === undefined || has(cancelled, index)) continue;
    if (last === null || (nodes[index] as CausalNode).id > (nodes[last] as CausalNode).id) last = index;
  }
  return last;
}

function indicesOf<Value>(
  writes: readonly (Write<Value> | null)[],
  is: (write: Write<Value>) => boolean,
): readonly number[] {
  const indices: number[] = [];
  writes.forEach((write, index) => {
    if (write !== null && is(write)) indices.push(index);
  });
  return indices;
}
