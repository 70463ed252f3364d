// The merge rules of settling, V32 to V34. Ana has bought milk for 3.00: 1 that she wanted and 2 of Ben's, unless said. Every
// row runs with either side's ids the later ones.

import { describe, expect, test } from 'vitest';
import { cartFingerprint } from '../cartFingerprint.ts';
import { createCheckoutViews } from '../checkout/checkoutViews.ts';
import type { CartCommand } from '../commands.ts';
import type { CheckoutId } from '../events.ts';
import { type Person, person } from '../testing/people.ts';
import { debtsOf, settledOf } from './debts.ts';

const finish: CartCommand = { type: 'CheckOut', data: { kind: 'purchase' } };
const add = (name: string, quantity: number): CartCommand => ({
  type: 'AddItem',
  data: { name, quantity, price: 100 },
});
const pick = (line: string): CartCommand => ({ type: 'PickItem', data: { line } });

type Act = (who: Person) => void;

const does =
  (command: CartCommand): Act =>
  (who) =>
    who.does(command);
const settle: Act = (who) => settleAll(who, null);
const settleEvenly: Act = (who) => settleAll(who, ['ana', 'ben']);
const unsettle: Act = (who) => {
  for (const { checkout } of debts(who)) who.does({ type: 'UnsettleCheckout', data: { checkout: checkout.id } });
};
const undo: Act = (who) => {
  for (const { checkout } of debts(who)) who.does({ type: 'UndoCheckout', data: { checkout: checkout.id } });
};

interface Row {
  readonly rule: string;
  readonly before?: readonly Act[];
  readonly ana: readonly Act[];
  readonly ben: readonly Act[];
  /** Of each purchase: whether it is marked as settled, and what Ben still owes. */
  readonly comesTo: readonly Left[];
}

type Left = readonly [isSettled: boolean, benOwes: number];

const rows: readonly Row[] = [
  { rule: 'nobody settles: what is due is open', ana: [], ben: [], comesTo: [[false, 200]] },
  { rule: 'settle: nothing is open', ana: [settle], ben: [], comesTo: [[true, 0]] },
  { rule: 'V32 settle, settle: settled once', ana: [settle], ben: [settle], comesTo: [[true, 0]] },
  {
    rule: 'V32 settle by item, settle evenly: the later in total order',
    ana: [settle],
    ben: [settleEvenly],
    comesTo: [[true, 0]],
  },
  {
    rule: 'V33 was settled: unsettle, unsettle: open',
    before: [settle],
    ana: [unsettle],
    ben: [unsettle],
    comesTo: [[false, 200]],
  },
  {
    rule: 'V33 was settled: unsettle, settle evenly: settled',
    before: [settle],
    ana: [unsettle],
    ben: [settleEvenly],
    comesTo: [[true, 0]],
  },
  {
    rule: 'V33 settle; settle, then unsettle: settled',
    ana: [settle],
    ben: [settle, unsettle],
    comesTo: [[true, 0]],
  },
  {
    rule: 'V34 settle, not finished after all: what was given is owed back',
    ana: [settle],
    ben: [undo],
    comesTo: [[true, -200]],
  },
  {
    rule: 'V34 settle, +1 and finish: the second is not settled',
    ana: [settle],
    ben: [does(add('Milk', 1)), does(pick('t:milk')), does(finish)],
    // Ben paid the second, and wanted it himself.
    comesTo: [
      [true, 0],
      [false, 0],
    ],
  },
];

