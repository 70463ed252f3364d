// One line of the cart: its events, and what they come to by the laws of quantities, registers and picks.

import { type Addition, addNode, type CausalSet, emptyCausalSet } from '../../causal/causalSet.ts';
import { itemsOf } from '../../causal/growingList.ts';
import type { EventId } from '../../engine/message.ts';
import type { CartEnvelope, LineEvent, LineId } from '../events.ts';
import { detailsAfter, judgedDetails, type LineDetails, noDetails, writesDetails } from './lineDetails.ts';
import type { LineNode } from './lineLaw.ts';
import { judgedQuantity, type LineQuantity, noQuantity, quantityAfter, quantityBeside } from './lineQuantity.ts';
import { cancelsPicks, type Pick, picksAfter, picksOf } from './picks.ts';

export interface Line extends LineSummary {
  readonly line: LineId;
  /** Its first event (by id): lines are listed in this order. */
  readonly since: EventId | null;
  readonly causes: CausalSet<LineNode>;
}

/** What the events come to. */
interface LineSummary extends LineQuantity, LineDetails {
  readonly picks: readonly Pick[];
}

export function newLine(line: LineId): Line {
  return { line, since: null, causes: emptyCausalSet(), ...noQuantity, ...noDetails, picks: [] };
}

export function isPresent(line: Line | undefined): line is Line {
  return line !== undefined && line.sum > 0;
}

/** How many are wanted: no line has fewer than none. */
export function quantityIn(line: Line | undefined): number {
  return line === undefined ? 0 : Math.max(0, line.sum);
}

export function withLineEvent(before: Line, { id, actorId }: CartEnvelope, event: LineEvent): Line {
  const node: LineNode = { id, actorId, observed: event.data.observed, event };
  const addition = addNode(before.causes, node);
  if (addition.kind === 'duplicate') return before;
  const since = before.since === null || id < before.since ? id : before.since;
  return { line: before.line, since, causes: addition.set, ...summaryAfter(before, node, addition) };
}

type Change = Exclude<Addition<LineNode>, { kind: 'duplicate' }>;

function summaryAfter(before: Line, node: LineNode, change: Change): LineSummary {
  const index = before.causes.nodes.length;
  if (change.kind === 'successor') {
    const picks = picksAfter(before.picks, node);
    return { ...quantityAfter(quantityPart(before), node, index), ...detailsAfter(before, node), picks };
  }
  const nodes = itemsOf(change.set.nodes);
  const pasts = itemsOf(change.set.pasts);
  const isBranch = change.kind === 'branch';
  const quantity = isBranch ? quantityBeside(quantityPart(before), node, index, change.past) : null;
  const { name, price, aisle, note } = isBranch && !writesDetails(node) ? before : judgedDetails(nodes, pasts);
  const picks = isBranch && !cancelsPicks(node.event) ? before.picks : picksOf(nodes, pasts);
  return { ...(quantity ?? judgedQuantity(nodes, pasts)), name, price, aisle, note, picks };
}

function quantityPart({ sum, contributors, standing, removes }: Line): LineQuantity {
  return { sum, contributors, standing, removes };
}
