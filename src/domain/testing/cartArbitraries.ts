// Generators for the cart's property tests: any event with any arrows, and commands such as people give.

import fc from 'fast-check';
import type { ActorId, EventId, StreamId } from '../../engine/message.ts';
import { envelopesOf, type Unobserved as UnobservedOf } from '../../engine/testing/envelopeArbitraries.ts';
import type { Amount } from '../amount/amount.ts';
import { colors } from '../colors.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEvent, CheckoutEvent, CheckoutId, ItemEvent, Origin, Settled, WholeCartEvent } from '../events.ts';
import { type RegisterName, registerNames, registers, type ValueOf } from '../line/registers.ts';

const names = ['Milk', 'Eggs', 'Bread'] as const;
const line = fc.constantFrom(...names.map((name) => `t:${name.toLowerCase()}`));
const name = fc.constantFrom(...names, 'Oat milk', 'Rye bread');
export const few = fc.integer({ min: 1, max: 9 });
const color = fc.constantFrom(...colors);
const by = fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0);
const currency = fc.constantFrom('EUR', 'JPY');
/** One of them is said in two ways. */
const amount = fc.constantFrom<Amount>(
  { value: 500_000, unit: 'g' },
  { value: 1_000_000, unit: 'g' },
  { value: 1_000_000, unit: 'kg' },
  { value: 2_000, unit: 'cup' },
);
/** One of the commands that people.ts hands out. */
const checkout = fc
  .tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 20 }))
  .map(([replica, n]) => (replica * 2 ** 20 + n).toString(16).padStart(16, '0') as CheckoutId);
const origin: fc.Arbitrary<Origin> = fc.record({
  from: fc.constantFrom('AAAAAAAAAAAAAAAAAAAAAA', 'BBBBBBBBBBBBBBBBBBBBBA').map((id) => id as StreamId),
  moment: fc.nat(3).map((n) => n.toString(16).padStart(30, '0') as EventId),
  name,
});
const actors = fc.subarray(['ana', 'ben', 'carol'] as readonly string[] as ActorId[]);
const settled: fc.Arbitrary<Settled> = fc.record({
  checkout,
  among: actors,
  shares: actors.chain((some) => fc.tuple(...some.map((actorId) => few.map((amount) => ({ actorId, amount }))))),
});
/** Mostly nobody says it. */
const measured = fc.oneof({ weight: 3, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: fc.record({ amount }) });

type ValuesOfRegisters = { readonly [Name in RegisterName]: fc.Arbitrary<ValueOf<Name>> };

const values: ValuesOfRegisters = {
  name,
  price: fc.option(fc.integer({ min: 0, max: 999 })),
  aisle: fc.option(fc.constantFrom('dairy', 'bakery')),
  note: fc.constantFrom('', 'a', 'b'),
};
const { price, aisle } = values;
const aisles = fc.shuffledSubarray(['dairy', 'bakery', 'drinks']);
const details = fc.record({ name, price, aisle });

function withAmount<Data>(data: fc.Arbitrary<Data>): fc.Arbitrary<Data & { readonly amount?: Amount }> {
  return fc.tuple(data, measured).map(([plain, more]) => ({ ...plain, ...more }));
}

type Asked = { readonly [Command in CartCommand as Command['type']]: fc.Arbitrary<Command['data']> };

const commands: Asked = {
  AddItem: withAmount(fc.record({ name, quantity: few, price, aisle })),
  EnsureItem: withAmount(fc.record({ name, atLeast: few, price, aisle })),
  ChangeQuantity: withAmount(fc.record({ line, by })),
  SetQuantity: withAmount(fc.record({ line, to: fc.nat(9) })),
  RemoveItem: fc.record({ line }),
  RenameItem: fc.record({ line, name }),
  ChangePrice: fc.record({ line, price }),
  NoteItem: fc.record({ line, note: fc.string({ maxLength: 9 }) }),
  MoveItem: fc.record({ line, aisle }),
  PickItem: fc.record({ line }),
  UnpickItem: fc.record({ line }),
  CreateCart: fc.record({ name, currency }),
  CopyCart: origin,
  RenameCart: fc.record({ name }),
  ChangeCurrency: fc.record({ currency }),
  ArrangeAisles: fc.record({ aisles }),
  JoinCart: fc.record({ name, color }),
  LeaveCart: fc.constant({}),
  CheckOut: fc.record({ kind: fc.constantFrom('purchase', 'order') }),
  GrantCheckout: fc.record({ checkout }),
  CallOffCheckout: fc.record({ checkout }),
  UndoCheckout: fc.record({ checkout }),
  SettleCheckouts: fc.record({ settled: fc.array(settled, { maxLength: 3 }) }),
  UnsettleCheckout: fc.record({ checkout }),
};

