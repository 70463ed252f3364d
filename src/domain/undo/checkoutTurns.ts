// The next turn of a checkout: a purchase was none after all, or is one again; an order that waits is called off. What a relay
// has granted nobody undoes here.

import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import type { CommandId } from '../../engine/message.ts';
import type { Cart } from '../cart.ts';
import { type Checkout, isOrder, statusOf } from '../checkout/checkouts.ts';
import { wholeManifest } from '../checkout/wholeManifest.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEventType, CheckoutId } from '../events.ts';
import { isPresent } from '../line/line.ts';
import { type Act, isUndone } from './acts.ts';

/** Why a checkout cannot take its turn. */
export type Blocked =
  /** The order was placed: it has a page of its own, where it may be cancelled. */
  | 'order-placed'
  /** An order that was called off is ordered anew. */
  | 'order-anew';

interface CheckoutTurns {
  readonly commands: readonly CartCommand[];
  readonly blocked: Blocked | null;
}

export function isOfCheckout(type: CartEventType): boolean {
  return (
    type === 'CheckedOut' || type === 'CheckoutGranted' || type === 'CheckoutCalledOff' || type === 'CheckoutUndone'
  );
}

const nothing: CheckoutTurns = { commands: [], blocked: null };

export function turnCheckouts(cart: Cart, act: Act): CheckoutTurns {
  const undone = isUndone(act);
  if (act.entries.some(({ type }) => type === 'CheckoutUndone')) {
    const first = checkoutReturnedBy(cart, act);
    return first === undefined ? nothing : undone ? unbuy(cart, act, first.id) : buyAgain(cart, first);
  }
  const checkout = lookup(cart.checkouts, act.id);
  if (checkout === undefined || checkout.parts.length === 0) return nothing;
  if (isOrder(checkout)) return turnOrder(cart, checkout, undone);
  return undone ? buyAgain(cart, checkout) : unbuy(cart, act, checkout.id);
}

function turnOrder(cart: Cart, checkout: Checkout, undone: boolean): CheckoutTurns {
  if (undone) return { commands: [], blocked: 'order-anew' };
  const status = statusOf(cart.checkouts, checkout);
  if (status === 'granted') return { commands: [], blocked: 'order-placed' };
  if (status !== 'pending') return nothing;
  return { commands: [{ type: 'CallOffCheckout', data: { checkout: checkout.id } }], blocked: null };
}

/** The purchase itself, or the one that did it again, whichever stands. */
function unbuy({ checkouts }: Cart, { turns }: Act, first: CheckoutId): CheckoutTurns {
  const ids: readonly CommandId[] = [first, ...turns.map(({ id }) => id)];
  const standing = ids
    .flatMap((id) => lookup(checkouts, id) ?? [])
    .filter((one) => statusOf(checkouts, one) === 'bought');
  const commands = standing.map(({ id }): CartCommand => ({ type: 'UndoCheckout', data: { checkout: id } }));
  return { commands, blocked: null };
}

/** What of it is still in the basket. */
function buyAgain({ lines }: Cart, checkout: Checkout): CheckoutTurns {
  const picked = wholeManifest(checkout).flatMap(({ line: id }) => {
    const line = lookup(lines, id);
    return isPresent(line) && line.picks.length > 0 ? [id] : [];
  });
  return picked.length === 0
    ? nothing
    : { commands: [{ type: 'CheckOut', data: { kind: 'purchase', lines: picked } }], blocked: null };
}

function checkoutReturnedBy({ checkouts }: Cart, { entries }: Act): Checkout | undefined {
  const ids = new Set(entries.map(({ id }) => id));
  return valuesOf(checkouts).find(({ returns }) => returns.some(({ id }) => ids.has(id)));
}
