// Generators for the cart's property tests: any event with any arrows, and commands such as people give.

import fc from 'fast-check';
import { eventIdOf } from '../../engine/hybridLogicalClock.ts';
import type { ActorId, CommandId, EventId, ReplicaId, StreamId } from '../../engine/message.ts';
import { colors } from '../colors.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEnvelope, CartEvent } from '../events.ts';

const names = ['Milk', 'Eggs', 'Bread'] as const;
const line = fc.constantFrom(...names.map((name) => `t:${name.toLowerCase()}`));
const name = fc.constantFrom(...names, 'Oat milk', 'Rye bread');
const price = fc.option(fc.integer({ min: 0, max: 999 }));
const aisle = fc.option(fc.constantFrom('dairy', 'bakery'));
export const few = fc.integer({ min: 1, max: 9 });
const color = fc.constantFrom(...colors);
const by = fc.integer({ min: -4, max: 4 }).filter((n) => n !== 0);

export const anyCommand: fc.Arbitrary<CartCommand> = fc.oneof(
  fc.record({ type: fc.constant('AddItem' as const), data: fc.record({ name, quantity: few, price, aisle }) }),
  fc.record({ type: fc.constant('EnsureItem' as const), data: fc.record({ name, atLeast: few, price, aisle }) }),
  fc.record({ type: fc.constant('ChangeQuantity' as const), data: fc.record({ line, by }) }),
  fc.record({ type: fc.constant('SetQuantity' as const), data: fc.record({ line, to: fc.nat(9) }) }),
  fc.record({ type: fc.constant('RemoveItem' as const), data: fc.record({ line }) }),
  fc.record({ type: fc.constant('RenameItem' as const), data: fc.record({ line, name }) }),
  fc.record({ type: fc.constant('ChangePrice' as const), data: fc.record({ line, price }) }),
  fc.record({ type: fc.constant('NoteItem' as const), data: fc.record({ line, note: fc.string({ maxLength: 9 }) }) }),
  fc.record({ type: fc.constant('MoveItem' as const), data: fc.record({ line, aisle }) }),
  fc.record({ type: fc.constant('PickItem' as const), data: fc.record({ line }) }),
  fc.record({ type: fc.constant('UnpickItem' as const), data: fc.record({ line }) }),
  fc.record({
    type: fc.constant('CreateCart' as const),
    data: fc.record({ name, currency: fc.constantFrom('EUR', 'JPY') }),
  }),
  fc.record({ type: fc.constant('RenameCart' as const), data: fc.record({ name }) }),
  fc.record({ type: fc.constant('JoinCart' as const), data: fc.record({ name, color }) }),
  fc.constant<CartCommand>({ type: 'LeaveCart', data: {} }),
);

/** Where its arrows go is decided later. */
export type Unobserved = (observed: readonly EventId[]) => CartEvent;

export function lineEventOn(which: fc.Arbitrary<string>, n: fc.Arbitrary<number>): fc.Arbitrary<Unobserved> {
  const details = fc.record({ name, price, aisle });
  return fc.oneof(
    fc.tuple(which, details, n).map(
      ([on, of, quantity]): Unobserved =>
        (observed) => ({ type: 'ItemAdded', data: { line: on, observed, ...of, quantity } }),
    ),
    fc.tuple(which, details, n).map(
      ([on, of, atLeast]): Unobserved =>
        (observed) => ({ type: 'ItemEnsured', data: { line: on, observed, ...of, atLeast } }),
    ),
    fc.tuple(which, n, fc.boolean()).map(
      ([on, m, isLess]): Unobserved =>
        (observed) => ({ type: 'QuantityChanged', data: { line: on, observed, by: isLess ? -m : m } }),
    ),
    fc.tuple(which, n, fc.boolean()).map(
      ([on, m, isLess]): Unobserved =>
        (observed) => ({ type: 'QuantityChanged', data: { line: on, observed, by: isLess ? -m : m } }),
    ),
    fc.tuple(which, n).map(
      ([on, to]): Unobserved =>
        (observed) => ({ type: 'QuantitySet', data: { line: on, observed, to } }),
    ),
    which.map(
      (on): Unobserved =>
        (observed) => ({ type: 'ItemRemoved', data: { line: on, observed } }),
    ),
    which.map(
      (on): Unobserved =>
        (observed) => ({ type: 'ItemRemoved', data: { line: on, observed } }),
    ),
    fc.tuple(which, name).map(
      ([on, to]): Unobserved =>
        (observed) => ({ type: 'ItemRenamed', data: { line: on, observed, name: to } }),
    ),
    fc.tuple(which, price).map(
      ([on, to]): Unobserved =>
        (observed) => ({ type: 'PriceChanged', data: { line: on, observed, price: to } }),
    ),
    fc.tuple(which, fc.constantFrom('', 'a', 'b')).map(
      ([on, note]): Unobserved =>
        (observed) => ({ type: 'ItemNoted', data: { line: on, observed, note } }),
    ),
    fc.tuple(which, aisle).map(
      ([on, to]): Unobserved =>
        (observed) => ({ type: 'ItemMoved', data: { line: on, observed, aisle: to } }),
    ),
    fc.tuple(which, few).map(
      ([on, quantity]): Unobserved =>
        (observed) => ({ type: 'ItemPicked', data: { line: on, observed, quantity } }),
    ),
    which.map(
      (on): Unobserved =>
        (observed) => ({ type: 'ItemUnpicked', data: { line: on, observed } }),
    ),
  );
}

