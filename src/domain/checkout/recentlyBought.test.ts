import { expect, test } from 'vitest';
import type { CartCommand } from '../commands.ts';
import { type Person, person } from '../testing/people.ts';
import { createCheckoutViews } from './checkoutViews.ts';
import { itemsOf, recentlyBought } from './recentlyBought.ts';

const finish: CartCommand = { type: 'CheckOut', data: { kind: 'purchase' } };
const buy = (who: Person, name: string, quantity: number, price: number | null = null) => {
  who.does({ type: 'AddItem', data: { name, quantity, price, aisle: 'dairy' } });
  who.does({ type: 'PickItem', data: { line: `t:${name.toLowerCase()}` } });
};
const boughtBy = (who: Person) => {
  const cart = who.cart();
  return recentlyBought(cart, createCheckoutViews()(cart.checkouts));
};

test('what was bought last comes first, as it was wanted last, and only once', () => {
  const ana = person('ana', 1, 0);
  buy(ana, 'Milk', 2, 119);
  buy(ana, 'Eggs', 6);
  ana.does(finish);
  buy(ana, 'Milk', 3);
  ana.does({ type: 'RenameItem', data: { line: 't:milk', name: 'Oat milk' } });
  ana.does(finish);
  expect(boughtBy(ana)).toEqual([
    { line: 't:milk', name: 'Oat milk', quantity: 3, price: null, aisle: 'dairy' },
    { line: 't:eggs', name: 'Eggs', quantity: 6, price: null, aisle: 'dairy' },
  ]);
});

test('what is in the cart again, or was not bought after all, is not in it', () => {
  const ana = person('ana', 1, 0);
  buy(ana, 'Milk', 2);
  ana.does(finish);
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 1 } });
  expect(boughtBy(ana)).toEqual([]);
  buy(ana, 'Eggs', 6);
  const [bought] = ana.does(finish);
  ana.does({ type: 'UndoCheckout', data: { checkout: bought?.commandId ?? ('' as never) } });
  expect(boughtBy(ana)).toEqual([]);
});

test('an order is wanted again as a whole, each line as it was called and placed last', () => {
  const ana = person('ana', 1, 0);
  buy(ana, 'Milk', 2, 119);
  buy(ana, 'Eggs', 6);
  ana.does(finish);
  buy(ana, 'Milk', 1);
  ana.does({ type: 'RenameItem', data: { line: 't:milk', name: 'Oat milk' } });
  const cart = ana.cart();
  const [first] = createCheckoutViews()(cart.checkouts);
  expect(itemsOf(cart, first ?? { lines: [] })).toMatchObject([
    { name: 'Oat milk', quantity: 2, aisle: 'dairy' },
    { name: 'Eggs', quantity: 6, aisle: 'dairy' },
  ]);
});
