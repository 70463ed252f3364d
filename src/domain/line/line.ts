// One line of the cart: its events, and what they come to by the laws of quantities, registers and picks.

import { type Addition, addNode, type CausalSet, emptyCausalSet } from '../../causal/causalSet.ts';
import { itemsOf } from '../../causal/growingList.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { CartEnvelope, LineEvent, LineId } from '../events.ts';
import { detailsAfter, judgedDetails, type LineDetails, noDetails, writesDetails } from './lineDetails.ts';
import type { LineNode } from './lineLaw.ts';
import { judgedQuantity, type LineQuantity, noQuantity, quantityAfter, quantityBeside } from './lineQuantity.ts';
import { type Pick, picksAfter, picksOf, touchesPicks } from './picks.ts';
import { isTaking, type Taking } from './taking.ts';

export interface Line extends LineSummary {
  readonly line: LineId;
  /** Its first event (by id): lines are listed in this order. */
  readonly since: EventId | null;
  readonly causes: CausalSet<LineNode>;
}

/** What the events come to. */
interface LineSummary extends LineQuantity, LineDetails {
  readonly picks: readonly Pick[];
  /** Something of it was checked out at some time. */
  readonly isTaken: boolean;
}

export function newLine(line: LineId): Line {
  return { line, since: null, causes: emptyCausalSet(), ...noQuantity, ...noDetails, picks: [], isTaken: false };
}

export function isPresent(line: Line | undefined): line is Line {
  return line !== undefined && line.sum > 0;
}

/** How many are wanted: no line has fewer than none. */
export function quantityIn(line: Line | undefined): number {
  return line === undefined ? 0 : Math.max(0, line.sum);
}

export function withLineEvent(before: Line, { id, actorId }: CartEnvelope, event: LineEvent): Line {
  return withNode(before, { id, actorId, observed: event.data.observed, event });
}

/** With what a checkout did to it. `id`: of the event that tells it. */
export function withTaking(before: Line, id: EventId, actorId: ActorId, event: Taking): Line {
  return withNode(before, { id, actorId, observed: event.data.observed, event });
}

/** As if some of its events had never been: a checkout turned out not to count. */
export function withoutNodes({ line, causes }: Line, ids: ReadonlySet<EventId>): Line {
  const rest = itemsOf(causes.nodes).filter(({ id }) => !ids.has(id));
  return rest.reduce(withNode, newLine(line));
}

function withNode(before: Line, node: LineNode): Line {
  const addition = addNode(before.causes, node);
  if (addition.kind === 'duplicate') return before;
  const since = before.since === null || node.id < before.since ? node.id : before.since;
  return { line: before.line, since, causes: addition.set, ...summaryAfter(before, node, addition) };
}

type Change = Exclude<Addition<LineNode>, { kind: 'duplicate' }>;

function summaryAfter(before: Line, node: LineNode, change: Change): LineSummary {
  const index = before.causes.nodes.length;
  const nodes = itemsOf(change.set.nodes);
  const pasts = itemsOf(change.set.pasts);
  const isTaken = before.isTaken || isTaking(node.event);
  if (change.kind === 'successor') {
    const quantity = isTaken ? judgedQuantity(nodes, pasts) : quantityAfter(quantityPart(before), node, index);
    return { ...quantity, ...detailsAfter(before, node), picks: picksAfter(before.picks, node), isTaken };
  }
  const isBranch = change.kind === 'branch';
  const isPlain = isBranch && !isTaken;
  const quantity = isPlain ? quantityBeside(quantityPart(before), node, index, change.past) : null;
  const { name, price, aisle, note } = isBranch && !writesDetails(node) ? before : judgedDetails(nodes, pasts);
  const picks = isBranch && !touchesPicks(node.event) ? before.picks : picksOf(nodes, pasts);
  return { ...(quantity ?? judgedQuantity(nodes, pasts)), name, price, aisle, note, picks, isTaken };
}

function quantityPart({ sum, contributors, standing, removes }: Line): LineQuantity {
  return { sum, contributors, standing, removes };
}
