// Three questions of each command: which events, when is it refused, when does it stay quiet.

import { describe, test } from 'vitest';
import type { ActorId, EventId } from '../../engine/message.ts';
import { nthId, scenarioOf } from '../../engine/testing/givenWhenThen.ts';
import { cartDecider } from '../cartDecider.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEvent, LineEvent } from '../events.ts';
import { limits } from '../limits.ts';

const ana = 'ana' as ActorId;
const given = scenarioOf(cartDecider, { actorId: ana }, ana);
const line = 't:milk';
const first: readonly EventId[] = [nthId(0)];
const none: readonly EventId[] = [];

const milk = { line, name: 'Milk', price: 119, aisle: 'dairy' };
const added = (quantity: number): CartEvent => ({ type: 'ItemAdded', data: { ...milk, quantity, observed: none } });
const ensured = (atLeast: number): CartEvent => ({ type: 'ItemEnsured', data: { ...milk, atLeast, observed: none } });
const removed = (...observed: EventId[]): CartEvent => ({ type: 'ItemRemoved', data: { line, observed } });
const itemNotInCart = { kind: 'item-not-in-cart', line } as const;
const badQuantity = { kind: 'quantity-invalid', limit: limits.quantity } as const;

describe('AddItem', () => {
  const add = (name: string, quantity: number, more = {}): CartCommand => ({
    type: 'AddItem',
    data: { name, quantity, ...more },
  });
  test('starts an absent line, named by its text', () =>
    given()
      .when(add(' Milk ', 2, { price: 119, aisle: 'dairy' }))
      .then(added(2)));
  test('starts the line of a catalogue product by its id', () =>
    given()
      .when(add('Milk', 1, { line: 'whole-milk' }))
      .then({
        type: 'ItemAdded',
        data: { line: 'whole-milk', name: 'Milk', price: null, aisle: null, quantity: 1, observed: none },
      }));
  test('adds to a present line, however its name is spelt', () =>
    given(added(2))
      .when(add('  MILK', 3))
      .then({ type: 'QuantityChanged', data: { line, by: 3, observed: first } }));
  test('starts a removed line afresh, having seen the removal', () =>
    given(added(2), removed(nthId(0)))
      .when(add('Milk', 1, { price: 129, aisle: null }))
      .then({ type: 'ItemAdded', data: { ...milk, price: 129, aisle: null, quantity: 1, observed: [nthId(1)] } }));
  test('is refused without a name, with a long one, a wrong quantity, price or aisle', () => {
    given().when(add('\u200e\u0007 \n', 1)).thenRefused({ kind: 'name-empty' });
    given()
      .when(add('x'.repeat(201), 1))
      .thenRefused({ kind: 'text-too-long', limit: 200 });
    given()
      .when(add('\ufdfa'.repeat(200), 1))
      .thenRefused({ kind: 'text-too-long', limit: 200 });
    for (const quantity of [0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 10_000]) {
      given().when(add('Milk', quantity)).thenRefused(badQuantity);
    }
    for (const price of [-1, 0.5, 100_000_000]) {
      given()
        .when(add('Milk', 1, { price }))
        .thenRefused({ kind: 'price-invalid', limit: 99_999_999 });
    }
    given()
      .when(add('Milk', 1, { aisle: 'Dairy!' }))
      .thenRefused({ kind: 'aisle-invalid' });
  });
  test('is refused beyond the largest quantity of a line', () =>
    given(added(9_999)).when(add('Milk', 1)).thenRefused(badQuantity));
  test('is refused on line 1,001, and not on those that are there', () => {
    const lines = Array.from(
      { length: limits.lines },
      (_, n): CartEvent => ({
        type: 'ItemAdded',
        data: { line: n === 0 ? line : `t:${n}`, name: 'x', price: null, aisle: null, quantity: 1, observed: none },
      }),
    );
    given(...lines)
      .when(add('Eggs', 1))
      .thenRefused({ kind: 'too-many-lines', limit: 1_000 });
    given(...lines)
      .when(add('Milk', 1))
      .then({ type: 'QuantityChanged', data: { line, by: 1, observed: first } });
  });
});

