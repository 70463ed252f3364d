// Whatever people buy, take back, settle and hear of each other: no cent is made or lost.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import type { ActorId } from '../../engine/message.ts';
import { attempt } from '../../engine/testing/person.ts';
import { cartFingerprint } from '../cartFingerprint.ts';
import { createCheckoutViews } from '../checkout/checkoutViews.ts';
import type { CartCommand } from '../commands.ts';
import { type Person, person } from '../testing/people.ts';
import { balancesOf, debtsOf, settledOf } from './debts.ts';
import { fewestTransfers } from './fewestTransfers.ts';

const names = ['ana', 'ben', 'carol'] as readonly string[] as readonly ActorId[];
const few = fc.integer({ min: 1, max: 4 });
const name = fc.constantFrom('Milk', 'Eggs');
const line = fc.constantFrom('t:milk', 't:eggs');
const price = fc.constantFrom(null, 1, 250, 33, 119, 1_001);
const among = fc.option(fc.subarray([...names], { minLength: 1 }));

type Act =
  | CartCommand
  | { readonly shop: string }
  | { readonly settle: readonly ActorId[] | null }
  | 'undo one'
  | 'unsettle one'
  | 'grant one';

const act = fc.oneof<fc.Arbitrary<Act>[]>(
  fc.record({ type: fc.constant('AddItem' as const), data: fc.record({ name, quantity: few, price }) }),
  fc.record({ type: fc.constant('AddItem' as const), data: fc.record({ name, quantity: few, price }) }),
  fc.record({ type: fc.constant('AddItem' as const), data: fc.record({ name, quantity: few, price }) }),
  fc.record({ type: fc.constant('ChangeQuantity' as const), data: fc.record({ line, by: few }) }),
  fc.record({ type: fc.constant('SetQuantity' as const), data: fc.record({ line, to: few }) }),
  line.map((all) => ({ shop: all })),
  line.map((all) => ({ shop: all })),
  fc.constant<Act>({ type: 'CheckOut', data: { kind: 'order' } }),
  fc.record({ settle: among }),
  fc.record({ settle: among }),
  fc.constant<Act>('undo one'),
  fc.constant<Act>('unsettle one'),
  fc.constant<Act>('grant one'),
);
const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.record({ who: fc.nat(2), act }) },
    { weight: 1, arbitrary: fc.record({ who: fc.nat(2), hears: fc.nat(2) }) },
  ),
  { minLength: 10, maxLength: 60, size: 'max' },
);

test('[R4] shares are the total, what is settled and what is open are the shares, and transfers leave nothing open', () => {
  let settledOnes = 0;
  let reopened = 0;
  fc.assert(
    fc.property(steps, among, (all, asked) => {
      const people = lived(all);
      const [ana, ben] = people as [Person, Person];
      expect(cartFingerprint(ana.cart())).toBe(cartFingerprint(ben.cart()));
      const debts = debtsIn(ana, asked);
      for (const { checkout, paidBy, total, shares, wishes, open, isSettled } of debts) {
        const settled = new Map(
          lookup(ana.cart().settlements, checkout.id)?.settled?.shares.map(({ actorId, amount }) => [actorId, amount]),
        );
        const owed = new Map(open.map(({ actorId, amount }) => [actorId, amount]));
        expect(sumOf(shares)).toBe(total);
        expect(sumOf(wishes)).toBe(total);
        for (const who of names.filter((one) => one !== paidBy)) {
          const share = shares.find(({ actorId }) => actorId === who)?.amount ?? 0;
          expect((settled.get(who) ?? 0) + (owed.get(who) ?? 0)).toBe(share);
        }
        expect(owed.has(paidBy)).toBe(false);
        if (isSettled) settledOnes++;
        if (isSettled && open.length > 0) reopened++;
      }
      const counting = createCheckoutViews()(ana.cart().checkouts).filter(({ status }) =>
        ['bought', 'granted'].includes(status),
      );
      expect(debts.reduce((sum, { total }) => sum + total, 0)).toBe(
        counting.reduce((sum, { total }) => sum + total, 0),
      );

      const balances = new Map(balancesOf(debts));
      expect([...balances.values()].reduce((sum, n) => sum + n, 0)).toBe(0);
      for (const { from, to, amount } of fewestTransfers(balances)) {
        balances.set(from, (balances.get(from) ?? 0) + amount);
        balances.set(to, (balances.get(to) ?? 0) - amount);
      }
      expect([...balances.values()].every((balance) => balance === 0)).toBe(true);

      ana.does({ type: 'SettleCheckouts', data: { settled: debts.map(settledOf) } });
      expect(debtsIn(ana, asked).every(({ open, isSettled }) => isSettled && open.length === 0)).toBe(true);
    }),
    { numRuns: Number(process.env['TROLLEY_RUNS'] ?? 300) },
  );
  // Else it has tried nothing of what it is about.
  expect(settledOnes).toBeGreaterThan(100);
  expect(reopened).toBeGreaterThan(5);
});

