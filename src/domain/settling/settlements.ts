// Which checkouts people have settled among themselves, and what they settled: a register for each checkout. A mark cancels
// those that its author had seen; "not settled after all" takes back those, and no others. It knows no money: what is due,
// and what of it is still open, says debts.ts.

import { type CausalNode, type CausalSet, causesOf, emptyCausalSet, withNode } from '../../causal/causalSet.ts';
import { lazy } from '../../causal/lazy.ts';
import { emptyMap, lookup, type PersistentMap, withEntry } from '../../causal/persistentMap.ts';
import { shownOf, type Write } from '../../causal/register.ts';
import type { CartEnvelope, CheckoutId, Settled, SettlementEvent } from '../events.ts';

interface SettlementNode extends CausalNode {
  readonly event: SettlementEvent;
}

export interface Settlement {
  readonly checkout: CheckoutId;
  readonly causes: CausalSet<SettlementNode>;
  /** Null where it is not settled, or not any more. */
  readonly settled: Settled | null;
}

export type Settlements = PersistentMap<Settlement>;

export const noSettlements: Settlements = emptyMap();

export function withSettlementEvent(
  settlements: Settlements,
  { id, actorId }: CartEnvelope,
  event: SettlementEvent,
): Settlements {
  const { checkout, observed } = event.data;
  const before = lookup(settlements, checkout)?.causes ?? emptyCausalSet<SettlementNode>();
  const causes = withNode(before, { id, actorId, observed, event });
  return causes === before ? settlements : withEntry(settlements, checkout, settlementOf(checkout, causes));
}

function settlementOf(checkout: CheckoutId, causes: CausalSet<SettlementNode>): Settlement {
  const settled = lazy(() => shownOf(causesOf(causes), markIn, null).value);
  return {
    checkout,
    causes,
    get settled() {
      return settled.get();
    },
  };
}

/** To take marks back writes nothing, and cancels. */
function markIn({ event }: SettlementNode): Write<Settled | null> {
  return { isFirm: true, value: event.type === 'CheckoutSettled' ? settledIn(event.data) : undefined };
}

function settledIn({ checkout, among, shares }: Settled): Settled {
  return { checkout, among, shares };
}
