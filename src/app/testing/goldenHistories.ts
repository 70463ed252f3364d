// What the golden logs hold, by the name of their files: everything that could happen to a cart when a format was the newest,
// done by three people who are apart at times. A history is recorded once; afterwards it only says what its log is of.

import type { Amount } from '../../domain/amount/amount.ts';
import type { CartCommand } from '../../domain/commands.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import { actorOf, commandOf, type GoldenStep } from './recordLog.ts';

const milk = 't:milk';
const eggs = 't:eggs';
const does = (who: string, does: CartCommand): GoldenStep => ({ who, does });
const hears = (who: string, other: string): GoldenStep => ({ who, hears: other });

const format1: readonly GoldenStep[] = [
  does('ana', { type: 'CreateCart', data: { name: 'Week 12', currency: 'EUR' } }),
  does('ana', { type: 'JoinCart', data: { name: 'Ana', color: 'teal' } }),
  does('ana', { type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119, aisle: 'dairy' } }),
  does('ana', { type: 'AddItem', data: { name: 'Eggs', quantity: 1, line: eggs } }),
  hears('ben', 'ana'),
  does('ben', { type: 'JoinCart', data: { name: 'Ben', color: 'orange' } }),
  does('ben', { type: 'RenameCart', data: { name: 'Week 12, with guests' } }),
  // Apart: the same line, removed, changed, set, written on.
  does('ana', { type: 'RemoveItem', data: { line: milk } }),
  does('ben', { type: 'ChangeQuantity', data: { line: milk, by: 1 } }),
  does('ben', { type: 'NoteItem', data: { line: milk, note: 'the blue one,\nplease' } }),
  does('ben', { type: 'SetQuantity', data: { line: eggs, to: 6 } }),
  does('ana', { type: 'ChangeQuantity', data: { line: eggs, by: 3 } }),
  does('ana', { type: 'ChangePrice', data: { line: eggs, price: 249 } }),
  does('ben', { type: 'ChangePrice', data: { line: eggs, price: null } }),
  does('ben', { type: 'MoveItem', data: { line: eggs, aisle: 'dairy' } }),
  hears('carol', 'ana'),
  does('carol', { type: 'JoinCart', data: { name: 'Carol', color: 'violet' } }),
  does('carol', { type: 'EnsureItem', data: { name: 'Bread', atLeast: 2, price: 299, aisle: 'bakery' } }),
  does('ben', { type: 'EnsureItem', data: { name: 'Bread', atLeast: 1 } }),
  hears('carol', 'ben'),
  hears('ben', 'carol'),
  hears('ana', 'carol'),
  does('ana', { type: 'RenameItem', data: { line: 't:bread', name: 'Rye bread' } }),
  does('carol', { type: 'PickItem', data: { line: 't:bread', quantity: 1 } }),
  does('ben', { type: 'PickItem', data: { line: milk } }),
  does('ben', { type: 'PickItem', data: { line: eggs, quantity: 4 } }),
  does('ben', { type: 'UnpickItem', data: { line: eggs } }),
  does('ben', { type: 'ChangeQuantity', data: { line: eggs, by: -2 } }),
  hears('ana', 'ben'),
  does('ana', { type: 'PickItem', data: { line: milk, quantity: 1 } }),
  does('carol', { type: 'LeaveCart', data: {} }),
  does('ana', { type: 'AddItem', data: { name: 'Åpfel & Birnen', quantity: 3 } }),
  hears('carol', 'ana'),
  hears('ana', 'carol'),
  does('ana', { type: 'JoinCart', data: { name: 'Ana Maria', color: 'blue' } }),
];

const bread = 't:bread';
const half: Amount = { value: 500_000, unit: 'g' };
const kilo: Amount = { value: 1_000_000, unit: 'kg' };

