// READ MODEL: why a line is what it is. Whose acts its quantity is made of, what ended those that count no more, and who wrote
// what is written on it. It asks the laws themselves (line/), of the same set of events, so that it cannot tell otherwise.

import { causesOf } from '../../causal/causalSet.ts';
import { has } from '../../causal/past.ts';
import { byId } from '../../engine/ascending.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { LineId } from '../events.ts';
import { isPresent, type Line, quantityIn, withMuted } from '../line/line.ts';
import { quantityOf } from '../line/lineLaw.ts';
import type { LineNode } from '../line/lineNode.ts';
import { isContribution } from '../line/quantityRole.ts';
import { type RegisterName, registerNames } from '../line/registers.ts';

export interface Explanation {
  readonly line: LineId;
  readonly name: string;
  readonly quantity: number;
  /** Ascending. Together they are the quantity; none where the line is absent. */
  readonly parts: readonly Part[];
  /** What was wanted and does not count any more, ascending. */
  readonly ended: readonly Ended[];
  /** Where the line is absent: the last act that took something off it. */
  readonly gone: Gone | null;
  /** Who wrote what is shown. */
  readonly written: { readonly [Name in RegisterName]: Doer | null };
  readonly picks: readonly Part[];
}

export interface Doer {
  readonly id: EventId;
  readonly actorId: ActorId;
}

export interface Part extends Doer {
  /** `set`: it is so many, whatever there was. `ensure`: at least so many. */
  readonly kind: 'start' | 'change' | 'set' | 'ensure' | 'pick';
  readonly quantity: number;
}

export interface Ended extends Part {
  /** Null where it only does not count: fewer of what is not there. */
  readonly by: Doer | null;
}

export interface Gone extends Doer {
  readonly kind: 'removed' | 'fewer' | 'bought';
  /** How many its author saw. */
  readonly saw: number;
}

export function explain(line: Line): Explanation {
  const { nodes, pasts } = causesOf(line.causes);
  const { counting } = quantityOf(causesOf(line.causes));
  // Of two that want the same "at least", beside each other, one makes it up.
  const share = new Map(counting.flatMap(({ index, n }) => (n === 0 ? [] : [[index, n] as const])));
  const isThere = isPresent(line);
  const contributions = nodes.flatMap((node, index) => (isContribution(node.role) ? [index] : []));
  const part = (index: number, quantity: number): Part => {
    const { id, actorId, role } = nodes[index] as LineNode;
    // What counts is a contribution.
    return { id, actorId, kind: isContribution(role) ? role.kind : 'change', quantity };
  };
  /** The first act that was done in knowledge of it and ends what it saw. */
  const enderOf = (index: number): Doer | null => {
    let first: LineNode | null = null;
    nodes.forEach((node, at) => {
      if (!ends(node) || !has(pasts[at] ?? 0, index)) return;
      if (first === null || node.id < first.id) first = node;
    });
    return first === null ? null : doer(first);
  };

  const parts = isThere ? [...share].map(([index, n]) => part(index, n)) : [];
  const ended = contributions.flatMap((index) => {
    const { role } = nodes[index] as LineNode;
    const counts = isThere && share.has(index);
    return counts || !isContribution(role) ? [] : [{ ...part(index, role.n), by: enderOf(index) }];
  });
  return {
    line: line.line,
    name: line.name.value,
    quantity: quantityIn(line),
    parts: parts.sort(byId),
    ended: ended.sort(byId),
    gone: isThere ? null : goneBy(line),
    written: writtenOn(line),
    picks: line.picks.map(({ id, actorId, quantity }) => ({ id, actorId, quantity, kind: 'pick' })),
  };
}

function ends({ role, event }: LineNode): boolean {
  return (
    role?.kind === 'remove' ||
    role?.kind === 'set' ||
    role?.kind === 'ensure' ||
    role?.kind === 'start' ||
    event.type === 'ItemTaken'
  );
}

function goneBy(line: Line): Gone | null {
  const { nodes, pasts } = causesOf(line.causes);
  let last: number | null = null;
  nodes.forEach((node, index) => {
    if (goneKind(node) !== null && (last === null || node.id > (nodes[last] as LineNode).id)) last = index;
  });
  const node = last === null ? undefined : nodes[last];
  const kind = node === undefined ? null : goneKind(node);
  if (node === undefined || kind === null) return null;
  const past = pasts[last ?? 0] ?? 0;
  const unseen = new Set(nodes.flatMap(({ id }, index) => (has(past, index) ? [] : [id])));
  return { ...doer(node), kind, saw: quantityIn(withMuted(line, unseen)) };
}

function goneKind({ role, event }: LineNode): Gone['kind'] | null {
  if (role?.kind === 'remove') return 'removed';
  if (event.type === 'ItemTaken') return 'bought';
  return role?.kind === 'change' && role.n < 0 ? 'fewer' : null;
}

function writtenOn(line: Line): Explanation['written'] {
  const { nodes } = causesOf(line.causes);
  return Object.fromEntries(
    registerNames.map((name) => {
      const { by } = line[name];
      const node = by === null ? undefined : nodes[by];
      return [name, node === undefined ? null : doer(node)];
    }),
  ) as Explanation['written'];
}

function doer({ id, actorId }: LineNode): Doer {
  return { id, actorId };
}