describe('EnsureItem', () => {
  const ensure = (atLeast: number, more: object = milk): CartCommand => ({
    type: 'EnsureItem',
    data: { name: 'Milk', atLeast, ...more },
  });
  test('makes an absent line', () => given().when(ensure(2)).then(ensured(2)));
  test('raises a present line, and keeps what people wrote on it', () => {
    const renamed: CartEvent = { type: 'ItemRenamed', data: { line, name: 'Oat milk', observed: first } };
    given(added(1), renamed)
      .when(ensure(3, { price: 999, aisle: null }))
      .then({ type: 'ItemEnsured', data: { ...milk, name: 'Oat milk', atLeast: 3, observed: [nthId(1)] } });
  });
  test('is quiet where there are as many', () => {
    given(ensured(2)).when(ensure(2)).thenNothing();
    given(added(5))
      .when(ensure(2, { price: 999 }))
      .thenNothing();
  });
  test('fills in what is not known of a present line, once', () => {
    const bare: CartEvent = {
      type: 'ItemAdded',
      data: { ...milk, price: null, aisle: null, quantity: 2, observed: none },
    };
    const priced: CartEvent = { type: 'PriceChanged', data: { line, price: 119, observed: first } };
    const moved: CartEvent = { type: 'ItemMoved', data: { line, aisle: 'dairy', observed: first } };
    given(bare).when(ensure(1)).then(priced, moved);
    given(bare, priced, moved).when(ensure(1)).thenNothing();
  });
  test('does not overrule a price that somebody took away', () => {
    const unpriced: CartEvent = { type: 'PriceChanged', data: { line, price: null, observed: first } };
    given(added(2), unpriced).when(ensure(1)).thenNothing();
  });
  test('brings a removed line back as it is wanted now', () => {
    const noted: CartEvent = { type: 'ItemNoted', data: { line, note: 'two', observed: first } };
    const picked: CartEvent = { type: 'ItemPicked', data: { line, quantity: 1, observed: [nthId(1)] } };
    const observed = [nthId(3)];
    given(added(2), noted, picked, removed(nthId(2)))
      .when(ensure(1, { name: 'Fresh milk', line, price: 129, aisle: 'fridge' }))
      .then(
        { type: 'ItemEnsured', data: { line, name: 'Fresh milk', price: 129, aisle: 'fridge', atLeast: 1, observed } },
        { type: 'ItemRenamed', data: { line, name: 'Fresh milk', observed } },
        { type: 'PriceChanged', data: { line, price: 129, observed } },
        { type: 'ItemMoved', data: { line, aisle: 'fridge', observed } },
        { type: 'ItemNoted', data: { line, note: '', observed } },
        { type: 'ItemUnpicked', data: { line, observed } },
      );
  });
  test('is refused like AddItem', () => {
    given().when(ensure(0)).thenRefused(badQuantity);
    given()
      .when({ type: 'EnsureItem', data: { name: '', atLeast: 1 } })
      .thenRefused({ kind: 'name-empty' });
  });
});

describe('ChangeQuantity', () => {
  const change = (by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line, by } });
  const changed = (by: number): CartEvent => ({ type: 'QuantityChanged', data: { line, by, observed: first } });
  test('changes by so many', () => {
    given(added(2)).when(change(3)).then(changed(3));
    given(added(2)).when(change(-1)).then(changed(-1));
  });
  test('that takes the last stays a change (V10)', () => given(added(1)).when(change(-1)).then(changed(-1)));
  test('takes no more than is there', () => given(added(2)).when(change(-5)).then(changed(-2)));
  test('is refused on an absent line, with a fraction, or beyond the limit', () => {
    given().when(change(1)).thenRefused(itemNotInCart);
    given(added(1), removed(nthId(0)))
      .when(change(1))
      .thenRefused(itemNotInCart);
    for (const by of [0.5, Number.NaN, 10_000, -10_000, 9_998])
      given(added(2)).when(change(by)).thenRefused(badQuantity);
  });
  test('by nothing is quiet', () => given(added(2)).when(change(0)).thenNothing());
});

describe('SetQuantity', () => {
  const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line, to } });
  test('sets', () =>
    given(added(2))
      .when(set(7))
      .then({ type: 'QuantitySet', data: { line, to: 7, observed: first } }));
  test('to 0 removes', () =>
    given(added(2))
      .when(set(0))
      .then(removed(nthId(0))));
  test('is refused on an absent line, below 0 and beyond the limit', () => {
    given().when(set(1)).thenRefused(itemNotInCart);
    for (const to of [-1, 1.5, 10_000]) given(added(2)).when(set(to)).thenRefused(badQuantity);
  });
  test('to what it is, or an absent line to 0, is quiet', () => {
    given(added(2)).when(set(2)).thenNothing();
    given().when(set(0)).thenNothing();
  });
});

describe('RemoveItem', () => {
  const remove: CartCommand = { type: 'RemoveItem', data: { line } };
  test('removes', () =>
    given(added(2))
      .when(remove)
      .then(removed(nthId(0))));
  test('is quiet where the line is absent', () => given().when(remove).thenNothing());
});