/** Amounts, and what is checked out. */
const format2: readonly GoldenStep[] = [
  does('ana', { type: 'CreateCart', data: { name: 'Baking', currency: 'EUR' } }),
  does('ana', { type: 'AddItem', data: { name: 'Flour', quantity: 2, amount: half, price: 99 } }),
  does('ana', { type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119 } }),
  does('ana', { type: 'EnsureItem', data: { name: 'Butter', atLeast: 1, amount: half } }),
  hears('ben', 'ana'),
  does('ana', { type: 'AddItem', data: { name: 'Flour', quantity: 1, amount: kilo } }),
  does('ben', { type: 'AddItem', data: { name: 'Flour', quantity: 1 } }),
  does('ben', { type: 'SetQuantity', data: { line: 't:butter', to: 2, amount: kilo } }),
  does('ben', { type: 'PickItem', data: { line: milk } }),
  does('ben', { type: 'CheckOut', data: { kind: 'purchase' } }),
  does('ana', { type: 'ChangeQuantity', data: { line: milk, by: 1 } }),
  hears('carol', 'ben'),
  does('carol', { type: 'CheckOut', data: { kind: 'order', lines: ['t:flour'] } }),
  hears('ana', 'ben'),
  does('ana', { type: 'ChangeQuantity', data: { line: 't:flour', by: -2 } }),
  does('ana', { type: 'AddItem', data: { name: 'Bread', quantity: 1 } }),
  does('ana', { type: 'PickItem', data: { line: bread } }),
  does('ana', { type: 'CheckOut', data: { kind: 'purchase' } }),
  hears('ana', 'carol'),
  hears('carol', 'ana'),
  does('ana', { type: 'UndoCheckout', data: { checkout: commandOf(1, 10) } }),
  does('carol', { type: 'GrantCheckout', data: { checkout: commandOf(3, 1) } }),
  hears('ana', 'carol'),
  does('ana', { type: 'CheckOut', data: { kind: 'order' } }),
  does('ana', { type: 'CallOffCheckout', data: { checkout: commandOf(1, 12) } }),
  hears('ben', 'ana'),
  hears('carol', 'ben'),
];

const bensShop = commandOf(2, 3);
const anaGave = (among: readonly string[], amount: number): CartCommand => ({
  type: 'SettleCheckouts',
  data: {
    settled: [{ checkout: bensShop, among: among.map(actorOf), shares: [{ actorId: actorOf('ana'), amount }] }],
  },
});

/** What people have settled with who paid. */
const format3: readonly GoldenStep[] = [
  does('ana', { type: 'CreateCart', data: { name: 'Flat', currency: 'EUR' } }),
  does('ana', { type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119 } }),
  hears('ben', 'ana'),
  does('ben', { type: 'ChangeQuantity', data: { line: milk, by: 1 } }),
  does('ben', { type: 'PickItem', data: { line: milk } }),
  does('ben', { type: 'CheckOut', data: { kind: 'purchase' } }),
  hears('ana', 'ben'),
  hears('carol', 'ben'),
  does('ana', anaGave(['ana', 'ben'], 178)),
  hears('ben', 'ana'),
  does('carol', anaGave([], 238)),
  does('ben', { type: 'UnsettleCheckout', data: { checkout: bensShop } }),
  hears('ana', 'carol'),
  hears('ana', 'ben'),
  hears('carol', 'ana'),
  hears('ben', 'carol'),
];

/** What is written on the whole cart: its currency, and the walk through the shop. */
const format4: readonly GoldenStep[] = [
  does('ana', { type: 'CreateCart', data: { name: 'Hut', currency: 'EUR' } }),
  does('ana', { type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119, aisle: 'dairy' } }),
  does('ana', { type: 'AddItem', data: { name: 'Bread', quantity: 1, aisle: 'bakery' } }),
  hears('ben', 'ana'),
  does('ana', { type: 'ChangeCurrency', data: { currency: 'CHF' } }),
  does('ben', { type: 'ChangeCurrency', data: { currency: 'GBP' } }),
  does('ben', { type: 'ArrangeAisles', data: { aisles: ['dairy', 'bakery'] } }),
  hears('ana', 'ben'),
  does('ana', { type: 'ArrangeAisles', data: { aisles: ['drinks', 'dairy'] } }),
  does('ana', { type: 'ChangeCurrency', data: { currency: 'CHF' } }),
  hears('ben', 'ana'),
  hears('carol', 'ben'),
];

const otherCart = 'BBBBBBBBBBBBBBBBBBBBBA' as StreamId;
const aMoment = '019b8d67f8c00000000000001e8486' as EventId;

/** A cart that was made from another one, by two who did not know of each other. */
const format5: readonly GoldenStep[] = [
  does('ana', { type: 'CreateCart', data: { name: 'Week 13', currency: 'EUR' } }),
  does('ben', { type: 'CopyCart', data: { from: otherCart, moment: aMoment, name: '' } }),
  does('ana', { type: 'CopyCart', data: { from: otherCart, moment: aMoment, name: 'Week 12, with guests' } }),
  does('ana', { type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119, aisle: 'dairy' } }),
  hears('ben', 'ana'),
  hears('ana', 'ben'),
  hears('carol', 'ana'),
];

export const goldenHistories: Readonly<Record<string, readonly GoldenStep[]>> = {
  'format-1': format1,
  'format-2': format2,
  'format-3': format3,
  'format-4': format4,
  'format-5': format5,
};
