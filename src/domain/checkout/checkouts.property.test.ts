// Whatever people do and hear of each other, nothing that is wanted is lost or bought twice without being told: every unit
// is in the cart, or in one purchase or order.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { causesOf } from '../../causal/causalSet.ts';
import { has } from '../../causal/past.ts';
import { valuesOf } from '../../causal/persistentMap.ts';
import type { CartCommand } from '../commands.ts';
import type { CheckoutId, LineId } from '../events.ts';
import { quantityOf } from '../line/lineLaw.ts';
import { type Person, person } from '../testing/people.ts';
import { statusOf } from './checkouts.ts';
import { createCheckoutViews } from './checkoutViews.ts';

const line = fc.constantFrom<LineId>('t:milk', 't:eggs');
const name = fc.constantFrom('Milk', 'Eggs');
const few = fc.integer({ min: 1, max: 4 });

type Act = CartCommand | 'undo one' | 'grant one' | 'call one off';

/** None of these makes an end of what somebody wanted. */
const act = fc.oneof<fc.Arbitrary<Act>[]>(
  fc.record({ type: fc.constant('AddItem' as const), data: fc.record({ name, quantity: few }) }),
  fc.record({ type: fc.constant('ChangeQuantity' as const), data: fc.record({ line, by: few }) }),
  fc.record({ type: fc.constant('PickItem' as const), data: fc.record({ line, quantity: few }) }),
  fc.record({ type: fc.constant('PickItem' as const), data: fc.record({ line }) }),
  fc.record({ type: fc.constant('UnpickItem' as const), data: fc.record({ line }) }),
  fc.constant<Act>({ type: 'CheckOut', data: { kind: 'purchase' } }),
  fc.constant<Act>({ type: 'CheckOut', data: { kind: 'order' } }),
  fc.constant<Act>('undo one'),
  fc.constant<Act>('grant one'),
  fc.constant<Act>('call one off'),
);

const numRuns = Number(process.env['TROLLEY_RUNS'] ?? 400);
const seed = process.env['TROLLEY_SEED'];
const runs = { numRuns, ...(seed === undefined ? {} : { seed: Number(seed) }) };
const skews = fc.tuple(...Array.from({ length: 3 }, () => fc.constantFrom(0, -3_600_000, 50, 400_000_000)));

const stepsOf = (acts: fc.Arbitrary<Act>) =>
  fc.array(
    fc.oneof(
      { weight: 4, arbitrary: fc.record({ who: fc.nat(2), act: acts }) },
      { weight: 1, arbitrary: fc.record({ who: fc.nat(2), hears: fc.nat(2) }) },
    ),
    { minLength: 5, maxLength: 40, size: 'max' },
  );
type Step = ReturnType<typeof stepsOf> extends fc.Arbitrary<readonly (infer One)[]> ? One : never;

test('[R4] what was wanted is in the cart, or was bought or ordered, and is not told twice', () => {
  fc.assert(
    fc.property(skews, stepsOf(act), (clocks, steps) => {
      const ana = lived(clocks, steps);
      for (const line of ['t:milk', 't:eggs']) {
        expect({ line, units: inCart(ana, line) + checkedOut(ana, line) }).toEqual({
          line,
          units: wanted(ana, line) + surplus(ana, line),
        });
      }
      const { checkouts } = ana.cart();
      const rounds = valuesOf(checkouts).filter((one) => statusOf(checkouts, one) === 'granted');
      expect(new Set(rounds.map(({ parts }) => parts[0]?.round)).size).toBe(rounds.length);
    }),
    runs,
  );
});

test('with removals, too: each unit is in the cart, in a purchase, in an order, or was removed by somebody who had seen it', () => {
  const removal = fc.record({ type: fc.constant('RemoveItem' as const), data: fc.record({ line }) });
  fc.assert(
    fc.property(skews, stepsOf(fc.oneof({ weight: 10, arbitrary: act }, removal)), (clocks, steps) => {
      const ana = lived(clocks, steps);
      for (const { causes } of valuesOf(ana.cart().lines).map((one) => ({ causes: causesOf(one.causes) }))) {
        const { counting, sum } = quantityOf(causes);
        const left = new Map(counting.map(({ index, n }) => [causes.nodes[index]?.id, n]));
        const taken = takenOf(ana);
        let inCart = 0;
        causes.nodes.forEach(({ id, role }, index) => {
          if (role === null || role.kind === 'remove') return;
          const here = left.get(id) ?? 0;
          // What two took of it without knowing of each other is surplus, and told.
          const gone = role.n - here - Math.min(role.n, taken.get(id) ?? 0);
          const seenByRemover = causes.nodes.some(
            (other, at) => other.role?.kind === 'remove' && has(causes.pasts[at] ?? 0, index),
          );
          expect(gone).toBeGreaterThanOrEqual(0);
          if (gone > 0) expect(seenByRemover).toBe(true);
          inCart += here;
        });
        expect(Math.max(0, sum)).toBe(inCart);
      }
    }),
    runs,
  );
});