const cartEvent: fc.Arbitrary<Unobserved> = fc.oneof(
  { weight: 6, arbitrary: lineEventOn(line, few) },
  {
    weight: 1,
    arbitrary: name.map(
      (to): Unobserved =>
        () => ({ type: 'CartCreated', data: { name: to, currency: to.length > 4 ? 'EUR' : 'JPY' } }),
    ),
  },
  {
    weight: 1,
    arbitrary: name.map(
      (to): Unobserved =>
        (observed) => ({ type: 'CartRenamed', data: { name: to, observed } }),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.tuple(name, color).map(
      ([as, shade]): Unobserved =>
        (observed) => ({ type: 'MemberJoined', data: { name: as, color: shade, observed } }),
    ),
  },
  { weight: 1, arbitrary: fc.constant<Unobserved>((observed) => ({ type: 'MemberLeft', data: { observed } })) },
);

/** `reach` 'back': arrows to lower ids only. 'anywhere': to later ones, in circles, to itself and to nothing, too. */
export function envelopesOf(
  event: fc.Arbitrary<Unobserved>,
  reach: 'back' | 'anywhere',
  maxLength: number,
): fc.Arbitrary<CartEnvelope[]> {
  const arrows = fc.array(fc.nat(), { maxLength: 3 });
  return fc.array(fc.tuple(event, arrows, fc.nat(2)), { minLength: 1, maxLength }).map((drawn) =>
    drawn.map(([of, targets, actor], index): CartEnvelope => {
      const bound = reach === 'back' ? index : drawn.length + 1;
      // Mostly near ones, so that there are long chains as well as wide forks.
      const near = (target: number) => (reach === 'back' ? index - 1 - (target % Math.min(3, bound)) : target % bound);
      const observed = bound === 0 ? [] : [...new Set(targets.map((target) => idAt(near(target))))];
      return {
        id: idAt(index),
        streamId: 'cart' as StreamId,
        replicaId: 1 as ReplicaId,
        seq: index,
        actorId: (['ana', 'ben', 'carol'][actor] ?? 'ana') as ActorId,
        deps: [],
        commandId: index.toString(16).padStart(16, '0') as CommandId,
        commandIndex: 0,
        receivedAt: 0,
        event: of(observed),
      };
    }),
  );
}

export function idAt(index: number): EventId {
  return eventIdOf(1_000 + index, 0, 1 as ReplicaId);
}

const numbers = fc.oneof(few, few, fc.constantFrom(Number.MAX_SAFE_INTEGER, 1_000_000_000));

export const lineHistory = envelopesOf(lineEventOn(fc.constant('t:milk'), few), 'back', 14);
export const tangledLine = envelopesOf(lineEventOn(fc.constant('t:milk'), few), 'anywhere', 10);
export const cartHistory = envelopesOf(cartEvent, 'back', 25);
export const tangledCart = envelopesOf(fc.oneof(cartEvent, lineEventOn(line, numbers)), 'anywhere', 25);
