import { expect, test } from 'vitest';
import { type Person, person } from '../testing/people.ts';
import { createCartMemory } from './cartMemory.ts';

const memory = createCartMemory();
const aisles = (who: Person) => Object.fromEntries(memory(who.cart()).aisles);
const prices = (who: Person) => Object.fromEntries(memory(who.cart()).prices);

const add = (name: string, price: number | null = null) =>
  ({ type: 'AddItem', data: { name, quantity: 1, price, aisle: 'dairy' } }) as const;
const move = (aisle: string | null) => ({ type: 'MoveItem', data: { line: 't:milk', aisle } }) as const;
const remove = { type: 'RemoveItem', data: { line: 't:milk' } } as const;

test('what people moved is remembered after it was removed, and by who hears of it', () => {
  const ana = person('ana', 1, 0);
  const ben = person('ben', 2, 0);
  ana.does(add('Milk'));
  expect(aisles(ana)).toEqual({});
  ana.does(move('snacks'));
  ana.does(remove);
  ben.hears(ana);
  expect(aisles(ben)).toEqual({ 't:milk': 'snacks' });
});

test('"other" is a place, too', () => {
  const ana = person('ana', 1, 0);
  ana.does(add('Milk'));
  ana.does(move(null));
  expect(aisles(ana)).toEqual({ 't:milk': null });
});

test('of two moves the later counts, whoever hears of which first', () => {
  const ana = person('ana', 1, 0);
  const ben = person('ben', 2, 1000);
  ana.does(add('Milk'));
  ben.hears(ana);
  ana.does(move('snacks'));
  ben.does(move('frozen'));
  ana.hears(ben);
  ben.hears(ana);
  expect(aisles(ana)).toEqual({ 't:milk': 'frozen' });
  expect(aisles(ben)).toEqual({ 't:milk': 'frozen' });
});

test('the last price that was given is remembered; adding without one says nothing, taking it away does', () => {
  const ana = person('ana', 1, 0);
  ana.does(add('Milk', 119));
  ana.does({ type: 'ChangePrice', data: { line: 't:milk', price: 129 } });
  ana.does(remove);
  ana.does(add('Milk'));
  expect(prices(ana)).toEqual({ 't:milk': 129 });
  ana.does({ type: 'ChangePrice', data: { line: 't:milk', price: 139 } });
  ana.does({ type: 'ChangePrice', data: { line: 't:milk', price: null } });
  expect(prices(ana)).toEqual({});
});
