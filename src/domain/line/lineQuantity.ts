// How many of a line are wanted and who wants them, kept up from event to event. Where an event's author saw everything
// that is here, or only counts up or down beside others, that takes constant time; else the law looks at the whole set
// anew. All ways give the same (cart.property.test.ts).

import { has, type Past } from '../../causal/past.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { type LineNode, quantityOf } from './lineLaw.ts';
import { quantityRole } from './quantityRole.ts';

export interface LineQuantity {
  /** Base and live changes; at zero or below the line is absent. */
  readonly sum: number;
  /** Who has a part in `sum`, ordered by first event. */
  readonly contributors: readonly Contributor[];
  /** Index of something positive that stands, or −1: a decrement that saw it counts. */
  readonly standing: number;
  /** Indices of all removes. */
  readonly removes: readonly number[];
}

export interface Contributor {
  readonly actorId: ActorId;
  readonly since: EventId;
}

export const noQuantity: LineQuantity = { sum: 0, contributors: [], standing: -1, removes: [] };

/** The law, applied to the whole set. */
export function judgedQuantity(nodes: readonly LineNode[], pasts: readonly Past[]): LineQuantity {
  const { sum, counting, standing } = quantityOf(nodes, pasts);
  let contributors: readonly Contributor[] = [];
  for (const { index } of counting) contributors = withContributor(contributors, nodes[index] as LineNode);
  const removes = nodes.flatMap(({ event }, index) => (event.type === 'ItemRemoved' ? [index] : []));
  return { sum, contributors, standing, removes };
}

/** The law, where the event at `index` saw everything: nothing is concurrent with it, and all there is, is in its past. */
export function quantityAfter(before: LineQuantity, node: LineNode, index: number): LineQuantity {
  const role = quantityRole(node.event);
  const { removes } = before;
  switch (role?.kind) {
    case undefined:
      return before;
    case 'remove':
      return { ...noQuantity, removes: [...removes, index] };
    case 'change':
      return role.n <= 0 && before.standing < 0 ? before : changedBy(before, node, index, role.n);
    case 'start':
    case 'set':
    case 'ensure':
      return { sum: role.n, contributors: withContributor([], node), standing: role.n > 0 ? index : -1, removes };
  }
}

/**
 * The law, where the event at `index` met others that it had not seen, and nobody saw it: as in two people's long counts
 * offline. A change cancels nothing; it re-asserts nothing if it saw every remove; a decrement counts if it saw what
 * stands. Null where that is not enough to know.
 */
export function quantityBeside(before: LineQuantity, node: LineNode, index: number, past: Past): LineQuantity | null {
  const role = quantityRole(node.event);
  if (role === null) return before;
  if (role.kind !== 'change' || !before.removes.every((remove) => has(past, remove))) return null;
  if (role.n <= 0 && (before.standing < 0 || !has(past, before.standing))) return null;
  return changedBy(before, node, index, role.n);
}

function changedBy(before: LineQuantity, node: LineNode, index: number, by: number): LineQuantity {
  return {
    sum: before.sum + by,
    contributors: withContributor(before.contributors, node),
    standing: before.standing < 0 && by > 0 ? index : before.standing,
    removes: before.removes,
  };
}

function withContributor(contributors: readonly Contributor[], { id, actorId }: LineNode): readonly Contributor[] {
  const known = contributors.find((contributor) => contributor.actorId === actorId);
  if (known !== undefined && known.since <= id) return contributors;
  const others = contributors.filter((contributor) => contributor !== known);
  return [...others, { actorId, since: id }].sort((a, b) => (a.since < b.since ? -1 : 1));
}
