import { expect, test } from 'vitest';
import { evolve } from '../cart.ts';
import type { CartCommand } from '../commands.ts';
import { type Person, person } from '../testing/people.ts';
import { compareCarts } from './cartDifference.ts';
import { type CartView, cartView, createCartView } from './cartView.ts';

const add = (
  name: string,
  quantity: number,
  price: number | null = null,
  aisle: string | null = null,
): CartCommand => ({
  type: 'AddItem',
  data: { name, quantity, price, aisle },
});
const change = (line: string, by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line, by } });

function shopping(...commands: CartCommand[]): Person {
  const ana = person('ana', 1, 0);
  for (const command of commands) ana.does(command);
  return ana;
}

const lineNames = (view: CartView) => view.aisles.map(({ aisle, lines }) => [aisle, ...lines.map(({ name }) => name)]);

test('lines are grouped by aisle in the order of the walk, unknown aisles after it, "other" last', () => {
  const ana = shopping(
    add('Nails', 1, null, null),
    add('Ham', 1, null, 'zoo'),
    add('Milk', 1, null, 'dairy'),
    add('Figs', 1, null, 'attic'),
    add('Bread', 1, null, 'bakery'),
    add('Butter', 1, null, 'dairy'),
  );
  expect(lineNames(cartView(ana.cart(), ['bakery', 'dairy']))).toEqual([
    ['bakery', 'Bread'],
    ['dairy', 'Milk', 'Butter'],
    ['attic', 'Figs'],
    ['zoo', 'Ham'],
    [null, 'Nails'],
  ]);
});

test('totals are whole minor units; a line without a price counts nothing and is said to', () => {
  const ana = shopping(
    { type: 'CreateCart', data: { name: 'Week', currency: 'USD' } },
    { type: 'JoinCart', data: { name: 'Ana', color: 'teal' } },
    add('Milk', 3, 119),
    add('Bread', 2),
    add('Gum', 1, 0),
    { type: 'PickItem', data: { line: 't:milk', quantity: 2 } },
  );
  expect(ana.view()).toMatchObject({
    isCreated: true,
    name: 'Week',
    currency: 'USD',
    lineCount: 3,
    itemCount: 6,
    stillToGet: 4,
    total: 357,
    linesWithoutPrice: 1,
    members: [{ actorId: 'ana', name: 'Ana', color: 'teal', hasLeft: false }],
  });
  expect(ana.line('t:bread')?.lineTotal).toBeNull();
});

test('a cart whose first event has not arrived has items all the same', () => {
  expect(shopping(add('Milk', 1, 119)).view()).toMatchObject({
    isCreated: false,
    name: '',
    currency: 'EUR',
    total: 119,
  });
});

test('who left is still a member that has left, and keeps the name', () => {
  const ana = shopping({ type: 'JoinCart', data: { name: 'Ana', color: 'teal' } }, { type: 'LeaveCart', data: {} });
  expect(ana.view().members).toEqual([{ actorId: 'ana', name: 'Ana', color: 'teal', hasLeft: true }]);
});

test('no total leaves the safe integers', () => {
  const ana = shopping(...Array.from({ length: 20 }, (_, n) => add(`Gold ${n}`, 9_999, 99_999_999)));
  expect(ana.view().total).toBe(20 * 9_999 * 99_999_999);
});

test('a remembering view keeps the lines that did not change, and draws anew the one that did', () => {
  const view = createCartView([]);
  const ana = shopping(add('Milk', 1), add('Bread', 1));
  const cart = ana.cart();
  const before = view(cart);
  const after = view(ana.does(change('t:milk', 1)).reduce(evolve, cart));
  expect(after.aisles[0]?.lines[1]).toBe(before.aisles[0]?.lines[1]);
  expect(after.aisles[0]?.lines[0]).toMatchObject({ name: 'Milk', quantity: 2 });
});

test('two moments differ by what was added, removed and changed since', () => {
  const ana = shopping(add('Milk', 2), add('Bread', 1), add('Eggs', 6), add('Salt', 1));
  const then = ana.view();
  ana.does(change('t:milk', 1));
  ana.does({ type: 'RemoveItem', data: { line: 't:bread' } });
  ana.does({ type: 'RenameItem', data: { line: 't:eggs', name: 'Ten eggs' } });
  ana.does(add('Figs', 4));
  expect(compareCarts(then, ana.view())).toEqual([
    { line: 't:milk', name: 'Milk', kind: 'changed', quantityThen: 2, quantityNow: 3, detailsDiffer: false },
    { line: 't:eggs', name: 'Ten eggs', kind: 'changed', quantityThen: 6, quantityNow: 6, detailsDiffer: true },
    { line: 't:figs', name: 'Figs', kind: 'added', quantityThen: 0, quantityNow: 4, detailsDiffer: false },
    { line: 't:bread', name: 'Bread', kind: 'removed', quantityThen: 1, quantityNow: 0, detailsDiffer: false },
  ]);
  expect(compareCarts(then, then)).toEqual([]);
});

test.each<[string, CartCommand]>([
  ['price', { type: 'ChangePrice', data: { line: 't:milk', price: 1 } }],
  ['note', { type: 'NoteItem', data: { line: 't:milk', note: 'x' } }],
  ['aisle', { type: 'MoveItem', data: { line: 't:milk', aisle: 'dairy' } }],
  ['what is picked', { type: 'PickItem', data: { line: 't:milk' } }],
])('a change of %s is a change of details', (_, command) => {
  const ana = shopping(add('Milk', 2));
  const then = ana.view();
  ana.does(command);
  expect(compareCarts(then, ana.view())).toMatchObject([{ kind: 'changed', detailsDiffer: true }]);
});
