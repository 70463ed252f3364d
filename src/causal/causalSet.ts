// A set of events that say what their authors saw: a graph whose arrows are `observed`. It answers who saw whom
// and holds no meaning; lines and registers build on it. It takes events in any order, once or twice, and hostile
// ones (arrows into the future, circles) too: an observed event that has not arrived is awaited, never waited for.

import type { ActorId, EventId } from '../engine/message.ts';
import { emptyList, extended, type GrowingList, itemsOf, listOf } from './growingList.ts';
import { add, addAll, emptyBits, has, type Past, pastsOf } from './past.ts';

export interface CausalNode {
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly observed: readonly EventId[];
  readonly event: object;
}

export interface CausalSet<Node extends CausalNode> {
  readonly nodes: GrowingList<Node>;
  /** What each node has in its past, parallel to `nodes`. */
  readonly pasts: GrowingList<Past>;
  /** What nobody has observed yet, ascending: what the next author sees. */
  readonly heads: readonly EventId[];
  /** Observed by somebody, not here yet. */
  readonly awaited: ReadonlySet<EventId>;
  /** The heads do not reach everything: somebody made a circle. */
  readonly isTangled: boolean;
}

export type Addition<Node extends CausalNode> =
  | { readonly kind: 'duplicate' }
  /** It saw everything here, and nobody saw it before: the usual case. */
  | { readonly kind: 'successor'; readonly set: CausalSet<Node> }
  /** Nobody saw it before, and there is something that it did not see. */
  | { readonly kind: 'branch'; readonly set: CausalSet<Node>; readonly past: Past }
  /** It was awaited: pasts of others have grown. */
  | { readonly kind: 'rearranged'; readonly set: CausalSet<Node> };

export function emptyCausalSet<Node extends CausalNode>(): CausalSet<Node> {
  return { nodes: emptyList(), pasts: emptyList(), heads: [], awaited: new Set(), isTangled: false };
}

export function addNode<Node extends CausalNode>(set: CausalSet<Node>, node: Node): Addition<Node> {
  if (isSuccessor(set, node)) {
    const nodes = extended(set.nodes, node, isSameFact);
    const pasts = extended(set.pasts, set.nodes.length, Object.is);
    return { kind: 'successor', set: { ...set, nodes, pasts, heads: [node.id] } };
  }
  const before = itemsOf(set.nodes);
  if (before.some(({ id }) => id === node.id)) return { kind: 'duplicate' };
  const nodes = extended(set.nodes, node, isSameFact);
  if (set.awaited.has(node.id)) return { kind: 'rearranged', set: explored(nodes) };
  return branched(set, before, nodes, node);
}

function isSuccessor<Node extends CausalNode>(set: CausalSet<Node>, { id, observed }: Node): boolean {
  const { heads, awaited, isTangled, nodes } = set;
  return (
    !isTangled &&
    (heads.length > 0 || nodes.length === 0) &&
    observed.length === heads.length &&
    heads.every((head) => observed.includes(head)) &&
    !observed.includes(id) &&
    !awaited.has(id)
  );
}

function branched<Node extends CausalNode>(
  set: CausalSet<Node>,
  before: readonly Node[],
  nodes: GrowingList<Node>,
  { id, observed }: Node,
): Addition<Node> {
  const past = emptyBits(before.length);
  const unknown: EventId[] = [];
  for (const seen of observed) {
    if (seen === id) continue;
    // From the end: what people see is recent.
    const index = before.findLastIndex((other) => other.id === seen);
    if (index < 0) unknown.push(seen);
    else {
      add(past, index);
      addAll(past, set.pasts.backing[index] as Past);
    }
  }
  const heads = [...set.heads.filter((head) => !observed.includes(head)), id].sort();
  const awaited = unknown.length === 0 ? set.awaited : new Set([...set.awaited, ...unknown]);
  const pasts = extended<Past>(set.pasts, past, Object.is);
  return { kind: 'branch', past, set: { nodes, pasts, heads, awaited, isTangled: set.isTangled } };
}

/** Everything anew, from the nodes alone. */
function explored<Node extends CausalNode>(nodes: GrowingList<Node>): CausalSet<Node> {
  const all = itemsOf(nodes);
  const indexOf = new Map(all.map(({ id }, index) => [id, index]));
  const awaited = new Set<EventId>();
  const isSeen = emptyBits(all.length);
  const arrows = all.map(({ observed }, from) => {
    const known: number[] = [];
    for (const id of observed) {
      const to = indexOf.get(id);
      if (to === undefined) awaited.add(id);
      else if (to !== from) known.push(to);
    }
    for (const to of known) add(isSeen, to);
    return known;
  });
  const pasts = pastsOf(arrows);
  const heads: EventId[] = [];
  const reached = emptyBits(all.length);
  all.forEach(({ id }, index) => {
    if (has(isSeen, index)) return;
    heads.push(id);
    add(reached, index);
    addAll(reached, pasts[index] as Past);
  });
  const isTangled = all.some((_, index) => !has(reached, index));
  return { nodes, pasts: listOf(pasts), heads: heads.sort(), awaited, isTangled };
}

function isSameFact(a: CausalNode, b: CausalNode): boolean {
  return a.id === b.id && a.event === b.event;
}
