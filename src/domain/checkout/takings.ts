// What the checkouts that count do to the lines of the cart. A fact about one checkout can change what others do: those of
// its round. Lines get what is new; where something does not count any more, their events are gone through anew.

import { lookup, type PersistentMap, withEntry } from '../../causal/persistentMap.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { CartEnvelope, CheckoutEvent, CheckoutId, LineId } from '../events.ts';
import { type Line, newLine, withoutNodes, withTaking } from '../line/line.ts';
import type { Taking } from '../line/taking.ts';
import { type Checkout, type Checkouts, grantedOf, isOrder, roundOf, withCheckoutFact } from './checkouts.ts';
import { wholeManifest } from './wholeManifest.ts';

interface LineTaking {
  readonly line: LineId;
  readonly id: EventId;
  readonly actorId: ActorId;
  readonly taking: Taking;
}

interface CheckedOutCart {
  readonly lines: PersistentMap<Line>;
  readonly checkouts: Checkouts;
}

/** The same where the event says nothing new. */
export function withCheckoutEvent(cart: CheckedOutCart, envelope: CartEnvelope, event: CheckoutEvent): CheckedOutCart {
  const before = cart.checkouts;
  const after = withCheckoutFact(before, envelope, event);
  if (after === before) return cart;
  const of = event.type === 'CheckedOut' ? envelope.commandId : event.data.checkout;
  const bound = boundTogether(before, after, of);
  const takenBefore = takingsOf(before, bound);
  const takenAfter = takingsOf(after, bound);
  let { lines } = cart;
  for (const line of new Set([...takenBefore.keys(), ...takenAfter.keys()])) {
    const known = lookup(lines, line) ?? newLine(line);
    const next = withTakings(known, takenBefore.get(line) ?? [], takenAfter.get(line) ?? []);
    if (next !== known) lines = withEntry(lines, line, next);
  }
  return { lines, checkouts: after };
}

function withTakings(line: Line, before: readonly LineTaking[], after: readonly LineTaking[]): Line {
  const known = new Set(before.map(textOf));
  const next = new Set(after.map(textOf));
  if (before.every((one) => next.has(textOf(one)))) {
    return after.filter((one) => !known.has(textOf(one))).reduce(withOne, line);
  }
  return after.reduce(withOne, withoutNodes(line, new Set(before.map(({ id }) => id))));
}

function withOne(line: Line, { id, actorId, taking }: LineTaking): Line {
  return withTaking(line, id, actorId, taking);
}

/** Equal for equal ones. */
function textOf({ id, taking }: LineTaking): string {
  return `${id} ${JSON.stringify(taking)}`;
}

/** Those of the checkouts whose fate is one, by line. */
function takingsOf(checkouts: Checkouts, ids: ReadonlySet<CheckoutId>): ReadonlyMap<LineId, readonly LineTaking[]> {
  const byLine = new Map<LineId, LineTaking[]>();
  for (const id of ids) {
    const checkout = lookup(checkouts, id);
    for (const taking of checkout === undefined ? [] : takingsOfOne(checkouts, checkout)) {
      byLine.set(taking.line, [...(byLine.get(taking.line) ?? []), taking]);
    }
  }
  return byLine;
}

function boundTogether(before: Checkouts, after: Checkouts, of: CheckoutId): ReadonlySet<CheckoutId> {
  const ids = new Set([of]);
  // A grant may come before its checkout: then only afterwards it is known whose place in which round it takes.
  const rounds = [before, after].map((checkouts) => roundOf(lookup(checkouts, of)));
  for (const checkouts of [before, after]) {
    for (const round of rounds) {
      const granted = round === undefined ? undefined : grantedOf(checkouts, round);
      if (granted !== undefined) ids.add(granted.id);
    }
  }
  return ids;
}

function takingsOfOne(checkouts: Checkouts, checkout: Checkout): readonly LineTaking[] {
  if (isOrder(checkout)) {
    if (grantedOf(checkouts, roundOf(checkout) ?? null)?.id !== checkout.id) return [];
    return checkout.grants.flatMap(({ id }) => taken(checkout).map((taking) => ({ ...taking, id })));
  }
  const returned = checkout.returns.flatMap(({ id, actorId, returned: lines }) =>
    lines.map(({ line, observed, quantity }): LineTaking => {
      const taking: Taking = { type: 'ItemReturned', data: { line, observed, checkout: checkout.id, quantity } };
      return { line, id, actorId, taking };
    }),
  );
  return checkout.parts.length === 0 ? [] : [...taken(checkout), ...returned];
}

function taken(checkout: Checkout): readonly LineTaking[] {
  return wholeManifest(checkout).map(({ line, partId, actorId, observed, covers, picks }) => {
    const taking: Taking = { type: 'ItemTaken', data: { line, checkout: checkout.id, observed, covers, picks } };
    return { line, id: partId, actorId, taking };
  });
}