test('who goes by two actors is one person, who owes nothing to themselves', () => {
  const [phone, laptop] = [person('ana', 1, 0), person('ben', 2, 0)];
  phone.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119 } });
  laptop.hears(phone);
  laptop.does({ type: 'PickItem', data: { line: 't:milk' } });
  laptop.does({ type: 'CheckOut', data: { kind: 'purchase' } });
  expect([...balancesOf(debtsIn(laptop, null)).values()]).toEqual([-238, 238]);
  expect([...balancesOf(debtsIn(laptop, null, () => 'ana' as ActorId)).values()]).toEqual([]);
});

test('what came to nothing is owed by nobody, and what had been settled of it is owed back', () => {
  const [ana, ben] = [person('ana', 1, 0), person('ben', 2, 0)];
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119 } });
  ben.hears(ana);
  const [ordered] = ben.does({ type: 'CheckOut', data: { kind: 'order' } });
  ben.does({ type: 'GrantCheckout', data: { checkout: ordered?.commandId as never } });
  const isVoid = () => true;
  const view = createCheckoutViews()(ben.cart().checkouts);
  const personOf = (actor: ActorId) => actor;
  expect(debtsOf(ben.cart(), view, { among: null, isVoid, personOf })).toEqual([]);
  ben.does({ type: 'SettleCheckouts', data: { settled: debtsIn(ben, null).map(settledOf) } });
  expect(debtsOf(ben.cart(), view, { among: null, isVoid, personOf })).toMatchObject([
    { total: 0, open: [{ actorId: 'ana', amount: -238 }] },
  ]);
});

test('of two orders of one round only the granted one is owed', () => {
  const [ana, ben] = [person('ana', 1, 0), person('ben', 2, 0)];
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119 } });
  ben.hears(ana);
  const [lost] = ana.does({ type: 'CheckOut', data: { kind: 'order' } });
  const [placed] = ben.does({ type: 'CheckOut', data: { kind: 'order' } });
  ben.does({ type: 'GrantCheckout', data: { checkout: placed?.commandId as never } });
  ana.hears(ben);
  expect(debtsIn(ana, null).map(({ checkout, paidBy, total }) => [checkout.id, paidBy, total])).toEqual([
    [placed?.commandId, 'ben', 238],
  ]);
  expect(lost?.commandId).not.toBe(placed?.commandId);
});

function debtsIn(who: Person, asked: readonly ActorId[] | null, personOf = (actor: ActorId) => actor) {
  const cart = who.cart();
  return debtsOf(cart, createCheckoutViews()(cart.checkouts), { among: asked, isVoid: () => false, personOf });
}

function lived(all: readonly ({ who: number; act: Act } | { who: number; hears: number })[]): readonly Person[] {
  const people = names.map((one, index) => person(one, index + 1, index * 3));
  for (const step of all) {
    const who = people[step.who] as Person;
    if ('hears' in step) who.hears(people[step.hears] as Person);
    else attempt(() => doAct(who, step.act));
  }
  for (const who of people) for (const other of people) who.hears(other);
  return people;
}

function doAct(who: Person, asked: Act): void {
  if (typeof asked === 'object' && 'type' in asked) return void who.does(asked);
  const { checkouts, settlements } = who.cart();
  if (typeof asked === 'object' && 'shop' in asked) {
    who.does({ type: 'PickItem', data: { line: asked.shop } });
    return void who.does({ type: 'CheckOut', data: { kind: 'purchase' } });
  }
  if (typeof asked === 'object') {
    who.does({ type: 'SettleCheckouts', data: { settled: debtsIn(who, asked.settle).map(settledOf) } });
    return;
  }
  const all = valuesOf(checkouts).sort((a, b) => (a.id < b.id ? -1 : 1));
  const types = {
    'undo one': 'UndoCheckout',
    'unsettle one': 'UnsettleCheckout',
    'grant one': 'GrantCheckout',
  } as const;
  const one = all.find(({ id, parts, returns, grants }) => {
    if (asked === 'undo one') return parts[0]?.kind === 'purchase' && returns.length === 0;
    if (asked === 'grant one') return parts[0]?.kind === 'order' && grants.length === 0;
    return lookup(settlements, id)?.settled != null;
  });
  if (one !== undefined) who.does({ type: types[asked], data: { checkout: one.id } });
}

function sumOf(shares: readonly { readonly amount: number }[]): number {
  return shares.reduce((sum, { amount }) => sum + amount, 0);
}