/** Each does and hears what the steps say; in the end all have heard all. */
function lived(clocks: readonly number[], steps: readonly Step[]): Person {
  const people = clocks.map((skew, index) => person(`person ${index}`, index + 1, skew));
  for (const one of steps) {
    const who = people[one.who] as Person;
    if ('hears' in one) who.hears(people[one.hears] as Person);
    else attempt(() => doAct(who, one.act, (order) => isFree(people, order)));
  }
  for (const who of people) for (const other of people) who.hears(other);
  return people[0] as Person;
}

function doAct(who: Person, wanted: Act, isGrantable: (order: CheckoutId) => boolean): void {
  if (typeof wanted !== 'string') return void who.does(wanted);
  const { checkouts } = who.cart();
  const all = valuesOf(checkouts).sort((a, b) => (a.id < b.id ? -1 : 1));
  const types = {
    'undo one': 'UndoCheckout',
    'grant one': 'GrantCheckout',
    'call one off': 'CallOffCheckout',
  } as const;
  const kind = wanted === 'undo one' ? 'purchase' : 'order';
  const one = all.find(
    ({ id, parts, returns, grants }) =>
      parts[0]?.kind === kind &&
      returns.length === 0 &&
      grants.length === 0 &&
      (wanted !== 'grant one' || isGrantable(id)),
  );
  if (one !== undefined) who.does({ type: types[wanted], data: { checkout: one.id } });
}

/** The relay grants one order of a round, whoever asks, and whoever has heard of which. */
function isFree(people: readonly Person[], order: CheckoutId): boolean {
  const all = people.flatMap((who) => valuesOf(who.cart().checkouts));
  const round = all.find(({ id, parts }) => id === order && parts.length > 0)?.parts[0]?.round;
  return all.every(({ id, parts, grants }) => id === order || grants.length === 0 || parts[0]?.round !== round);
}

function inCart(who: Person, line: LineId): number {
  return who.line(line)?.quantity ?? 0;
}

function checkedOut(who: Person, line: LineId): number {
  return createCheckoutViews()(who.cart().checkouts)
    .filter(({ status }) => status === 'bought' || status === 'granted')
    .flatMap(({ lines }) => lines.filter((one) => one.line === line))
    .reduce((sum, { quantity }) => sum + quantity, 0);
}

function contributions(who: Person, line: LineId) {
  return [...who.seen.values()].flatMap(({ id, event }) => {
    if (event.type === 'ItemAdded' && event.data.line === line) return { id, n: event.data.quantity };
    return event.type === 'QuantityChanged' && event.data.line === line ? { id, n: event.data.by } : [];
  });
}

function wanted(who: Person, line: LineId): number {
  return contributions(who, line).reduce((sum, { n }) => sum + n, 0);
}

/** What was bought or ordered of a wish beyond what was wished: by two who did not know of each other. */
function surplus(who: Person, line: LineId): number {
  const taken = takenOf(who);
  return contributions(who, line).reduce((sum, { id, n }) => sum + Math.max(0, (taken.get(id) ?? 0) - n), 0);
}

/** Of each contribution, by all purchases and orders. */
function takenOf(who: Person): ReadonlyMap<string, number> {
  const taken = new Map<string, number>();
  for (const { status, lines } of createCheckoutViews()(who.cart().checkouts)) {
    if (status !== 'bought' && status !== 'granted') continue;
    for (const { id, quantity } of lines.flatMap(({ covers }) => covers)) {
      taken.set(id, (taken.get(id) ?? 0) + quantity);
    }
  }
  return taken;
}

/** A refusal is not what this test is about. */
function attempt(act: () => unknown): void {
  try {
    act();
  } catch (error) {
    if (!(error instanceof Error) || !/^\w+: [a-z-]+$/.test(error.message)) throw error;
  }
}
