// What commands come to on lines of which somebody said how much each piece is of.

import { test } from 'vitest';
import type { ActorId, EventId } from '../../engine/message.ts';
import { nthId, scenarioOf } from '../../engine/testing/givenWhenThen.ts';
import { cartDecider } from '../cartDecider.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEvent } from '../events.ts';

const ana = 'ana' as ActorId;
const given = scenarioOf(cartDecider, { actorId: ana }, ana);
const line = 't:milk';
const first: readonly EventId[] = [nthId(0)];
const none: readonly EventId[] = [];
const milk = { line, name: 'Milk', price: 119, aisle: 'dairy' };
const added = (quantity: number): CartEvent => ({ type: 'ItemAdded', data: { ...milk, quantity, observed: none } });
const half = { value: 500_000, unit: 'g' };
const full = { value: 1_000_000, unit: 'g' };
const kilo = { value: 1_000_000, unit: 'kg' };
const addedOf = (quantity: number, amount = half): CartEvent => ({
  type: 'ItemAdded',
  data: { ...milk, quantity, amount, observed: none },
});
const more = (by: number, amount: typeof half | null, observed = first): CartEvent => ({
  type: 'QuantityChanged',
  data: { line, by, observed, ...(amount && { amount }) },
});
const add = (quantity: number, amount: typeof half): CartCommand => ({
  type: 'AddItem',
  data: { name: 'Milk', quantity, amount },
});
const change = (by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line, by } });

test('amounts start a line, and join what is there, each with its own', () => {
  given()
    .when({ type: 'AddItem', data: { name: 'Milk', quantity: 2, amount: half, price: 119, aisle: 'dairy' } })
    .then(addedOf(2));
  given(addedOf(2)).when(add(1, kilo)).then(more(1, kilo));
  given(added(2)).when(add(1, half)).then(more(1, half));
});

test('amounts more and fewer of it are of the same, where all is', () => {
  given(addedOf(2)).when(change(1)).then(more(1, half));
  given(addedOf(2)).when(change(-1)).then(more(-1, half));
});

test('amounts more of what is of several amounts is of none', () =>
  given(addedOf(2), more(1, kilo))
    .when(change(1))
    .then(more(1, null, [nthId(1)])));

test('amounts fewer of what is of several amounts are taken from each in turn, from what is of none first', () => {
  const seen = [nthId(2)];
  given(addedOf(2), more(1, null), more(1, kilo, [nthId(1)]))
    .when(change(-3))
    .then(more(-1, null, seen), more(-1, kilo, seen), more(-1, half, seen));
});

test('amounts fewer of one amount are taken from that one, as far as it goes', () =>
  given(addedOf(2), more(3, null))
    .when({ type: 'ChangeQuantity', data: { line, by: -3, amount: half } })
    .then(more(-2, half, [nthId(1)])));

test('amounts are kept when a number is set, or set with it; and as much in another unit is no change', () => {
  const set = (to: number, amount?: typeof half): CartCommand => ({
    type: 'SetQuantity',
    data: { line, to, ...(amount && { amount }) },
  });
  const isSet = (to: number, amount: typeof half): CartEvent => ({
    type: 'QuantitySet',
    data: { line, to, amount, observed: first },
  });
  given(addedOf(2)).when(set(5)).then(isSet(5, half));
  given(addedOf(2)).when(set(1, kilo)).then(isSet(1, kilo));
  given(addedOf(2)).when(set(2, half)).thenNothing();
  given(addedOf(2, full)).when(set(2, kilo)).thenNothing();
});

test('amounts go with what is ensured', () => {
  given(addedOf(1))
    .when({ type: 'EnsureItem', data: { name: 'Milk', atLeast: 3 } })
    .then({ type: 'ItemEnsured', data: { ...milk, atLeast: 3, amount: half, observed: first } });
  given()
    .when({ type: 'EnsureItem', data: { name: 'Milk', atLeast: 1, amount: half, price: 119, aisle: 'dairy' } })
    .then({ type: 'ItemEnsured', data: { ...milk, atLeast: 1, amount: half, observed: none } });
});

test('amounts are refused where they are none', () => {
  for (const amount of [
    { value: 0, unit: 'g' },
    { value: 0.5, unit: 'g' },
    { value: 1, unit: '' },
  ])
    given().when(add(1, amount)).thenRefused({ kind: 'amount-invalid' });
});
