// The write side of checkouts: what a command comes to, given the cart its asker is looking at. See cartDecider.ts; the same
// rules hold. It knows no relay: whoever has learned that an order was granted says so by a command.

import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import { accepted, type Decision, rejected } from '../../engine/decider.ts';
import type { Cart } from '../cart.ts';
import type { CheckoutCommand, RejectionReason } from '../commands.ts';
import type { CartEvent, CheckoutId, LineId, ManifestLine, ReturnedLine } from '../events.ts';
import { isPresent, type Line, newLine } from '../line/line.ts';
import { type Checkout, currentRound, isOrder, statusOf } from './checkouts.ts';
import { inParts, orderedOf, purchasedOf, seenOf } from './manifest.ts';
import { wholeManifest } from './wholeManifest.ts';

type CheckoutDecision = Decision<CartEvent, RejectionReason>;

const nothing: CheckoutDecision = accepted([]);

export function decideCheckout(command: CheckoutCommand, cart: Cart): CheckoutDecision {
  switch (command.type) {
    case 'CheckOut': {
      const { kind, lines } = command.data;
      return kind === 'purchase' ? purchase(cart, lines) : order(cart, lines);
    }
    case 'GrantCheckout':
      return ofKnown(cart, command.data.checkout, grant);
    case 'CallOffCheckout':
      return ofKnown(cart, command.data.checkout, callOff);
    case 'UndoCheckout':
      return ofKnown(cart, command.data.checkout, undo);
  }
}

function ofKnown(
  cart: Cart,
  id: CheckoutId,
  decide: (checkout: Checkout, cart: Cart) => CheckoutDecision,
): CheckoutDecision {
  const checkout = lookup(cart.checkouts, id);
  const isKnown = checkout !== undefined && checkout.parts.length > 0;
  return isKnown ? decide(checkout, cart) : rejected({ kind: 'checkout-unknown', checkout: id });
}

/** Everything that is in the basket, or that of these lines. */
function purchase(cart: Cart, wanted: readonly LineId[] | undefined): CheckoutDecision {
  const lines = linesOf(cart, wanted);
  if ('kind' in lines) return rejected(lines);
  const unpicked = wanted && lines.find(({ picks }) => picks.length === 0);
  if (unpicked !== undefined) return rejected({ kind: 'not-picked', line: unpicked.line });
  const manifest = lines.filter(({ picks }) => picks.length > 0).flatMap(purchasedOf);
  if (manifest.length === 0) return rejected({ kind: 'nothing-picked' });
  return checkedOut('purchase', null, manifest);
}

/** The whole cart, or these lines. One order at a time: a second one would be for the same things. */
function order(cart: Cart, wanted: readonly LineId[] | undefined): CheckoutDecision {
  const { checkouts } = cart;
  const pending = valuesOf(checkouts).find((checkout) => statusOf(checkouts, checkout) === 'pending');
  if (pending !== undefined) return rejected({ kind: 'order-pending', checkout: pending.id });
  const lines = linesOf(cart, wanted);
  if ('kind' in lines) return rejected(lines);
  const manifest = lines.flatMap(orderedOf);
  if (manifest.length === 0) return rejected({ kind: 'nothing-to-order' });
  return checkedOut('order', currentRound(checkouts), manifest);
}

function linesOf({ lines }: Cart, wanted: readonly LineId[] | undefined): readonly Line[] | RejectionReason {
  if (wanted === undefined) {
    return valuesOf(lines)
      .filter(isPresent)
      .sort((a, b) => ((a.since ?? '') < (b.since ?? '') ? -1 : 1));
  }
  const found: Line[] = [];
  for (const id of new Set(wanted)) {
    const line = lookup(lines, id);
    if (!isPresent(line)) return { kind: 'item-not-in-cart', line: id };
    found.push(line);
  }
  return found;
}

function checkedOut(
  kind: 'purchase' | 'order',
  round: CheckoutId | null,
  manifest: readonly ManifestLine[],
): CheckoutDecision {
  return accepted(inParts(manifest).map((part) => ({ type: 'CheckedOut', data: { kind, round, manifest: part } })));
}

function grant(checkout: Checkout): CheckoutDecision {
  if (!isOrder(checkout)) return rejected({ kind: 'not-an-order', checkout: checkout.id });
  if (checkout.grants.length > 0) return nothing;
  return accepted([{ type: 'CheckoutGranted', data: { checkout: checkout.id } }]);
}

function callOff(checkout: Checkout, { checkouts }: Cart): CheckoutDecision {
  if (!isOrder(checkout)) return rejected({ kind: 'not-an-order', checkout: checkout.id });
  const status = statusOf(checkouts, checkout);
  if (status === 'granted') return rejected({ kind: 'order-granted', checkout: checkout.id });
  if (status !== 'pending') return nothing;
  return accepted([{ type: 'CheckoutCalledOff', data: { checkout: checkout.id } }]);
}

function undo(checkout: Checkout, cart: Cart): CheckoutDecision {
  if (isOrder(checkout)) return rejected({ kind: 'not-a-purchase', checkout: checkout.id });
  if (checkout.returns.length > 0) return nothing;
  const lines = wholeManifest(checkout).map(({ line, quantity }): ReturnedLine => {
    return { line, observed: seenOf(lookup(cart.lines, line) ?? newLine(line)), quantity };
  });
  return accepted(
    inParts(lines).map((returned) => ({
      type: 'CheckoutUndone',
      data: { checkout: checkout.id, returned },
    })),
  );
}
