// A set of events that say what their authors saw: a graph whose arrows are `observed`. It answers who saw whom
// and holds no meaning; lines and registers build on it. It takes events in any order, once or twice, and hostile
// ones (arrows into the future, cycles) too: an observed event that has not arrived is awaited, never waited for.

import type { ActorId, EventId } from '../engine/message.ts';
import { type AppendOnly, emptyList, extended, itemsOf } from './appendOnly.ts';

export interface CausalNode {
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly observed: readonly EventId[];
  readonly event: object;
}

export interface CausalSet<Node extends CausalNode> {
  readonly nodes: AppendOnly<Node>;
  /** What nobody has observed yet, ascending: what the next author sees. */
  readonly heads: readonly EventId[];
  /** Observed by somebody, not here yet. */
  readonly awaited: ReadonlySet<EventId>;
  /** The heads do not reach everything: somebody made a cycle. */
  readonly isTangled: boolean;
}

export type Addition<Node extends CausalNode> =
  | { readonly kind: 'duplicate' }
  /** It saw everything here, and nobody saw it before: the next step of one person's work. The usual case. */
  | { readonly kind: 'successor'; readonly set: CausalSet<Node> }
  /** It met something that it had not seen. */
  | { readonly kind: 'concurrent'; readonly set: CausalSet<Node>; readonly pasts: readonly Past[] };

/** Bit i is set where the node with index i is in the past. A node is never in its own. */
export type Past = Uint32Array;

export function emptyCausalSet<Node extends CausalNode>(): CausalSet<Node> {
  return { nodes: emptyList(), heads: [], awaited: new Set(), isTangled: false };
}

export function addNode<Node extends CausalNode>(set: CausalSet<Node>, node: Node): Addition<Node> {
  if (isSuccessor(set, node)) {
    return { kind: 'successor', set: { ...set, nodes: extended(set.nodes, node, isSameFact), heads: [node.id] } };
  }
  if (itemsOf(set.nodes).some(({ id }) => id === node.id)) return { kind: 'duplicate' };
  const nodes = extended(set.nodes, node, isSameFact);
  const { pasts, heads, awaited, isTangled } = explored(itemsOf(nodes));
  return { kind: 'concurrent', set: { nodes, heads, awaited, isTangled }, pasts };
}

export function isIn(past: Past, index: number): boolean {
  return ((past[index >>> 5] ?? 0) & (1 << (index & 31))) !== 0;
}

export function include(past: Past, index: number): void {
  past[index >>> 5] = (past[index >>> 5] ?? 0) | (1 << (index & 31));
}

/** Adds `other` to `past`; tells whether anything was new. */
export function includeAll(past: Past, other: Past): boolean {
  let grown = 0;
  for (let word = 0; word < past.length; word++) {
    const before = past[word] ?? 0;
    const after = before | (other[word] ?? 0);
    past[word] = after;
    grown |= before ^ after;
  }
  return grown !== 0;
}

function isSuccessor<Node extends CausalNode>(set: CausalSet<Node>, { id, observed }: Node): boolean {
  return (
    !set.isTangled &&
    !set.awaited.has(id) &&
    observed.length === set.heads.length &&
    !observed.includes(id) &&
    set.heads.every((head) => observed.includes(head)) &&
    (set.heads.length > 0 || set.nodes.length === 0)
  );
}

function isSameFact(a: CausalNode, b: CausalNode): boolean {
  return a.id === b.id && a.event === b.event;
}

/** What each node reaches, and what follows from it. */
function explored(nodes: readonly CausalNode[]) {
  const indexOf = new Map(nodes.map(({ id }, index) => [id, index]));
  const awaited = new Set<EventId>();
  const arrows = nodes.map(({ observed }, from) => {
    const known: number[] = [];
    for (const id of observed) {
      const to = indexOf.get(id);
      if (to === undefined) awaited.add(id);
      else if (to !== from) known.push(to);
    }
    return known;
  });
  const pasts = pastsOf(arrows);
  const isSeen = new Uint32Array(wordsFor(nodes.length));
  for (const known of arrows) for (const to of known) include(isSeen, to);
  const heads: EventId[] = [];
  const reached = isSeen.map(() => 0);
  nodes.forEach(({ id }, index) => {
    if (isIn(isSeen, index)) return;
    heads.push(id);
    include(reached, index);
    includeAll(reached, pasts[index] ?? reached);
  });
  const isTangled = nodes.some((_, index) => !isIn(reached, index));
  return { pasts, heads: heads.sort(), awaited, isTangled };
}

/** Visits what is observed first, so that one round is enough where there is no cycle; else until nothing is new. */
function pastsOf(arrows: readonly (readonly number[])[]): readonly Past[] {
  const pasts = arrows.map(() => new Uint32Array(wordsFor(arrows.length)));
  const order = observedFirst(arrows);
  const round = () => {
    let isNew = false;
    for (const from of order) {
      const past = pasts[from] as Past;
      for (const to of arrows[from] ?? []) {
        if (!isIn(past, to)) isNew = true;
        include(past, to);
        if (includeAll(past, pasts[to] as Past)) isNew = true;
      }
    }
    return isNew;
  };
  while (round());
  pasts.forEach((past, index) => {
    if (isIn(past, index)) past[index >>> 5] = (past[index >>> 5] ?? 0) & ~(1 << (index & 31));
  });
  return pasts;
}

/** Depth first without recursion: hostile chains are as deep as they like. */
function observedFirst(arrows: readonly (readonly number[])[]): readonly number[] {
  const order: number[] = [];
  const isVisited = new Uint8Array(arrows.length);
  const path: { readonly node: number; next: number }[] = [];
  const enter = (node: number) => {
    if (isVisited[node]) return;
    isVisited[node] = 1;
    path.push({ node, next: 0 });
  };
  for (let start = 0; start < arrows.length; start++) {
    enter(start);
    for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
      const to = arrows[top.node]?.[top.next++];
      if (to !== undefined) enter(to);
      else order.push((path.pop() as { node: number }).node);
    }
  }
  return order;
}

function wordsFor(bits: number): number {
  return (bits + 31) >>> 5;
}
