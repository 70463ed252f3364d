// Which acts on one thing met: two acts meet if neither author knew of the other's, if they are of different people, and
// if each still stood when they came together. Acts that are linked by such pairs are one meeting. It knows who saw whom
// and holds no meaning: which acts can meet at all is the caller's to say.

import type { CausalNode, Causes } from '../../causal/causalSet.ts';
import { add, type Bits, emptyBits, has, meet, type Past } from '../../causal/past.ts';
import type { ActorId, EventId } from '../../engine/message.ts';

export interface Meeting {
  /** Indices of the acts that met, ascending by id. */
  readonly acts: readonly number[];
  /** Whether this node's author knew of two acts that met here. */
  isInformed(index: number): boolean;
}

interface Pairing {
  /** Indices that can meet one of `others`. */
  readonly acts: readonly number[];
  readonly others: readonly number[];
  readonly canMeet: (act: number, other: number) => boolean;
}

/** Where there are more pairs than this, only the newest acts are looked at: no history can make looking slow. */
const mostPairs = 65_536;

export function meetingsOf(causes: Causes, { acts, others, canMeet }: Pairing): readonly Meeting[] {
  const links = new Map<number, Bits>();
  const groups = new Map<number, Set<number>>();
  const { nodes, pasts } = causes;
  const most = acts.length * others.length <= mostPairs ? nodes.length : Math.sqrt(mostPairs);
  const newestOthers = newest(causes, others, most);
  for (const act of newest(causes, acts, most)) {
    for (const other of newestOthers) {
      if (nodes[act]?.actorId === nodes[other]?.actorId) continue;
      if (!areConcurrent(pasts, act, other) || !canMeet(act, other)) continue;
      const linked = links.get(act) ?? emptyBits(nodes.length);
      add(linked, other);
      links.set(act, linked);
      unite(groups, act, other);
    }
  }
  return [...new Set(groups.values())].map((group) => meetingOf(causes, group, links));
}

/**
 * Tells whether an act stood when it met another: no author who did not know of the other made an end of it. `enders`
 * are the acts that make an end of what their authors saw.
 */
export function createStood(
  pasts: readonly Past[],
  enders: readonly number[],
): (act: number, other: number) => boolean {
  const endersOf = new Map<number, readonly number[]>();
  return (act, other) => {
    const ends = endersOf.get(act) ?? enders.filter((ender) => saw(pasts, ender, act));
    endersOf.set(act, ends);
    return ends.every((ender) => ender === other || saw(pasts, ender, other));
  };
}

export function saw(pasts: readonly Past[], viewer: number, seen: number): boolean {
  return has(pasts[viewer] ?? 0, seen);
}

/** The first (by id) act of each person, in that order. */
export function firstActs({ nodes }: Causes, acts: readonly number[]): readonly number[] {
  const known = new Set<ActorId | undefined>();
  return acts.filter((index) => {
    const actorId = nodes[index]?.actorId;
    const isFirst = !known.has(actorId);
    known.add(actorId);
    return isFirst;
  });
}

export function idsOf({ nodes }: Causes, acts: readonly number[]): readonly EventId[] {
  return acts.flatMap((index) => nodes[index]?.id ?? []);
}

export function actorsOf({ nodes }: Causes, acts: readonly number[]): readonly ActorId[] {
  return [...new Set(acts.flatMap((index) => nodes[index]?.actorId ?? []))];
}

export function indicesWhere<Node extends CausalNode>(
  { nodes }: Causes<Node>,
  is: (node: Node, index: number) => boolean,
): readonly number[] {
  return nodes.flatMap((node, index) => (is(node, index) ? [index] : []));
}

function areConcurrent(pasts: readonly Past[], a: number, b: number): boolean {
  return a !== b && !saw(pasts, a, b) && !saw(pasts, b, a);
}

function meetingOf(causes: Causes, group: ReadonlySet<number>, links: ReadonlyMap<number, Bits>): Meeting {
  const linked = [...group].flatMap((act) => {
    const others = links.get(act);
    return others === undefined ? [] : { act, others };
  });
  const isInformed = causes.pasts.map((past) => linked.some(({ act, others }) => has(past, act) && meet(others, past)));
  return { acts: byId(causes, [...group]), isInformed: (index) => isInformed[index] === true };
}

function unite(groups: Map<number, Set<number>>, a: number, b: number): void {
  const ofA = groups.get(a) ?? new Set([a]);
  const ofB = groups.get(b) ?? new Set([b]);
  const [small, large] = ofA.size < ofB.size ? [ofA, ofB] : [ofB, ofA];
  for (const index of small) large.add(index);
  for (const index of ofA.size < ofB.size ? [...small, b] : [...small, a]) groups.set(index, large);
}

function newest(causes: Causes, acts: readonly number[], most: number): readonly number[] {
  return acts.length <= most ? acts : byId(causes, acts).slice(-most);
}

function byId({ nodes }: Causes, indices: readonly number[]): number[] {
  return [...indices].sort((a, b) => ((nodes[a]?.id ?? '') < (nodes[b]?.id ?? '') ? -1 : 1));
}
