// One line of the cart: its events, and what they come to. Who looks at a line has it judged (judgement.ts), once, and
// not every event that comes.

import { type CausalSet, emptyCausalSet, withNode } from '../../causal/causalSet.ts';
import { itemsOf, listOf } from '../../causal/growingList.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { CartEnvelope, LineEvent, LineId } from '../events.ts';
import { isSoonTold, type Judgement, judgementAfter, judgementOn, type Quantity } from './judgement.ts';
import type { LineDetails } from './lineDetails.ts';
import { type LineNode, lineNode, mutedNode } from './lineNode.ts';
import type { Pick } from './picks.ts';
import { registerNames } from './registers.ts';
import type { Taking } from './taking.ts';

export interface Line extends LineDetails, Quantity {
  readonly line: LineId;
  /** Its first event (by id): lines are listed in this order. */
  readonly since: EventId | null;
  readonly causes: CausalSet<LineNode>;
  readonly picks: readonly Pick[];
  readonly judgement: Judgement;
}

export function newLine(line: LineId): Line {
  const causes = emptyCausalSet<LineNode>();
  return lineOf({ line, since: null, causes, judgement: judgementOn(causes) });
}

export function isPresent(line: Line | undefined): line is Line {
  return line !== undefined && line.sum > 0;
}

/** How many are wanted: no line has fewer than none. */
export function quantityIn(line: Line | undefined): number {
  return line === undefined ? 0 : Math.max(0, line.sum);
}

/** What it is called, and how many are wanted; null where finding that out would take long. */
export function soonTold(line: Line): { readonly name: string; readonly quantity: number } | null {
  return isSoonTold(line.judgement, line.causes) ? { name: line.name.value, quantity: quantityIn(line) } : null;
}

export function withLineEvent(before: Line, { id, actorId }: CartEnvelope, event: LineEvent): Line {
  return withOne(before, lineNode(id, actorId, event));
}

/** With what a checkout did to it. `id`: of the event that tells it. */
export function withTaking(before: Line, id: EventId, actorId: ActorId, event: Taking): Line {
  return withOne(before, lineNode(id, actorId, event));
}

/** As if some of its events had never been: a checkout turned out not to count. */
export function withoutNodes({ line, causes }: Line, ids: ReadonlySet<EventId>): Line {
  const rest = itemsOf(causes.nodes).filter(({ id }) => !ids.has(id));
  return rest.reduce(withOne, newLine(line));
}

/** What it would come to if some of its events did nothing. What their authors saw, they saw. */
export function withMuted(line: Line, ids: ReadonlySet<EventId>): Line {
  const nodes = itemsOf(line.causes.nodes);
  if (!nodes.some(({ id }) => ids.has(id))) return line;
  const muted = nodes.map((node) => (ids.has(node.id) ? mutedNode(node) : node));
  const causes = { ...line.causes, nodes: listOf(muted) };
  return lineOf({ line: line.line, since: line.since, causes, judgement: judgementOn(causes) });
}

function withOne(before: Line, node: LineNode): Line {
  const causes = withNode(before.causes, node);
  if (causes === before.causes) return before;
  const since = before.since === null || node.id < before.since ? node.id : before.since;
  return lineOf({ line: before.line, since, causes, judgement: judgementAfter(before.judgement, node, causes) });
}

type OwnPart = { readonly [Name in 'line' | 'since' | 'causes' | 'judgement']: Line[Name] };

/** The parts of a line that have to be asked for. */
const askedFor: object = Object.create(null, {
  ...Object.fromEntries(
    (['sum', 'contributors', 'parts'] as const).map((name) => [
      name,
      {
        get(this: OwnPart) {
          return this.judgement.quantity.get()[name];
        },
      },
    ]),
  ),
  ...Object.fromEntries(
    (['picks', ...registerNames] as const).map((name) => [
      name,
      {
        get(this: OwnPart) {
          return this.judgement[name].get();
        },
      },
    ]),
  ),
});

function lineOf(own: OwnPart): Line {
  return Object.assign(Object.create(askedFor), own) as Line;
}
