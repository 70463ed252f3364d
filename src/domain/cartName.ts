// The cart's name: a register. What CartCreated gave is tentative: a rename stands before it, also when a second
// CartCreated turns up later that the rename did not see. Of several CartCreated the first (by id) counts.

import { addNode, type CausalNode, type CausalSet, emptyCausalSet } from '../causal/causalSet.ts';
import { itemsOf } from '../causal/growingList.ts';
import { shownOf, type Write } from '../causal/register.ts';
import type { CartEnvelope, CartEvent } from './events.ts';

type CartNameEvent = Extract<CartEvent, { type: 'CartCreated' | 'CartRenamed' }>;

interface CartNameNode extends CausalNode {
  readonly event: CartNameEvent;
}

export interface CartName {
  readonly causes: CausalSet<CartNameNode>;
  readonly value: string;
}

export const blankCartName: CartName = { causes: emptyCausalSet(), value: '' };

export function withCartNameEvent(before: CartName, { id, actorId }: CartEnvelope, event: CartNameEvent): CartName {
  const observed = event.type === 'CartRenamed' ? event.data.observed : [];
  const addition = addNode(before.causes, { id, actorId, observed, event });
  if (addition.kind === 'duplicate') return before;
  if (addition.kind === 'successor') return { causes: addition.set, value: event.data.name };
  const nodes = itemsOf(addition.set.nodes);
  const renamed = shownOf(nodes, itemsOf(addition.set.pasts), renameIn, null);
  return { causes: addition.set, value: renamed.value ?? firstGiven(nodes) };
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
