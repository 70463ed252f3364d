// The cart's name: a register. What CartCreated gave is tentative: a rename stands before it, also when a second
// CartCreated turns up later that the rename did not see. Of several CartCreated the first (by id) counts.

import { type CausalNode, type CausalSet, causesOf, emptyCausalSet, withNode } from '../causal/causalSet.ts';
import { lazy } from '../causal/lazy.ts';
import { shownOf, type Write } from '../causal/register.ts';
import type { EventId } from '../engine/message.ts';
import type { CartEnvelope, CartEvent } from './events.ts';

type CartNameEvent = Extract<CartEvent, { type: 'CartCreated' | 'CartRenamed' }>;

interface CartNameNode extends CausalNode {
  readonly event: CartNameEvent;
}

export interface CartName {
  readonly causes: CausalSet<CartNameNode>;
  readonly value: string;
}

export const blankCartName: CartName = nameOf(emptyCausalSet());

export function withCartNameEvent(before: CartName, { id, actorId }: CartEnvelope, event: CartNameEvent): CartName {
  const observed = event.type === 'CartRenamed' ? event.data.observed : [];
  const causes = withNode(before.causes, { id, actorId, observed, event });
  return causes === before.causes ? before : nameOf(causes);
}

/** What it would be if some of its events had written nothing. */
export function cartNameWithMuted({ causes }: CartName, ids: ReadonlySet<EventId>): string {
  const all = causesOf(causes);
  const writeOf = (node: CartNameNode) => (ids.has(node.id) ? null : renameIn(node));
  return shownOf(all, writeOf, null).value ?? firstGiven(all.nodes);
}

function nameOf(set: CausalSet<CartNameNode>): CartName {
  const value = lazy(() => {
    const causes = causesOf(set);
    return shownOf(causes, renameIn, null).value ?? firstGiven(causes.nodes);
  });
  return {
    causes: set,
    get value() {
      return value.get();
    },
  };
}

function renameIn({ event }: CartNameNode): Write<string | null> | null {
  return event.type === 'CartRenamed' ? { isFirm: true, value: event.data.name } : null;
}

function firstGiven(nodes: readonly CartNameNode[]): string {
  let first: CartNameNode | null = null;
  for (const node of nodes) {
    if (node.event.type === 'CartCreated' && (first === null || node.id < first.id)) first = node;
  }
  return first?.event.data.name ?? '';
}
