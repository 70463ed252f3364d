// The cart: a fold of its events, and nothing else. `evolve` is the law that every replica applies to every event;
// it is total, ignores what makes no sense, and gives one result for every order of delivery. It knows no clock.

import { emptyMap, lookup, type PersistentMap, withEntry } from '../causal/persistentMap.ts';
import type { ActorId, EventId } from '../engine/message.ts';
import { blankCartName, type CartName, withCartNameEvent } from './cartName.ts';
import { blankCartRegisters, type CartRegisters, withCartRegisterEvent } from './cartRegisters.ts';
import { type Checkouts, noCheckouts } from './checkout/checkouts.ts';
import { withCheckoutEvent } from './checkout/takings.ts';
import {
  type CartEnvelope,
  isLineEvent,
  type LineEvent,
  type LineId,
  type Origin,
  type WholeCartEvent,
} from './events.ts';
import { type Line, newLine, withLineEvent } from './line/line.ts';
import { type Member, newMember, withMemberEvent } from './member.ts';
import { noSettlements, type Settlements, withSettlementEvent } from './settling/settlements.ts';

export interface Cart {
  /** The first CartCreated (by id) that has arrived: it gives the currency. */
  readonly created: { readonly id: EventId; readonly currency: string } | null;
  /** The first CartCopied (by id) that has arrived. */
  readonly origin: (Origin & { readonly id: EventId }) | null;
  readonly name: CartName;
  readonly registers: CartRegisters;
  readonly members: ReadonlyMap<ActorId, Member>;
  /** By line id. Absent lines too: what was removed may be re-asserted by an event that is still on its way. */
  readonly lines: PersistentMap<Line>;
  readonly checkouts: Checkouts;
  readonly settlements: Settlements;
}

export const initialCart: Cart = {
  created: null,
  origin: null,
  name: blankCartName,
  registers: blankCartRegisters,
  members: new Map(),
  lines: emptyMap(),
  checkouts: noCheckouts,
  settlements: noSettlements,
};

/** As it is, also where it is not there. */
export function lineOf({ lines }: Cart, id: LineId): Line {
  return lookup(lines, id) ?? newLine(id);
}

export function evolve(cart: Cart, envelope: CartEnvelope): Cart {
  const { event } = envelope;
  return isLineEvent(event) ? withLine(cart, envelope, event) : withWholeCart(cart, envelope, event);
}

/** ISO 4217. Euro until it is known. */
export function currencyIn({ registers, created }: Pick<Cart, 'registers' | 'created'>): string {
  return registers.currency.value ?? created?.currency ?? 'EUR';
}

function withWholeCart(cart: Cart, envelope: CartEnvelope, event: WholeCartEvent): Cart {
  switch (event.type) {
    case 'CartCreated': {
      const isFirst = cart.created === null || envelope.id < cart.created.id;
      const created = isFirst ? { id: envelope.id, currency: event.data.currency } : cart.created;
      return { ...cart, created, name: withCartNameEvent(cart.name, envelope, event) };
    }
    case 'CartCopied': {
      const isFirst = cart.origin === null || envelope.id < cart.origin.id;
      return isFirst ? { ...cart, origin: { ...event.data, id: envelope.id } } : cart;
    }
    case 'CartRenamed':
      return { ...cart, name: withCartNameEvent(cart.name, envelope, event) };
    case 'CurrencyChanged':
    case 'AislesArranged':
      return { ...cart, registers: withCartRegisterEvent(cart.registers, envelope, event) };
    case 'MemberJoined':
    case 'MemberLeft': {
      const before = cart.members.get(envelope.actorId) ?? newMember(envelope.actorId);
      const after = withMemberEvent(before, envelope, event);
      return { ...cart, members: new Map(cart.members).set(envelope.actorId, after) };
    }
    case 'CheckedOut':
    case 'CheckoutGranted':
    case 'CheckoutCalledOff':
    case 'CheckoutUndone':
      return { ...cart, ...withCheckoutEvent(cart, envelope, event) };
    case 'CheckoutSettled':
    case 'CheckoutUnsettled':
      return { ...cart, settlements: withSettlementEvent(cart.settlements, envelope, event) };
  }
}

function withLine(cart: Cart, envelope: CartEnvelope, event: LineEvent): Cart {
  const { line } = event.data;
  const before = lineOf(cart, line);
  const after = withLineEvent(before, envelope, event);
  if (after === before) return cart;
  return { ...cart, lines: withEntry(cart.lines, line, after) };
}