describe('RenameItem, ChangePrice, NoteItem, MoveItem', () => {
  const rename = (name: string): CartCommand => ({ type: 'RenameItem', data: { line, name } });
  const price = (to: number | null): CartCommand => ({ type: 'ChangePrice', data: { line, price: to } });
  const note = (text: string): CartCommand => ({ type: 'NoteItem', data: { line, note: text } });
  const move = (aisle: string | null): CartCommand => ({ type: 'MoveItem', data: { line, aisle } });
  const seen = { line, observed: first };
  test('write what they say, in one form', () => {
    given(added(2))
      .when(rename(' Cre\u0300me '))
      .then({ type: 'ItemRenamed', data: { ...seen, name: 'Crème' } });
    given(added(2))
      .when(price(0))
      .then({ type: 'PriceChanged', data: { ...seen, price: 0 } });
    given(added(2))
      .when(price(null))
      .then({ type: 'PriceChanged', data: { ...seen, price: null } });
    given(added(2))
      .when(note(' two\r\nsmall\u0000 ones \n'))
      .then({ type: 'ItemNoted', data: { ...seen, note: 'two\nsmall ones' } });
    given(added(2))
      .when(move(null))
      .then({ type: 'ItemMoved', data: { ...seen, aisle: null } });
  });
  test('are refused on an absent line', () => {
    for (const command of [rename('x'), price(1), note('x'), move(null)])
      given().when(command).thenRefused(itemNotInCart);
  });
  test('are refused where the text is too long, the name empty, the price or aisle wrong', () => {
    given(added(2)).when(rename('')).thenRefused({ kind: 'name-empty' });
    given(added(2))
      .when(rename('x'.repeat(201)))
      .thenRefused({ kind: 'text-too-long', limit: 200 });
    given(added(2))
      .when(note('x'.repeat(2_001)))
      .thenRefused({ kind: 'text-too-long', limit: 2_000 });
    given(added(2)).when(price(1.5)).thenRefused({ kind: 'price-invalid', limit: 99_999_999 });
    given(added(2))
      .when(move('a'.repeat(33)))
      .thenRefused({ kind: 'aisle-invalid' });
  });
  test('are quiet where it says so already', () => {
    for (const command of [rename('Milk'), price(119), note(''), move('dairy')])
      given(added(2)).when(command).thenNothing();
  });
});

describe('PickItem and UnpickItem', () => {
  const pick = (quantity?: number): CartCommand => ({
    type: 'PickItem',
    data: quantity === undefined ? { line } : { line, quantity },
  });
  const unpick: CartCommand = { type: 'UnpickItem', data: { line } };
  const picked = (quantity: number): CartEvent => ({ type: 'ItemPicked', data: { line, quantity, observed: first } });
  test('pick all, or so many', () => {
    given(added(3)).when(pick()).then(picked(3));
    given(added(3)).when(pick(2)).then(picked(2));
  });
  test('pick the rest: what is in the basket then is all of it', () =>
    given(added(3), picked(2))
      .when(pick())
      .then({ type: 'ItemPicked', data: { line, quantity: 3, observed: [nthId(1)] } }));
  test('unpick', () =>
    given(added(3), picked(2))
      .when(unpick)
      .then({ type: 'ItemUnpicked', data: { line, observed: [nthId(1)] } }));
  test('are refused on an absent line, for more than is wanted, and where nothing is picked', () => {
    given().when(pick()).thenRefused(itemNotInCart);
    given().when(unpick).thenRefused(itemNotInCart);
    for (const quantity of [0, 4, 1.5])
      given(added(3)).when(pick(quantity)).thenRefused({ kind: 'quantity-invalid', limit: 3 });
    given(added(3)).when(unpick).thenRefused({ kind: 'not-picked', line });
  });
  test('are quiet where as many are picked', () => given(added(3), picked(3)).when(pick()).thenNothing());
});

test('every head of the line is observed, whoever made it', () => {
  const alongside: LineEvent = { type: 'QuantityChanged', data: { line, by: 1, observed: first } };
  given(added(2), alongside, alongside)
    .when({ type: 'RemoveItem', data: { line } })
    .then(removed(nthId(1), nthId(2)));
});

test('more heads than fit in an entry are not all listed', () => {
  const alongside: CartEvent = { type: 'QuantityChanged', data: { line, by: 1, observed: none } };
  const newest = Array.from({ length: limits.observed }, (_, n) => nthId(n + 101));
  given(added(2), ...new Array<CartEvent>(1_100).fill(alongside))
    .when({ type: 'RemoveItem', data: { line } })
    .then(removed(...newest));
});