describe.each(['ana', 'ben'] as const)('with %s’s ids the later ones', (later) => {
  test.each(rows)('$rule', ({ before = [], ana: anaDoes, ben: benDoes, comesTo }) => {
    const [ana, ben] = shopped(later);
    for (const act of before) act(ana);
    ben.hears(ana);
    for (const act of anaDoes) act(ana);
    for (const act of benDoes) act(ben);
    const benAlone = [...ben.seen.values()];
    ben.hears(ana);
    ana.receive(benAlone);
    expect(cartFingerprint(ana.cart())).toBe(cartFingerprint(ben.cart()));
    const left = debts(ana).map(({ isSettled, open }): Left => {
      return [isSettled, open.find(({ actorId }) => actorId === 'ben')?.amount ?? 0];
    });
    // The settled one first.
    expect(left.sort((a, b) => Number(b[0]) - Number(a[0]))).toEqual(comesTo);
  });

  test('V32: of two who shared it differently, the later one’s shares show', () => {
    const [ana, ben] = shopped(later);
    settle(ana);
    settleEvenly(ben);
    ana.hears(ben);
    const shares = debts(ana).map((debt) => settledOf(debt).shares);
    expect(shares).toEqual([[{ actorId: 'ben', amount: later === 'ana' ? 200 : 150 }]]);
  });

  test('V34 settle, a wish of it that arrives late: what that makes due is open', () => {
    const [ana, ben] = shopped(later);
    const carol = person('carol', 3, 0);
    // All but the wish itself.
    carol.receive([...ana.seen.values()].filter(({ actorId }) => actorId !== 'ben'));
    settle(carol);
    expect(debts(carol)).toMatchObject([{ isSettled: true, open: [], shares: [{ actorId: 'ana', amount: 300 }] }]);
    carol.hears(ben);
    expect(debts(carol)).toMatchObject([{ isSettled: true, open: [{ actorId: 'ben', amount: 200 }] }]);
    settle(carol);
    expect(debts(carol)).toMatchObject([{ isSettled: true, open: [] }]);
  });
});

test('settle, finish the same shop: what another part of the basket makes of it is told', () => {
  const [ana, ben] = [person('ana', 1, 0), person('ben', 2, -500_000)];
  ben.does(add('Milk', 2));
  ana.hears(ben);
  ana.does(pick('t:milk'));
  ben.hears(ana);
  ana.does(finish);
  settle(ana);
  // By the earlier id it is Ben who paid: what he gave Ana for it is his again.
  ben.does(finish);
  ana.hears(ben);
  expect(debts(ana)).toMatchObject([
    { paidBy: 'ben', total: 200, isSettled: false, open: [] },
    { paidBy: 'ana', total: 0, isSettled: true, open: [{ actorId: 'ben', amount: -200 }] },
  ]);
});

test('it is told who wanted what', () => {
  const [ana] = shopped('ana');
  expect(debts(ana)[0]?.wishes).toEqual([
    { actorId: 'ana', items: [{ name: 'Milk', quantity: 1 }], amount: 100 },
    { actorId: 'ben', items: [{ name: 'Milk', quantity: 2 }], amount: 200 },
  ]);
});

function shopped(later: 'ana' | 'ben'): readonly [Person, Person] {
  const ana = person('ana', 1, later === 'ana' ? 500_000 : 0);
  const ben = person('ben', 2, later === 'ben' ? 500_000 : 0);
  ana.does(add('Milk', 1));
  ben.hears(ana);
  ben.does(add('Milk', 2));
  ana.hears(ben);
  ana.does(pick('t:milk'));
  ana.does(finish);
  ben.hears(ana);
  return [ana, ben];
}

function debts(who: Person, among: readonly string[] | null = null) {
  return debtsOf(who.cart(), createCheckoutViews()(who.cart().checkouts), {
    among: among as never,
    isVoid: () => false,
    personOf: (actor) => actor,
  });
}

function settleAll(who: Person, among: readonly string[] | null): void {
  // Not in the way in which it was settled before: as it is asked now.
  for (const { checkout } of debts(who)) {
    const bare = { ...who.cart(), settlements: person('nobody', 9, 0).cart().settlements };
    const due = debtsOf(bare, createCheckoutViews()(bare.checkouts), {
      among: among as never,
      isVoid: () => false,
      personOf: (actor) => actor,
    });
    const settled = due.filter((one) => one.checkout.id === (checkout.id as CheckoutId)).map(settledOf);
    who.does({ type: 'SettleCheckouts', data: { settled } });
  }
}
