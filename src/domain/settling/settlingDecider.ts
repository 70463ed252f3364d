// The write side of settling: what a command comes to, given the cart its asker is looking at. See cartDecider.ts; the same
// rules hold. What is due the asker has looked up (debts.ts): here it is only written down.

import { headsOf } from '../../causal/causalSet.ts';
import { lookup } from '../../causal/persistentMap.ts';
import { accepted, type Decision, rejected } from '../../engine/decider.ts';
import type { Cart } from '../cart.ts';
import type { RejectionReason, SettlingCommand } from '../commands.ts';
import type { CartEvent, Settled } from '../events.ts';
import { byActor } from './byActor.ts';

export function decideSettling(command: SettlingCommand, cart: Cart): Decision<CartEvent, RejectionReason> {
  if (command.type === 'UnsettleCheckout') {
    const { checkout } = command.data;
    const mark = lookup(cart.settlements, checkout);
    if (!mark?.settled) return accepted([]);
    return accepted([{ type: 'CheckoutUnsettled', data: { checkout, observed: headsOf(mark.causes) } }]);
  }
  const events: CartEvent[] = [];
  for (const asked of command.data.settled) {
    const { checkout } = asked;
    if (!lookup(cart.checkouts, checkout)?.parts.length) return rejected({ kind: 'checkout-unknown', checkout });
    const mark = lookup(cart.settlements, checkout);
    const settled = inOneForm(asked);
    if (mark && JSON.stringify(mark.settled) === JSON.stringify(settled)) continue;
    events.push({ type: 'CheckoutSettled', data: { ...settled, observed: mark ? headsOf(mark.causes) : [] } });
  }
  return accepted(events);
}

/** Two who settle the same say the same. */
function inOneForm({ checkout, among, shares }: Settled): Settled {
  return { checkout, among: [...among].sort(), shares: shares.filter(({ amount }) => amount > 0).sort(byActor) };
}
