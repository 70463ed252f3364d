// What a line's events come to by the laws of quantities, registers and picks: each found out when somebody asks for it.
// An event that comes leaves alone what it is not about, and what is known of the quantity need not be found out anew.

import { type CausalSet, causesOf, isRearranged } from '../../causal/causalSet.ts';
import { type Lazy, lazy } from '../../causal/lazy.ts';
import type { Bits } from '../../causal/past.ts';
import type { Shown } from '../../causal/register.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { shownIn, writeTo } from './lineDetails.ts';
import { liveAfter, liveIn, verdictOn } from './lineLaw.ts';
import type { LineNode } from './lineNode.ts';
import { type Part, partsOf } from './parts.ts';
import { type Pick, picksOf, touchesPicks } from './picks.ts';
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

export type Judgement = Readonly<Record<RegisterName, Lazy<Shown<ValueOf<RegisterName>>>>> & {
  readonly quantity: Lazy<Quantity & { readonly live: Bits }>;
  readonly picks: Lazy<readonly Pick[]>;
};

export function judgementOn(set: CausalSet<LineNode>): Judgement {
  return {
    ...registersOf((name) => lazy(() => shownIn(name, causesOf(set), null))),
    quantity: quantityOn(set, null),
    picks: lazy(() => picksOf(causesOf(set))),
  };
}

/** `node` has joined the set. */
export function judgementAfter(before: Judgement, node: LineNode, set: CausalSet<LineNode>): Judgement {
  if (isRearranged(set)) return judgementOn(set);
  const after: { -readonly [Part in keyof Judgement]: Judgement[Part] } = { ...before };
  if (node.role !== null || isTaking(node.event))
    after.quantity = quantityOn(set, before.quantity.known()?.value.live ?? null);
  if (touchesPicks(node.event)) after.picks = lazy(() => picksOf(causesOf(set)));
  for (const name of registerNames) {
    if (writeTo(name, node) === null) continue;
    const known = before[name].known()?.value ?? null;
    after[name] = lazy(() => shownIn(name, causesOf(set), known));
  }
  return after;
}

function quantityOn(set: CausalSet<LineNode>, liveBefore: Bits | null): Judgement['quantity'] {
  return lazy(() => {
    const causes = causesOf(set);
    const live = (liveBefore && liveAfter(liveBefore, causes)) ?? liveIn(causes);
    const { sum, counting } = verdictOn(causes, live);
    const contributors = contributorsOf(counting.map(({ index }) => causes.nodes[index] as LineNode));
    return { sum, contributors, parts: partsOf(counting, sum), live };
  });
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
