// Registers of the whole cart that one event writes each: the currency, and the order of the aisles in this shop. A write
// cancels what its author saw; of what is left the last (by id) shows, as on a line (docs/merge-rules.md).

import { type CausalNode, type CausalSet, causesOf, emptyCausalSet, headsOf, withNode } from '../causal/causalSet.ts';
import { lazy } from '../causal/lazy.ts';
import { shownOf } from '../causal/register.ts';
import type { CartEnvelope, CartRegisterEvent } from './events.ts';

type EventOf<Type extends CartRegisterEvent['type']> = Extract<CartRegisterEvent, { type: Type }>;

interface RegisterNode<Event extends CartRegisterEvent> extends CausalNode {
  readonly event: Event;
}

export interface CartRegister<Event extends CartRegisterEvent, Value> {
  readonly causes: CausalSet<RegisterNode<Event>>;
  /** Null where nobody has written it. */
  readonly value: Value | null;
}

export interface CartRegisters {
  readonly currency: CartRegister<EventOf<'CurrencyChanged'>, string>;
  /** Keys of aisles; those that are not named come after them, as they were. */
  readonly aisleOrder: CartRegister<EventOf<'AislesArranged'>, readonly string[]>;
}

export const blankCartRegisters: CartRegisters = {
  currency: currencyOf(emptyCausalSet()),
  aisleOrder: aisleOrderOf(emptyCausalSet()),
};

export function withCartRegisterEvent(
  before: CartRegisters,
  { id, actorId }: CartEnvelope,
  event: CartRegisterEvent,
): CartRegisters {
  const { observed } = event.data;
  const about = { id, actorId, observed };
  switch (event.type) {
    case 'CurrencyChanged':
      return { ...before, currency: currencyOf(withNode(before.currency.causes, { ...about, event })) };
    case 'AislesArranged':
      return { ...before, aisleOrder: aisleOrderOf(withNode(before.aisleOrder.causes, { ...about, event })) };
  }
}

/** For fingerprints: what somebody has written; undefined where that is nothing. */
export function writtenIn({ currency, aisleOrder }: CartRegisters): object | undefined {
  const written = Object.entries({ currency, aisleOrder }).filter(([, { value }]) => value !== null);
  if (written.length === 0) return undefined;
  return Object.fromEntries(
    written.map(([name, { value, causes }]) => [name, { value, heads: headsOf<CausalNode>(causes) }]),
  );
}

function currencyOf(causes: CartRegisters['currency']['causes']): CartRegisters['currency'] {
  return registerOf(causes, ({ data }) => data.currency);
}

function aisleOrderOf(causes: CartRegisters['aisleOrder']['causes']): CartRegisters['aisleOrder'] {
  return registerOf(causes, ({ data }) => data.aisles);
}

function registerOf<Event extends CartRegisterEvent, Value>(
  causes: CausalSet<RegisterNode<Event>>,
  valueIn: (event: Event) => Value,
): CartRegister<Event, Value> {
  const writeIn = ({ event }: RegisterNode<Event>) => ({ isFirm: true, value: valueIn(event) }) as const;
  const shown = lazy(() => shownOf<RegisterNode<Event>, Value | null>(causesOf(causes), writeIn, null).value);
  return {
    causes,
    get value() {
      return shown.get();
    },
  };
}
