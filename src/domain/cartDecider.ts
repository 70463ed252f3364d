// The write side: what a command comes to, given the cart its asker is looking at. Local advice: it refuses what makes
// no sense now, and says in `observed` what was seen; what several people's events come to together is evolve's.

import { headsOf } from '../causal/causalSet.ts';
import { accepted, type Decider, type Decision, rejected } from '../engine/decider.ts';
import type { ActorId, EventId } from '../engine/message.ts';
import { singleLine } from '../values/plainText.ts';
import { type Cart, currencyIn, evolve, initialCart } from './cart.ts';
import { decideCheckout } from './checkout/checkoutDecider.ts';
import { isColorName } from './colors.ts';
import type { CartCommand, LineCommand, RejectionReason, WantCommand, WholeCartCommand } from './commands.ts';
import type { CartEvent, Origin } from './events.ts';
import { aisleFault, nameFault } from './faults.ts';
import { currencyPattern, limits } from './limits.ts';
import { decideOnLine, decideWanted } from './line/lineDecider.ts';
import { decideSettling } from './settling/settlingDecider.ts';

export interface Asker {
  readonly actorId: ActorId;
}

export type CartDecision = Decision<CartEvent, RejectionReason>;

export const cartDecider: Decider<Cart, CartCommand, CartEvent, RejectionReason, Asker> = {
  initialState: initialCart,
  decide,
  takesAnyOrder: true,
  evolve,
};

function decide(command: CartCommand, cart: Cart, asker: Asker): CartDecision {
  if (isWanting(command)) return decideWanted(command, cart);
  return isOnLine(command) ? decideOnLine(command, cart) : decideOnCart(command, cart, asker);
}

/** Names the line, by its text if need be. */
function isWanting(command: CartCommand): command is WantCommand {
  return command.type === 'AddItem' || command.type === 'EnsureItem';
}

function isOnLine(command: WholeCartCommand | LineCommand): command is LineCommand {
  return 'line' in command.data;
}

function decideOnCart(command: WholeCartCommand, cart: Cart, { actorId }: Asker): CartDecision {
  switch (command.type) {
    case 'CreateCart':
      return createCart(command.data, cart);
    case 'CopyCart':
      return copyCart(command.data, cart);
    case 'RenameCart':
      return renameCart(command.data.name, cart);
    case 'ChangeCurrency':
      return changeCurrency(command.data.currency, cart);
    case 'ArrangeAisles':
      return arrangeAisles(command.data.aisles, cart);
    case 'JoinCart':
      return joinCart(command.data, cart, actorId);
    case 'LeaveCart':
      return leaveCart(cart, actorId);
    case 'CheckOut':
    case 'GrantCheckout':
    case 'CallOffCheckout':
    case 'UndoCheckout':
      return decideCheckout(command, cart);
    case 'SettleCheckouts':
    case 'UnsettleCheckout':
      return decideSettling(command, cart);
  }
}

function createCart({ name, currency }: { name: string; currency: string }, cart: Cart): CartDecision {
  if (cart.created !== null) return rejected({ kind: 'already-created' });
  const text = singleLine(name);
  const fault = nameFault(text);
  if (fault !== null) return rejected(fault);
  if (!currencyPattern.test(currency)) return rejected({ kind: 'currency-invalid' });
  return accepted([{ type: 'CartCreated', data: { name: text, currency } }]);
}

function copyCart(origin: Origin, cart: Cart): CartDecision {
  return cart.origin === null
    ? accepted([{ type: 'CartCopied', data: origin }])
    : rejected({ kind: 'already-created' });
}

function renameCart(name: string, cart: Cart): CartDecision {
  const text = singleLine(name);
  const fault = nameFault(text);
  if (fault !== null) return rejected(fault);
  if (text === cart.name.value) return accepted([]);
  return accepted([{ type: 'CartRenamed', data: { name: text, observed: seen(headsOf(cart.name.causes)) } }]);
}

function changeCurrency(currency: string, cart: Cart): CartDecision {
  if (!currencyPattern.test(currency)) return rejected({ kind: 'currency-invalid' });
  if (currency === currencyIn(cart)) return accepted([]);
  return accepted([
    { type: 'CurrencyChanged', data: { currency, observed: seen(headsOf(cart.registers.currency.causes)) } },
  ]);
}

/** Whoever says nothing new about the order says nothing. */
function arrangeAisles(aisles: readonly string[], cart: Cart): CartDecision {
  const isFine = aisles.length <= limits.aisles && new Set(aisles).size === aisles.length;
  const fault = isFine ? aisles.map(aisleFault).find((found) => found !== null) : { kind: 'aisle-invalid' as const };
  if (fault !== undefined && fault !== null) return rejected(fault);
  const { aisleOrder } = cart.registers;
  if (aisles.join() === (aisleOrder.value ?? []).join()) return accepted([]);
  return accepted([{ type: 'AislesArranged', data: { aisles, observed: seen(headsOf(aisleOrder.causes)) } }]);
}

function joinCart({ name, color }: { name: string; color: string }, cart: Cart, actorId: ActorId): CartDecision {
  const text = singleLine(name);
  const fault = nameFault(text);
  if (fault !== null) return rejected(fault);
  if (!isColorName(color)) return rejected({ kind: 'color-invalid' });
  const me = cart.members.get(actorId);
  const isKnown = me?.hasLeft === false && me.badge?.name === text && me.badge.color === color;
  if (isKnown) return accepted([]);
  const observed = seen(me === undefined ? [] : headsOf(me.causes));
  return accepted([{ type: 'MemberJoined', data: { name: text, color, observed } }]);
}

function leaveCart(cart: Cart, actorId: ActorId): CartDecision {
  const me = cart.members.get(actorId);
  if (me === undefined || me.hasLeft) return rejected({ kind: 'not-a-member' });
  return accepted([{ type: 'MemberLeft', data: { observed: seen(headsOf(me.causes)) } }]);
}

function seen(heads: readonly EventId[]): readonly EventId[] {
  return heads.slice(-limits.observed);
}
