// The rows of the merge rules that are about a finished shop, and about orders of one round. Milk was 2, eggs 6, all of it picked by
// Carol unless said. Tested on the law itself (checkout/checkoutRules.test.ts), and over HTTP (api/mergeRules.test.ts).

import type { Side } from '../../engine/testing/meet.ts';
import type { CartCommand } from '../commands.ts';

export const milk = 't:milk';
export const add = (name: string, quantity: number): CartCommand => ({ type: 'AddItem', data: { name, quantity } });
export const change = (by: number, line = milk): CartCommand => ({ type: 'ChangeQuantity', data: { line, by } });
export const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line: milk, to } });
const ensure = (atLeast: number): CartCommand => ({ type: 'EnsureItem', data: { name: 'Milk', atLeast } });
export const remove: CartCommand = { type: 'RemoveItem', data: { line: milk } };
const pick = (line = milk, quantity?: number): CartCommand => ({
  type: 'PickItem',
  data: quantity === undefined ? { line } : { line, quantity },
});
export const finish: CartCommand = { type: 'CheckOut', data: { kind: 'purchase' } };
export const order: CartCommand = { type: 'CheckOut', data: { kind: 'order' } };
export const stocked = [add('Milk', 2), add('Eggs', 6)];
export const shopped = [...stocked, pick(), pick('t:eggs')];

/** What is in the cart afterwards: name, quantity, of which picked. */
export type Left = Readonly<Record<string, readonly [quantity: number, picked: number]>>;

export interface PurchaseRow {
  readonly rule: string;
  readonly before?: readonly CartCommand[];
  readonly ana: readonly CartCommand[];
  readonly ben: readonly CartCommand[];
  readonly left: Left;
  /** All purchases together. */
  readonly bought?: Readonly<Record<string, number>>;
}

export const purchases: readonly PurchaseRow[] = [
  { rule: 'a finished shop takes what is picked', ana: [finish], ben: [], left: {} },
  {
    rule: 'what is not picked stays',
    before: [...stocked, pick(milk, 1)],
    ana: [finish],
    ben: [],
    bought: { Milk: 1 },
    left: { Milk: [1, 0], Eggs: [6, 0] },
  },
  {
    rule: 'V11 finish, add bread: bread is carried over',
    ana: [finish],
    ben: [add('Bread', 1)],
    left: { Bread: [1, 0] },
  },
  { rule: 'V12 finish, +1: one is carried over', ana: [finish], ben: [change(1)], left: { Milk: [1, 0] } },
  {
    rule: 'V12 finish, +1 and +1: two are carried over',
    ana: [finish],
    ben: [change(1), change(1)],
    left: { Milk: [2, 0] },
  },
  { rule: 'V13 finish, remove: bought', ana: [finish], ben: [remove], left: {} },
  { rule: 'finish, -1: both had been bought', ana: [finish], ben: [change(-1)], left: {} },
  { rule: 'finish, -1 and +1 of another', ana: [finish], ben: [change(-1), change(2)], left: { Milk: [2, 0] } },
  { rule: 'finish, set 5: two of the five are bought', ana: [finish], ben: [set(5)], left: { Milk: [3, 0] } },
  { rule: 'finish, set 1: that one is bought', ana: [finish], ben: [set(1)], left: {} },
  { rule: 'finish, at least 3: one more', ana: [finish], ben: [ensure(3)], left: { Milk: [1, 0] } },
  {
    rule: 'finish, remove and add 1 afresh: that one is wanted',
    ana: [finish],
    ben: [remove, add('Milk', 1)],
    left: { Milk: [1, 0] },
  },
  { rule: 'V14 finish, finish the same shop: bought once', ana: [finish], ben: [finish], left: {} },
  {
    rule: 'V14 the same shop, a part of it not picked: bought once',
    before: [add('Milk', 5), pick(milk, 2)],
    ana: [finish],
    ben: [finish],
    bought: { Milk: 2 },
    left: { Milk: [3, 0] },
  },
  {
    rule: 'V15 finish, pick more and finish: each thing once',
    before: [...stocked, pick()],
    ana: [finish],
    ben: [pick('t:eggs'), finish],
    left: {},
  },
  {
    rule: 'two shops, a part each: both parts are bought',
    before: [add('Milk', 5)],
    ana: [pick(milk, 2), finish],
    ben: [pick(milk, 2), finish],
    bought: { Milk: 4 },
    left: { Milk: [1, 0] },
  },
  {
    rule: 'two shops, all of it each: bought twice, and nothing is owed',
    before: [add('Milk', 2)],
    ana: [pick(), finish],
    ben: [pick(), finish, add('Milk', 1)],
    bought: { Milk: 4 },
    left: { Milk: [1, 0] },
  },
  { rule: 'finish and add again; +1', ana: [finish, add('Milk', 4)], ben: [change(1)], left: { Milk: [5, 0] } },
  { rule: 'finish and add again; remove', ana: [finish, add('Milk', 4)], ben: [remove], left: { Milk: [4, 0] } },
];

/** Both order in one round, of what is stocked; the relay grants the order of one of them. */
export interface OrderRow {
  readonly rule: string;
  readonly ana: readonly CartCommand[];
  readonly ben: readonly CartCommand[];
  readonly left: (granted: Side) => Left;
}

export const orders: readonly OrderRow[] = [
  {
    rule: 'V14 order, order, the same: one is granted, the other is void',
    ana: [order],
    ben: [order],
    left: () => ({}),
  },
  {
    rule: 'V15 order, add bread and order: one order, the lines of the other stay',
    ana: [order],
    ben: [add('Bread', 1), order],
    left: (granted) => (granted === 'ana' ? { Bread: [1, 0] } : {}),
  },
];
