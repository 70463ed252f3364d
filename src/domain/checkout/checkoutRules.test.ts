// The merge rules of checkout, V11 to V15, and what people expect around them. Milk was 2, eggs 6, all of it picked by Carol
// unless said. Every row runs with either side's ids the later ones.

import { describe, expect, test } from 'vitest';
import { lookup, valuesOf } from '../../causal/persistentMap.ts';
import { meet, type Side } from '../../engine/testing/meet.ts';
import { cartFingerprint } from '../cartFingerprint.ts';
import type { CartCommand } from '../commands.ts';
import type { CheckoutId } from '../events.ts';
import { type Person, person } from '../testing/people.ts';
import {
  add,
  change,
  finish,
  type Left,
  milk,
  order,
  orders,
  purchases,
  type PurchaseRow as Row,
  remove,
  set,
  shopped,
  stocked,
} from '../testing/purchaseRows.ts';
import { statusOf } from './checkouts.ts';
import { createCheckoutViews } from './checkoutViews.ts';

const orderMilk: CartCommand = { type: 'CheckOut', data: { kind: 'order', lines: [milk] } };
const grant = (checkout: CheckoutId): CartCommand => ({ type: 'GrantCheckout', data: { checkout } });
const callOff = (checkout: CheckoutId): CartCommand => ({ type: 'CallOffCheckout', data: { checkout } });
const undo = (checkout: CheckoutId): CartCommand => ({ type: 'UndoCheckout', data: { checkout } });

