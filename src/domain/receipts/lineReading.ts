// One line's events, read for receipts: which acts there were, and what the line came to for somebody who knew of some
// of them only. It asks the laws of quantities and picks, and has none of its own.

import { type Causes, causesOf } from '../../causal/causalSet.ts';
import type { ActorId } from '../../engine/message.ts';
import type { LineId } from '../events.ts';
import { type Line, quantityIn } from '../line/line.ts';
import { quantityOf } from '../line/lineLaw.ts';
import { type LineNode, mutedNode } from '../line/lineNode.ts';
import { type Pick, picksOf } from '../line/picks.ts';
import type { QuantityRole } from '../line/quantityRole.ts';
import { indicesWhere, type Meeting, saw } from './meetings.ts';
import type { Made } from './receipt.ts';

type RoleKind = NonNullable<QuantityRole>['kind'];
type IsKnown = (index: number) => boolean;

export interface LineReading {
  readonly line: LineId;
  readonly subject: string;
  readonly causes: Causes<LineNode>;
  /** The line as it is. */
  readonly now: Line;
  readonly roles: readonly QuantityRole[];
  /** Indices of the acts on the quantity of these kinds. */
  acts(...kinds: readonly RoleKind[]): readonly number[];
  /** Indices of the events of these types. */
  events(...types: readonly LineNode['event']['type'][]): readonly number[];
  /** What it came to when these acts had met, and nobody had acted on it yet. */
  quantityAt(meeting: Meeting): number;
  /** The same, had nothing been taken from the cart. */
  wantedAt(meeting: Meeting): number;
  /** What the author of this event made it, as they saw it. */
  quantityMadeBy(act: number): number;
  picksAt(meeting: Meeting): readonly Pick[];
  /** What each of these people had made it when they met, by the last they did about it. */
  madeBy(actors: readonly ActorId[], meeting: Meeting): readonly Made[];
}

export function readLine(now: Line): LineReading {
  const causes = causesOf(now.causes);
  const { nodes, pasts } = causes;
  const roles = nodes.map(({ role }) => role);

  const known = (isKnown: IsKnown): Causes<LineNode> => ({
    ...causes,
    nodes: nodes.map((node, index) => (isKnown(index) ? node : mutedNode(node))),
  });

  const quantityIf = (isKnown: IsKnown) => Math.max(0, quantityOf(known(isKnown)).sum);

  const quantityMadeBy = (act: number) => quantityIf((index) => index === act || saw(pasts, act, index));

  const lastActOf = (actor: ActorId, meeting: Meeting) => {
    let last: number | null = null;
    nodes.forEach(({ id, actorId }, index) => {
      if (actorId !== actor || roles[index] === null || meeting.isInformed(index)) return;
      if (last === null || id > (nodes[last]?.id ?? '')) last = index;
    });
    return last;
  };

  return {
    line: now.line,
    subject: now.name.value,
    causes,
    now,
    roles,
    acts: (...kinds) => indicesWhere(causes, (_, index) => kinds.some((kind) => roles[index]?.kind === kind)),
    events: (...types) => indicesWhere(causes, ({ event }) => types.includes(event.type)),
    quantityAt: (meeting) => quantityIf((index) => !meeting.isInformed(index)),
    wantedAt: (meeting) =>
      quantityIf((index) => !meeting.isInformed(index) && nodes[index]?.event.type !== 'ItemTaken'),
    quantityMadeBy,
    picksAt: (meeting) => picksOf(known((index) => !meeting.isInformed(index))),
    madeBy: (actors, meeting) =>
      actors.flatMap((actorId) => {
        const last = lastActOf(actorId, meeting);
        return last === null ? [] : { actorId, quantity: quantityMadeBy(last) };
      }),
  };
}

export function alternativeNumber(line: LineReading, quantity: number) {
  const now = quantityIn(line.now);
  if (now === 0 || quantity === 0 || quantity === now) return [];
  return [{ type: 'SetQuantity', data: { line: line.line, to: quantity } } as const];
}
