import { expect, test } from 'vitest';
import { inOrder } from '../../engine/testing/person.ts';
import { evolve, initialCart } from '../cart.ts';
import type { CartCommand } from '../commands.ts';
import { person } from '../testing/people.ts';
import { type ActivityEntry, describeActivity } from './activity.ts';
import { usualItems } from './usualItems.ts';

const dayMs = 86_400_000;
const add = (name: string): CartCommand => ({ type: 'AddItem', data: { name, quantity: 1, aisle: 'dairy' } });
const remove = (name: string): CartCommand => ({ type: 'RemoveItem', data: { line: `t:${name.toLowerCase()}` } });

/** Each a day; what was wanted on it is bought by the next. */
function weeksOf(days: readonly (readonly string[])[], today: readonly string[] = []) {
  return usualOf([...days.map((names) => [...names.map(add), ...names.map(remove)]), today.map(add)]);
}

function usualOf(days: readonly (readonly CartCommand[])[]) {
  const ana = person('ana', 1, 0);
  const dayOf: number[] = [];
  days.forEach((commands, day) => {
    for (const command of commands) ana.does(command);
    while (dayOf.length < ana.seen.size) dayOf.push(day);
  });
  let cart = initialCart;
  const entries = inOrder(ana.seen.values()).map((envelope, index): ActivityEntry => {
    const before = cart;
    cart = evolve(before, envelope);
    const { id, type, line } = describeActivity(before, envelope, cart);
    return { id, type, line, at: (dayOf[index] ?? 0) * dayMs } as ActivityEntry;
  });
  return usualItems(entries, cart, 3).map(({ name }) => name);
}

test('what was wanted on most days comes first, then what was wanted last', () => {
  expect(weeksOf([['Milk', 'Eggs'], ['Milk', 'Tea'], ['Milk', 'Tea'], ['Salt']])).toEqual(['Milk', 'Tea', 'Salt']);
});

test('what is in the cart is not offered', () => {
  expect(weeksOf([['Milk', 'Eggs']], ['Milk'])).toEqual(['Eggs']);
});

test('what was wanted together with what is here comes before what was wanted more often', () => {
  const days = [['Flour', 'Yeast'], ['Milk'], ['Milk'], ['Flour', 'Yeast'], ['Milk']];
  expect(weeksOf(days)).toEqual(['Milk', 'Flour', 'Yeast']);
  expect(weeksOf(days, ['Flour'])).toEqual(['Yeast', 'Milk']);
});

test('twice on one day is once, and no more are offered than asked for', () => {
  expect(weeksOf([['Milk', 'Milk', 'Milk'], ['Eggs'], ['Eggs'], ['Tea'], ['Salt']])).toEqual(['Eggs', 'Salt', 'Tea']);
});

test('what somebody made sure of counts as what was added', () => {
  const ensure = { type: 'EnsureItem', data: { name: 'Oil', atLeast: 1 } } satisfies CartCommand;
  expect(usualOf([[add('Salt')], [ensure, remove('Salt')], [{ type: 'RemoveItem', data: { line: 't:oil' } }]])).toEqual(
    ['Oil', 'Salt'],
  );
});

test('a cart without a past has nothing to offer', () => {
  expect(weeksOf([])).toEqual([]);
});