export const anyCommand: fc.Arbitrary<CartCommand> = fc.oneof(
  ...Object.entries(commands).map(([type, data]: [string, fc.Arbitrary<object>]) =>
    data.map((drawn) => ({ type, data: drawn }) as CartCommand),
  ),
);

export type Unobserved = UnobservedOf<CartEvent>;

/** What an event says, but for where, and what its author saw. */
type Said<Event> = Event extends { data: infer Data } ? fc.Arbitrary<Omit<Data, 'line' | 'observed'>> : never;
type SaidOnLine = { readonly [Event in ItemEvent as Event['type']]: Said<Event> };
/** Those of checkouts are in checkoutArbitraries.ts. */
type SaidOfCart = { readonly [Event in Exclude<WholeCartEvent, CheckoutEvent> as Event['type']]: Said<Event> };

function saidOnLine(n: fc.Arbitrary<number>): SaidOnLine {
  const counted = fc.tuple(n, fc.boolean()).map(([m, isLess]) => ({ by: isLess ? -m : m }));
  return {
    ItemAdded: withAmount(fc.tuple(details, n).map(([of, quantity]) => ({ ...of, quantity }))),
    ItemEnsured: withAmount(fc.tuple(details, n).map(([of, atLeast]) => ({ ...of, atLeast }))),
    QuantityChanged: withAmount(counted),
    QuantitySet: withAmount(n.map((to) => ({ to }))),
    ItemRemoved: fc.constant({}),
    ItemPicked: few.map((quantity) => ({ quantity })),
    ItemUnpicked: fc.constant({}),
  };
}

const saidOfCart: SaidOfCart = {
  CartCreated: fc.record({ name, currency }),
  CartCopied: origin,
  CartRenamed: fc.record({ name }),
  CurrencyChanged: fc.record({ currency }),
  AislesArranged: fc.record({ aisles }),
  MemberJoined: fc.record({ name, color }),
  MemberLeft: fc.constant({}),
  CheckoutSettled: settled,
  CheckoutUnsettled: fc.record({ checkout }),
};

export function lineEventOn(which: fc.Arbitrary<string>, n: fc.Arbitrary<number>): fc.Arbitrary<Unobserved> {
  const ofItem = Object.entries(saidOnLine(n)).map(([type, said]: [string, fc.Arbitrary<object>]) => ({
    // What cancels and what is cancelled most often.
    weight: type === 'QuantityChanged' || type === 'ItemRemoved' ? 2 : 1,
    arbitrary: eventOf(type, said, which),
  }));
  const ofRegisters = registerNames.map((register) => {
    const value: fc.Arbitrary<ValueOf<RegisterName>> = values[register];
    const said = value.map((written) => ({ [register]: written }));
    return { weight: 1, arbitrary: eventOf(registers[register].event, said, which) };
  });
  return fc.oneof(...ofItem, ...ofRegisters);
}

function eventOf(type: string, said: fc.Arbitrary<object>, which: fc.Arbitrary<string>): fc.Arbitrary<Unobserved> {
  return fc.tuple(which, said).map(
    ([on, data]): Unobserved =>
      (observed) =>
        ({ type, data: { line: on, observed, ...data } }) as CartEvent,
  );
}

const cartEvent: fc.Arbitrary<Unobserved> = fc.oneof(
  { weight: 6, arbitrary: lineEventOn(line, few) },
  ...Object.entries(saidOfCart).map(([type, said]: [string, fc.Arbitrary<object>]) => ({
    weight: 1,
    arbitrary: said.map(
      (data): Unobserved =>
        (observed) =>
          (type === 'CartCreated' || type === 'CartCopied'
            ? { type, data }
            : { type, data: { ...data, observed } }) as CartEvent,
    ),
  })),
);

const numbers = fc.oneof(few, few, fc.constantFrom(Number.MAX_SAFE_INTEGER, 1_000_000_000));

export const lineHistory = envelopesOf(lineEventOn(fc.constant('t:milk'), few), 'back', 14);
export const tangledLine = envelopesOf(lineEventOn(fc.constant('t:milk'), few), 'anywhere', 10);
export const cartHistory = envelopesOf(cartEvent, 'back', 25);
export const tangledCart = envelopesOf(fc.oneof(cartEvent, lineEventOn(line, numbers)), 'anywhere', 25);
