// The checkouts of a cart: what their events come to. A purchase counts at once. Of the orders of one round the one that
// was granted counts, from its grant on; the others are void. It is a fold of the set of events, whatever the order.

import { emptyMap, lookup, type PersistentMap, valuesOf, withEntry } from '../../causal/persistentMap.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { CartEnvelope, CheckoutData, CheckoutEvent, CheckoutId, ReturnedLine } from '../events.ts';

export interface Checkout {
  readonly id: CheckoutId;
  /** All of these are in ascending order of event id. */
  readonly parts: readonly CheckoutPart[];
  readonly grants: readonly CheckoutAct[];
  readonly callOffs: readonly CheckoutAct[];
  readonly returns: readonly CheckoutReturn[];
}

export interface CheckoutAct {
  readonly id: EventId;
  readonly actorId: ActorId;
}

export interface CheckoutPart extends CheckoutAct, CheckoutData {}

export interface CheckoutReturn extends CheckoutAct {
  readonly returned: readonly ReturnedLine[];
}

export type Checkouts = PersistentMap<Checkout>;

export type CheckoutStatus =
  /** A purchase that stands, or that was none after all. */
  | 'bought'
  | 'undone'
  /** An order that waits for its grant, has it, is not wanted any more, or has lost its round to another. */
  | 'pending'
  | 'granted'
  | 'called-off'
  | 'superseded'
  /** Something is known of it, but not yet what it is. */
  | 'unknown';

export const noCheckouts: Checkouts = emptyMap();

export function withCheckoutFact(checkouts: Checkouts, envelope: CartEnvelope, event: CheckoutEvent): Checkouts {
  const { id, actorId, commandId } = envelope;
  const of = event.type === 'CheckedOut' ? commandId : event.data.checkout;
  const before = lookup(checkouts, of) ?? { id: of, parts: [], grants: [], callOffs: [], returns: [] };
  const after = withFact(before, { id, actorId }, event);
  return after === before ? checkouts : withEntry(checkouts, of, after);
}

function withFact(before: Checkout, act: CheckoutAct, event: CheckoutEvent): Checkout {
  switch (event.type) {
    case 'CheckedOut':
      return { ...before, parts: withAct(before.parts, { ...act, ...event.data }) };
    case 'CheckoutGranted':
      return { ...before, grants: withAct(before.grants, act) };
    case 'CheckoutCalledOff':
      return { ...before, callOffs: withAct(before.callOffs, act) };
    case 'CheckoutUndone':
      return { ...before, returns: withAct(before.returns, { ...act, returned: event.data.returned }) };
  }
}

function withAct<Act extends CheckoutAct>(acts: readonly Act[], act: Act): readonly Act[] {
  if (acts.some(({ id }) => id === act.id)) return acts;
  return [...acts, act].sort((a, b) => (a.id < b.id ? -1 : 1));
}

export function isOrder({ parts }: Checkout): boolean {
  return parts[0]?.kind === 'order';
}

export function ordersOf(checkouts: Checkouts): readonly Checkout[] {
  return valuesOf(checkouts).filter(isOrder);
}

export function isOrderIn(checkouts: Checkouts, id: CheckoutId): boolean {
  const checkout = lookup(checkouts, id);
  return checkout !== undefined && isOrder(checkout);
}

/** Undefined where it is not known, or is no order's. */
export function roundOf(checkout: Checkout | undefined): CheckoutId | null | undefined {
  const first = checkout?.parts[0];
  return first?.kind === 'order' ? first.round : undefined;
}

/** The order of this round that was granted: the first to be, if somebody wrote that of several. */
export function grantedOf(checkouts: Checkouts, round: CheckoutId | null): Checkout | undefined {
  let granted: Checkout | undefined;
  for (const checkout of valuesOf(checkouts)) {
    const [grant] = checkout.grants;
    if (grant === undefined || roundOf(checkout) !== round) continue;
    const [first] = granted?.grants ?? [];
    if (first === undefined || grant.id < first.id) granted = checkout;
  }
  return granted;
}

/** What the next order is the successor of: the last granted order, or null where there is none. */
export function currentRound(checkouts: Checkouts): CheckoutId | null {
  const passed = new Set<CheckoutId | null>();
  let round: CheckoutId | null = null;
  while (!passed.has(round)) {
    passed.add(round);
    round = grantedOf(checkouts, round)?.id ?? round;
  }
  return round;
}

export function statusOf(checkouts: Checkouts, checkout: Checkout): CheckoutStatus {
  if (checkout.parts.length === 0) return 'unknown';
  const round = roundOf(checkout);
  if (round === undefined) return checkout.returns.length > 0 ? 'undone' : 'bought';
  const granted = grantedOf(checkouts, round);
  if (granted !== undefined) return granted.id === checkout.id ? 'granted' : 'superseded';
  return checkout.callOffs.length > 0 ? 'called-off' : 'pending';
}
