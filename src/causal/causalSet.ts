// A set of events that say what their authors saw: a graph whose arrows are `observed`. It answers who saw whom
// and holds no meaning; lines and registers build on it. It takes events in any order, once or twice, and hostile
// ones (arrows into the future, circles) too: an observed event that has not arrived is awaited, never waited for.
// Taking one is cheap, whatever is here; who saw whom is kept up on the way, or found out when it is asked for.

import type { ActorId, EventId } from '../engine/message.ts';
import { samePlain } from '../values/samePlain.ts';
import { emptyList, extended, type GrowingList, itemsOf, listOf } from './growingList.ts';
import { isSamePast, type Past, type Pasts, pastThrough } from './past.ts';
import { pastsOf } from './pastsOf.ts';

export interface CausalNode {
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly observed: readonly EventId[];
  readonly event: object;
}

export interface CausalSet<Node extends CausalNode> {
  /** Each once. */
  readonly nodes: GrowingList<Node>;
  readonly places: Places;
  /** Filled in when it is first asked for, where it could not be kept up. */
  readonly seen: { past: KeptPasts | null };
}

/** The nodes of a set, and what each has in its past. */
export interface Causes<Node extends CausalNode = CausalNode> extends Pasts {
  readonly nodes: readonly Node[];
}

/** Shared, like the list's backing, by the versions of a set: what is beyond a version's length is not in it. */
interface Places {
  readonly byId: Map<EventId, number>;
  /** Of what was observed before it was here: by whom first. Null until something was. */
  awaitedBy: Map<EventId, number> | null;
}

interface KeptPasts {
  readonly list: GrowingList<Past>;
  readonly isTangled: boolean;
}

export function emptyCausalSet<Node extends CausalNode>(): CausalSet<Node> {
  return {
    nodes: emptyList(),
    places: { byId: new Map(), awaitedBy: null },
    seen: { past: { list: emptyList(), isTangled: false } },
  };
}

/** The same set where the node is in it. */
export function withNode<Node extends CausalNode>(set: CausalSet<Node>, node: Node): CausalSet<Node> {
  const { length } = set.nodes;
  if (placeOf(set, node.id) !== undefined) return set;
  const nodes = extended(set.nodes, node, isSameFact);
  const isShared = nodes.backing === set.nodes.backing;
  const places = isShared ? set.places : placesOf(nodes);
  if (isShared) register(places, node, length);
  // An awaited one changes the pasts of others.
  const isAwaited = (places.awaitedBy?.get(node.id) ?? length) < length;
  const kept = set.seen.past;
  if (isAwaited || kept === null) return { nodes, places, seen: { past: null } };
  // The pasts go with their nodes: what another version went on with is shared where its node is, and only there.
  const before = isShared ? kept.list : listOf(kept.list.backing.slice(0, length));
  const past = before.backing[length] ?? pastBeside(before.backing, length, arrowsOf(places, node, length));
  const list = extended(before, past, () => true);
  return { nodes, places, seen: { past: { list, isTangled: kept.isTangled } } };
}

export function causesOf<Node extends CausalNode>({ nodes, places, seen }: CausalSet<Node>): Causes<Node> {
  const items = itemsOf(nodes);
  if (seen.past === null) {
    const found = pastsOf(items.map((node, index) => arrowsOf(places, node, index, items.length)));
    seen.past = { list: listOf(found.pasts), isTangled: found.isTangled };
  }
  return { nodes: items, pasts: itemsOf(seen.past.list), isTangled: seen.past.isTangled };
}

/** What nobody has observed yet, ascending: what the next author sees. */
export function headsOf<Node extends CausalNode>(set: CausalSet<Node>): readonly EventId[] {
  const { length } = set.nodes;
  const last = set.nodes.backing[length - 1];
  if (last === undefined) return [];
  if (set.seen.past?.list.backing[length - 1] === length - 1) return [last.id];
  const nodes = itemsOf(set.nodes);
  const observed = new Set<EventId>();
  for (const node of nodes) for (const id of node.observed) if (id !== node.id) observed.add(id);
  return nodes.flatMap(({ id }) => (observed.has(id) ? [] : [id])).sort();
}

/** What has come last changed who saw whom among the others; else it is the last node, and nobody has seen it. */
export function isRearranged<Node extends CausalNode>({ seen }: CausalSet<Node>): boolean {
  return seen.past === null;
}

/**
 * The end of a set, from the last node on that is a turn: that and all after it saw everything that was there before. What a turn
 * undoes needs not be looked at. From the first node on where none is a turn; null where somebody did not see everything, and
 * where it would be longer than that.
 */
export function chainSince<Node extends CausalNode>(
  { nodes, seen }: CausalSet<Node>,
  isTurn: (node: Node) => boolean,
  longest = Number.POSITIVE_INFINITY,
): { readonly from: number; readonly causes: Causes<Node> } | null {
  const pasts = seen.past?.list.backing;
  let from = nodes.length;
  for (let isTurned = false; from > 0 && !isTurned; ) {
    from -= 1;
    if (pasts?.[from] !== from || nodes.length - from > longest) return null;
    isTurned = isTurn(nodes.backing[from] as Node);
  }
  const tail = nodes.backing.slice(from, nodes.length);
  return { from, causes: { nodes: tail, pasts: tail.map((_, index) => index), isTangled: false } };
}

/** Everybody saw everything that was there before. */
export function isChain<Node extends CausalNode>(set: CausalSet<Node>): boolean {
  return causesOf(set).pasts.every((past, index) => past === index);
}

function placeOf<Node extends CausalNode>({ nodes, places }: CausalSet<Node>, id: EventId): number | undefined {
  const place = places.byId.get(id);
  return place !== undefined && place < nodes.length ? place : undefined;
}

/** What a node saw that is among the first `length`, but itself. */
function arrowsOf(places: Places, { observed }: CausalNode, own: number, length = own): readonly number[] {
  const arrows: number[] = [];
  for (const id of observed) {
    const place = places.byId.get(id);
    if (place !== undefined && place < length && place !== own) arrows.push(place);
  }
  return arrows;
}

function placesOf(nodes: GrowingList<CausalNode>): Places {
  const places: Places = { byId: new Map(), awaitedBy: null };
  itemsOf(nodes).forEach((node, index) => {
    register(places, node, index);
  });
  return places;
}

function register(places: Places, { id, observed }: CausalNode, index: number): void {
  const { byId } = places;
  byId.set(id, index);
  for (const seen of observed) {
    const place = byId.get(seen);
    if (place !== undefined && place <= index) continue;
    places.awaitedBy ??= new Map();
    if (!places.awaitedBy.has(seen)) places.awaitedBy.set(seen, index);
  }
}

/** Many nodes beside each other have one past: it is kept once. */
function pastBeside(pasts: readonly Past[], length: number, seen: readonly number[]): Past {
  const past = pastThrough(pasts, seen);
  const former = pasts[length - 1];
  return former !== undefined && isSamePast(past, former) ? former : past;
}

function isSameFact(a: CausalNode, b: CausalNode): boolean {
  return a.id === b.id && (a.event === b.event || (a.actorId === b.actorId && samePlain(a.event, b.event)));
}
