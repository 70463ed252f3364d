// What a finished shop met: V11 to V15 as receipts tell them. Milk was 2 and picked by Carol unless said.

import { expect, test } from 'vitest';
import { valuesOf } from '../../causal/persistentMap.ts';
import type { CartCommand } from '../commands.ts';
import type { CheckoutId } from '../events.ts';
import { person } from '../testing/people.ts';
import { add, both, change, ensure, metAfter, pick, receiptsOf, remove, set, testRows } from './testing/receiptRows.ts';

const finish: CartCommand = { type: 'CheckOut', data: { kind: 'purchase' } };
const order: CartCommand = { type: 'CheckOut', data: { kind: 'order' } };
const grant = (checkout: CheckoutId): CartCommand => ({ type: 'GrantCheckout', data: { checkout } });
const callOff = (checkout: CheckoutId): CartCommand => ({ type: 'CallOffCheckout', data: { checkout } });
const bread: CartCommand = { type: 'AddItem', data: { name: 'Bread', quantity: 1 } };

const before = [add(2), pick()];
const taken = [{ actorId: 'ana', quantity: 2 }];
const meanwhile = (made: number, quantity: number) => ({
  kind: 'taken-meanwhile',
  taken,
  made: [{ actorId: 'ben', quantity: made }],
  quantity,
  toldTo: quantity > 0 ? both : ['ben'],
});

testRows([
  { rule: 'V11 finish, add bread', before, ana: [finish], ben: [bread] },
  {
    rule: 'V12 finish, +1: one is carried over',
    before,
    ana: [finish],
    ben: [change(1)],
    told: () => [meanwhile(3, 1)],
  },
  { rule: 'V12 finish, +1 and +1', before, ana: [finish], ben: [change(1), change(1)], told: () => [meanwhile(4, 2)] },
  {
    rule: 'finish, set 5: three are carried over',
    before,
    ana: [finish],
    ben: [set(5)],
    told: () => [meanwhile(5, 3)],
  },
  { rule: 'finish, at least 3', before, ana: [finish], ben: [ensure(3)], told: () => [meanwhile(3, 1)] },
  { rule: 'V13 finish, remove: bought', before, ana: [finish], ben: [remove], told: () => [meanwhile(0, 0)] },
  { rule: 'finish, -1: both had been bought', before, ana: [finish], ben: [change(-1)], told: () => [meanwhile(1, 0)] },
  { rule: 'finish, +1 and -1: as it was bought', before, ana: [finish], ben: [change(1), change(-1)] },
  {
    rule: 'finish, remove and add 1 afresh',
    before,
    ana: [finish],
    ben: [remove, add(1)],
    told: () => [meanwhile(1, 1)],
  },
  {
    rule: 'V14 finish, finish the same shop',
    before,
    ana: [finish],
    ben: [finish],
    told: () => [{ kind: 'shop-shared', by: both, names: ['Milk'], toldTo: both, alternatives: [] }],
  },
  { rule: 'two shops, a part each', before: [add(5)], ana: [pick(2), finish], ben: [pick(2), finish] },
  {
    rule: 'two shops, all of it each',
    before: [add(2)],
    ana: [pick(), finish],
    ben: [pick(), finish],
    told: () => [{ kind: 'taken-twice', quantity: 2, toldTo: both }],
  },
  {
    rule: 'V16 pick and finish, pick',
    before: [add(2)],
    ana: [pick(), finish],
    ben: [pick()],
    told: () => [
      {
        kind: 'taken-twice',
        taken: [
          { actorId: 'ana', quantity: 2 },
          { actorId: 'ben', quantity: 2, checkout: null },
        ],
        quantity: 2,
        toldTo: both,
      },
    ],
  },
]);

test.each(['ana', 'ben'] as const)('of two orders of a round, who was second is told (later: %s)', (later) => {
  const { ana, ben } = metAfter({ rule: '', before: [add(2)], ana: [order], ben: [bread, order] }, later);
  const [placed] = valuesOf(ana.cart().checkouts).filter(({ parts }) => parts[0]?.actorId === 'ana');
  expect(receiptsOf(ana)).toEqual([]);
  ben.does(grant(placed?.id as CheckoutId));
  expect(receiptsOf(ben)).toMatchObject([{ kind: 'order-second', placedBy: 'ana', toldTo: ['ben'] }]);
});

test('an order that was placed before anybody knew that it was called off', () => {
  const { ana, ben } = metAfter({ rule: '', before: [add(2)], ana: [order], ben: [] }, 'ben');
  const id = valuesOf(ana.cart().checkouts)[0]?.id as CheckoutId;
  ben.does(callOff(id));
  expect(receiptsOf(ben)).toEqual([]);
  ana.does(grant(id));
  ben.hears(ana);
  expect(receiptsOf(ben)).toMatchObject([{ kind: 'order-stands', calledOffBy: ['ben'], toldTo: ['ben'] }]);
});

test('what somebody changes while an order waits is told when it is placed', () => {
  const { ana } = metAfter({ rule: '', before: [add(2)], ana: [order], ben: [change(1)] }, 'ben');
  ana.does(grant(valuesOf(ana.cart().checkouts)[0]?.id as CheckoutId));
  expect(receiptsOf(ana)).toMatchObject([
    { kind: 'taken-meanwhile', taken: [{ actorId: 'ana', quantity: 2 }], quantity: 1 },
  ]);
});

test('a shop that was none after all meets nobody', () => {
  const [ana, ben] = [person('ana', 1, 1_000), person('ben', 2, 2_000)];
  for (const command of before) ana.does(command);
  ben.hears(ana);
  ana.does(finish);
  ana.does({ type: 'UndoCheckout', data: { checkout: valuesOf(ana.cart().checkouts)[0]?.id as CheckoutId } });
  ben.does(change(1));
  ana.hears(ben);
  expect(receiptsOf(ana)).toEqual([]);
});