describe.each(['ana', 'ben'] as const)('with the later ids on the side of %s', (later) => {
  test.each(purchases)('$rule', (row) => {
    const { ana, ben } = metAfter(row, later);
    expect(leftIn(ana)).toEqual(row.left);
    expect(cartFingerprint(ben.cart())).toBe(cartFingerprint(ana.cart()));
    expect(boughtIn(ana)).toEqual(row.bought ?? { Milk: 2, Eggs: 6 });
  });

  test.each(purchases)('not finished after all: $rule', (row) => {
    const { ana, carol } = metAfter(row, later);
    const without = metAfter({ ...row, ana: withoutFinish(row.ana), ben: withoutFinish(row.ben) }, later).ana;
    for (const { id } of valuesOf(ana.cart().checkouts)) ana.does(undo(id));
    carol.hears(ana);
    const bare = (left: Left) => Object.entries(left).map(([name, [quantity]]) => [name, quantity]);
    expect(bare(leftIn(carol)).sort()).toEqual(bare(leftIn(without)).sort());
  });

  test('what comes back is in the basket still', () => {
    const { ana } = metAfter({ rule: '', ana: [finish], ben: [change(1)], left: {} }, later);
    for (const { id } of valuesOf(ana.cart().checkouts)) ana.does(undo(id));
    expect(leftIn(ana)).toEqual({ Milk: [3, 2], Eggs: [6, 6] });
    ana.does(finish);
    expect(leftIn(ana)).toEqual({ Milk: [1, 0] });
  });

  test('what comes back joins what was added since, whoever undid it and however often', () => {
    const { ana, ben } = metAfter({ rule: '', ana: [finish, add('Milk', 1)], ben: [], left: {} }, later);
    const [{ id } = { id: '' as CheckoutId }] = valuesOf(ana.cart().checkouts);
    ana.does(undo(id));
    ben.does(undo(id));
    ana.hears(ben);
    ben.hears(ana);
    expect(leftIn(ana)).toEqual({ Milk: [3, 2], Eggs: [6, 6] });
    expect(cartFingerprint(ben.cart())).toBe(cartFingerprint(ana.cart()));
    ben.does(set(7));
    expect(leftIn(ben).Milk).toEqual([7, 2]);
  });

  test('a set after a finished shop is about what is wanted next', () => {
    const { ana } = metAfter({ rule: '', ana: [finish], ben: [change(2)], left: {} }, later);
    ana.does(set(4));
    expect(leftIn(ana)).toEqual({ Milk: [4, 0] });
    ana.does(change(-1));
    expect(leftIn(ana)).toEqual({ Milk: [3, 0] });
  });

  test('an order takes nothing until it is granted, and then what it covered', () => {
    const { ana, ben } = metAfter({ rule: '', before: stocked, ana: [order], ben: [change(1)], left: {} }, later);
    expect(leftIn(ben)).toEqual({ Milk: [3, 0], Eggs: [6, 0] });
    ana.does(grant(onlyOrder(ana)));
    expect(leftIn(ana)).toEqual({ Milk: [1, 0] });
    ben.hears(ana);
    expect(cartFingerprint(ben.cart())).toBe(cartFingerprint(ana.cart()));
  });

  test.each([
    ['+1', change(1), 1],
    ['set 5', set(5), 3],
    ['set 1', set(1), 0],
    ['remove', remove, 0],
    ['-1', change(-1), 0],
  ] as const)('what is done while an order waits, its author knowing: %s', (_, command, expected) => {
    const { ana, ben } = metAfter({ rule: '', before: stocked, ana: [orderMilk], ben: [], left: {} }, later);
    ben.does(command);
    ana.does(grant(onlyOrder(ana)));
    ben.hears(ana);
    expect(leftIn(ben).Milk?.[0] ?? 0).toBe(expected);
  });

  test('an order that is called off took nothing; if it was granted meanwhile, it stands', () => {
    const { ana, ben } = metAfter({ rule: '', before: stocked, ana: [order], ben: [], left: {} }, later);
    const id = onlyOrder(ana);
    ben.does(callOff(id));
    expect(statusIn(ben, id)).toBe('called-off');
    expect(leftIn(ben)).toEqual({ Milk: [2, 0], Eggs: [6, 0] });
    ana.does(grant(id));
    ben.hears(ana);
    expect(statusIn(ben, id)).toBe('granted');
    expect(leftIn(ben)).toEqual({});
  });

  describe.each(['ana', 'ben'] as const)('and the order of %s granted', (granted) => {
    test.each(orders)('$rule', ({ left, ...row }) => {
      const { ana, ben } = metAfter({ ...row, before: stocked, left: {} }, later);
      const checkouts = valuesOf(ana.cart().checkouts);
      const idOf = (name: string) => checkouts.find(({ parts }) => parts[0]?.actorId === name)?.id as CheckoutId;
      ana.does(grant(idOf(granted)));
      ben.hears(ana);
      expect(statusIn(ben, idOf(granted))).toBe('granted');
      expect(statusIn(ben, idOf(granted === 'ana' ? 'ben' : 'ana'))).toBe('superseded');
      expect(leftIn(ben)).toEqual(left(granted));
    });
  });

  test('what is ordered after a granted order is of the next round', () => {
    const { ana, ben } = metAfter({ rule: '', before: stocked, ana: [order], ben: [order], left: {} }, later);
    const ids = valuesOf(ana.cart().checkouts).map(({ id }) => id);
    ana.does(grant(ids[0] as CheckoutId));
    ben.hears(ana);
    ben.does(add('Bread', 1));
    ben.does(order);
    const next = valuesOf(ben.cart().checkouts).find(({ id }) => !ids.includes(id));
    expect(next?.parts[0]?.round).toBe(ids[0]);
  });

  test('grants of both orders of a round, which no honest relay gives: the first counts, whoever hears which first', () => {
    const { ana, ben } = metAfter({ rule: '', before: stocked, ana: [order], ben: [orderMilk], left: {} }, later);
    const ids = valuesOf(ana.cart().checkouts).map(({ id }) => id);
    ana.does(grant(ids[0] as CheckoutId));
    ben.does(grant(ids[1] as CheckoutId));
    ana.hears(ben);
    ben.hears(ana);
    expect(ids.map((id) => statusIn(ana, id)).sort()).toEqual(['granted', 'superseded']);
    expect(cartFingerprint(ben.cart())).toBe(cartFingerprint(ana.cart()));
  });

  test('a purchase and an order of the same are two', () => {
    const { ana, ben } = metAfter({ rule: '', ana: [finish], ben: [order], left: {} }, later);
    ben.does(grant(valuesOf(ben.cart().checkouts).find(({ parts }) => parts[0]?.kind === 'order')?.id as CheckoutId));
    ana.hears(ben);
    expect(leftIn(ana)).toEqual({});
    expect(
      valuesOf(ana.cart().checkouts)
        .map(({ id }) => statusIn(ana, id))
        .sort(),
    ).toEqual(['bought', 'granted']);
  });
});

function leftIn(who: Person): Left {
  const lines = who.view().aisles.flatMap((aisle) => aisle.lines);
  return Object.fromEntries(lines.map(({ name, quantity, picked }) => [name, [quantity, picked] as const]));
}

function boughtIn(who: Person): Readonly<Record<string, number>> {
  const bought: Record<string, number> = {};
  for (const { lines } of createCheckoutViews()(who.cart().checkouts)) {
    for (const { name, quantity } of lines) bought[name] = (bought[name] ?? 0) + quantity;
  }
  return bought;
}

function onlyOrder(who: Person): CheckoutId {
  return valuesOf(who.cart().checkouts)[0]?.id as CheckoutId;
}

function statusIn(who: Person, id: CheckoutId) {
  const { checkouts } = who.cart();
  const checkout = lookup(checkouts, id);
  return checkout && statusOf(checkouts, checkout);
}

function withoutFinish(commands: readonly CartCommand[]): readonly CartCommand[] {
  return commands.filter(({ type }) => type !== 'CheckOut');
}

function metAfter({ before = shopped, ana, ben }: Row, later: Side) {
  return meet(person, { before, ana, ben }, later);
}
