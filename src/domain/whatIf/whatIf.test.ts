// "What if" in examples: without an act, and with one at another time.

import { expect, test } from 'vitest';
import type { CommandId, EventId } from '../../engine/message.ts';
import type { CartEnvelope } from '../events.ts';
import { cartView } from '../readModels/cartView.ts';
import { linesIn } from '../undo/testing/histories.ts';
import { type Undoer, undoer } from '../undo/testing/undoer.ts';
import { becomingCommands } from './becoming.ts';
import { type Supposed, whatIf } from './whatIf.ts';

const milk = 't:milk';
const none: Supposed = { without: new Set(), moved: [] };

function flat() {
  const ana = undoer('ana', 1);
  const ben = undoer('ben', 2);
  ana.does({ type: 'CreateCart', data: { name: 'Flat', currency: 'EUR' } });
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 100 } });
  ben.hears(ana);
  ben.does({ type: 'SetQuantity', data: { line: milk, to: 5 } });
  ana.hears(ben);
  ana.does({ type: 'ChangeQuantity', data: { line: milk, by: 1 } });
  ben.hears(ana);
  ben.does({ type: 'AddItem', data: { name: 'Bread', quantity: 1 } });
  ana.hears(ben);
  return { ana, ben };
}

const told = (who: Undoer): readonly CartEnvelope[] => [...who.told].sort((a, b) => (a.id < b.id ? -1 : 1));
const eventOf = (who: Undoer, type: string): CartEnvelope =>
  told(who).find(({ event }) => event.type === type) as CartEnvelope;
const quantities = (who: Undoer, supposed: Partial<Supposed>) => {
  const view = cartView(whatIf(told(who), [], { ...none, ...supposed }).state(), []);
  return Object.fromEntries([...linesIn(view).values()].map(({ name, quantity }) => [name, quantity]));
};
const without = (...acts: readonly { readonly id: EventId }[]) => ({ without: new Set(acts.map(({ id }) => id)) });

test('without an act, what was done on top of it stands on what was there before', () => {
  const { ana } = flat();
  expect(quantities(ana, {})).toEqual({ Milk: 6, Bread: 1 });
  expect(quantities(ana, without(eventOf(ana, 'QuantitySet')))).toEqual({ Milk: 3, Bread: 1 });
  expect(quantities(ana, without(eventOf(ana, 'ItemAdded')))).toEqual({ Milk: 6, Bread: 1 });
});

test('without a person, the other one’s acts stay', () => {
  const { ana } = flat();
  const bens = told(ana).filter(({ actorId }) => actorId === 'ben');
  expect(quantities(ana, without(...bens))).toEqual({ Milk: 3 });
});

test('an act that is moved later knows of what came between; one that is moved earlier is known to it', () => {
  const { ana } = flat();
  const set = eventOf(ana, 'QuantitySet');
  const more = eventOf(ana, 'QuantityChanged');
  // "5" after "one more": it has the last word.
  expect(quantities(ana, { moved: [{ command: set.commandId, after: more.id }] })).toEqual({ Milk: 5, Bread: 1 });
  // "One more" before "5": that knew of it.
  expect(quantities(ana, { moved: [{ command: more.commandId, after: eventOf(ana, 'ItemAdded').id }] })).toEqual({
    Milk: 5,
    Bread: 1,
  });
  expect(quantities(ana, { moved: [{ command: more.commandId, after: null }] })).toEqual({ Milk: 5, Bread: 1 });
});

test('several are moved to one place in the order in which they are named', () => {
  const { ana } = flat();
  const [set, more] = [eventOf(ana, 'QuantitySet'), eventOf(ana, 'QuantityChanged')];
  const last = told(ana).at(-1)?.id as EventId;
  const move = (of: CartEnvelope) => ({ command: of.commandId, after: last });
  expect(quantities(ana, { moved: [move(set), move(more)] })).toMatchObject({ Milk: 6 });
  expect(quantities(ana, { moved: [move(more), move(set)] })).toMatchObject({ Milk: 5 });
});

test('what is both left out and moved is left out; a command that nobody gave moves nothing', () => {
  const { ana } = flat();
  const set = eventOf(ana, 'QuantitySet');
  const moved = [{ command: set.commandId, after: null }];
  expect(quantities(ana, { ...without(set), moved })).toEqual({ Milk: 3, Bread: 1 });
  const unknown = [{ command: 'ffffffffffffffff' as CommandId, after: null }];
  expect(quantities(ana, { moved: unknown })).toEqual({ Milk: 6, Bread: 1 });
});

test('a finished shop that had not been: what it took is there again', () => {
  const { ana } = flat();
  ana.does({ type: 'PickItem', data: { line: milk } });
  ana.does({ type: 'CheckOut', data: { kind: 'purchase' } });
  expect(quantities(ana, {})).toEqual({ Bread: 1 });
  expect(quantities(ana, without(eventOf(ana, 'CheckedOut')))).toEqual({ Milk: 6, Bread: 1 });
});

test('what an act that cannot be read had seen was seen here, too', () => {
  const { ana } = flat();
  ana.does({ type: 'SetQuantity', data: { line: milk, to: 4 } });
  const { id, deps, event } = eventOf(ana, 'QuantitySet');
  const unread = [{ id, deps, observed: 'observed' in event.data ? event.data.observed : null }];
  const read = told(ana).filter((one) => one.id !== id);
  const milkIf = (supposed: Partial<Supposed>) =>
    linesIn(cartView(whatIf(read, unread, { ...none, ...supposed }).state(), [])).get(milk)?.quantity;
  const bread = read.find((one) => one.event.type === 'ItemAdded' && one.event.data.name === 'Bread') as CartEnvelope;
  expect(milkIf({})).toBe(4);
  expect(milkIf(without(bread))).toBe(4);
  expect(milkIf({ moved: [{ command: bread.commandId, after: null }] })).toBe(4);
});

test('made so, the aisles are in the imagined order', () => {
  const { ana } = flat();
  ana.does({ type: 'ArrangeAisles', data: { aisles: ['dairy', 'bakery'] } });
  const arranged = ana.cart();
  ana.does({ type: 'ArrangeAisles', data: { aisles: ['bakery', 'dairy'] } });
  expect(becomingCommands(ana.cart(), arranged)).toEqual([
    { type: 'ArrangeAisles', data: { aisles: ['dairy', 'bakery'] } },
  ]);
});

test('made so: as few commands as it takes, against now', () => {
  const { ana } = flat();
  const imagined = whatIf(told(ana), [], { ...none, ...without(eventOf(ana, 'QuantitySet')) }).state();
  expect(becomingCommands(ana.cart(), imagined)).toEqual([{ type: 'ChangeQuantity', data: { line: milk, by: -3 } }]);
  expect(becomingCommands(ana.cart(), ana.cart())).toEqual([]);
});
