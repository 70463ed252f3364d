// What a line's events come to by the laws of quantities, registers and picks: each found out when somebody asks for it.
// An event that comes leaves alone what it is not about, and what is known of the quantity need not be found out anew.

import { type CausalSet, type Causes, causesOf, chainSince, isRearranged } from '../../causal/causalSet.ts';
import { itemsOf } from '../../causal/growingList.ts';
import { found, type Lazy, lazy } from '../../causal/lazy.ts';
import type { Bits } from '../../causal/past.ts';
import type { Shown } from '../../causal/register.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { isFirmWrite, shownIn, shownNext, writeTo } from './lineDetails.ts';
import { cancelsAllSeen, liveAfter, liveIn, verdictOn } from './lineLaw.ts';
import type { LineNode } from './lineNode.ts';
import { type Part, partsOf } from './parts.ts';
import { cancelsPicks, type Pick, picksOf, touchesPicks } from './picks.ts';
import { type RegisterName, registerNames, type ValueOf } from './registers.ts';
import { isTaking } from './taking.ts';

export interface Quantity {
  /** Base and live changes; at zero or below the line is absent. */
  readonly sum: number;
  /** Who has a part in `sum`, ordered by first event. */
  readonly contributors: readonly Contributor[];
  /** How much of what: the quantity, by amount. */
  readonly parts: readonly Part[];
}

export interface Contributor {
  readonly actorId: ActorId;
  readonly since: EventId;
}

interface JudgedQuantity extends Quantity {
  /** Null where not all of the events had to be looked at. */
  readonly live: Bits | null;
}

export type Judgement = Readonly<Record<RegisterName, Lazy<Shown<ValueOf<RegisterName>>>>> & {
  readonly quantity: Lazy<JudgedQuantity>;
  readonly picks: Lazy<readonly Pick[]>;
  /** Of its units some were checked out. */
  readonly isTakenFrom: boolean;
};

export function judgementOn(
  set: CausalSet<LineNode>,
  isTakenFrom = itemsOf(set.nodes).some(({ event }) => isTaking(event)),
): Judgement {
  return {
    ...registersOf((name) => lazy(() => shownIn(name, set))),
    quantity: quantityOn(set, null, isTakenFrom),
    picks: picksOn(set),
    isTakenFrom,
  };
}

/** `node` has joined the set. */
export function judgementAfter(before: Judgement, node: LineNode, set: CausalSet<LineNode>): Judgement {
  const isTakenFrom = before.isTakenFrom || isTaking(node.event);
  if (isRearranged(set)) return judgementOn(set, isTakenFrom);
  const after: { -readonly [Part in keyof Judgement]: Judgement[Part] } = { ...before, isTakenFrom };
  if (node.role !== null || isTaking(node.event))
    after.quantity = quantityOn(set, before.quantity.known()?.value.live ?? null, isTakenFrom);
  if (touchesPicks(node.event)) after.picks = picksOn(set);
  for (const name of registerNames) {
    if (writeTo(name, node) === null) continue;
    const known = before[name].known()?.value ?? null;
    const next = known && shownNext(name, set, known);
    after[name] = next === null ? lazy(() => shownIn(name, set)) : found(next);
  }
  return after;
}

/** Whether quantity and name of a line with this judgement are found out at once, however many events it has. */
export function isSoonTold({ quantity, name, isTakenFrom }: Judgement, set: CausalSet<LineNode>): boolean {
  const isShort = (isTurn: (node: LineNode) => boolean) => chainSince(set, isTurn, 32) !== null;
  const isQuantitySoonTold = quantity.known() !== null || (!isTakenFrom && isShort(({ role }) => cancelsAllSeen(role)));
  return isQuantitySoonTold && (name.known() !== null || isShort((node) => isFirmWrite('name', node)));
}

function quantityOn(set: CausalSet<LineNode>, liveBefore: Bits | null, isTakenFrom: boolean): Judgement['quantity'] {
  return lazy(() => {
    // Units that were checked out of what is cancelled may come back.
    const chain = isTakenFrom ? null : chainSince(set, ({ role }) => cancelsAllSeen(role));
    if (chain !== null) return quantityIn(chain.causes, liveIn(chain.causes), null);
    const causes = causesOf(set);
    const live = (liveBefore && liveAfter(liveBefore, causes)) ?? liveIn(causes);
    return quantityIn(causes, live, live);
  });
}

function quantityIn(causes: Causes<LineNode>, live: Bits, kept: Bits | null): JudgedQuantity {
  const { sum, counting } = verdictOn(causes, live);
  const contributors = contributorsOf(counting.map(({ index }) => causes.nodes[index] as LineNode));
  return { sum, contributors, parts: partsOf(counting, sum), live: kept };
}

function picksOn(set: CausalSet<LineNode>): Judgement['picks'] {
  return lazy(() => picksOf(chainSince(set, ({ event }) => cancelsPicks(event))?.causes ?? causesOf(set)));
}

function registersOf<Value>(of: (name: RegisterName) => Value): Readonly<Record<RegisterName, Value>> {
  return Object.fromEntries(registerNames.map((name) => [name, of(name)])) as Record<RegisterName, Value>;
}

function contributorsOf(nodes: readonly LineNode[]): readonly Contributor[] {
  const since = new Map<ActorId, EventId>();
  for (const { id, actorId } of nodes) {
    const known = since.get(actorId);
    if (known === undefined || id < known) since.set(actorId, id);
  }
  const contributors = [...since].map(([actorId, first]) => ({ actorId, since: first }));
  return contributors.sort((a, b) => (a.since < b.since ? -1 : 1));
}
