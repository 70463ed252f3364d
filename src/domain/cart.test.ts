// Rules of the fold that the merge table does not name, and sets of events that once caught a fault.

import { expect, test } from 'vitest';
import { eventIdOf } from '../engine/hybridLogicalClock.ts';
import type { ActorId, EventId } from '../engine/message.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { evolve, initialCart } from './cart.ts';
import { cartFingerprint } from './cartFingerprint.ts';
import type { CartEnvelope, CartEvent } from './events.ts';
import { cartView } from './readModels/cartView.ts';

const id = (n: number): EventId => eventIdOf(n, 0, 1 as ReplicaId);
const line = 't:milk';
const details = { name: 'Milk', price: null, aisle: null };

function envelope(n: number, event: CartEvent, actorId = 'ana'): CartEnvelope {
  return { id: id(n), actorId: actorId as ActorId, event } as CartEnvelope;
}

/** Folds in the given order and in the opposite one, and expects no difference. */
function viewOf(...envelopes: CartEnvelope[]) {
  const cart = envelopes.reduce(evolve, initialCart);
  expect(cartFingerprint(envelopes.reduceRight(evolve, initialCart))).toBe(cartFingerprint(cart));
  return cartView(cart, []);
}

function lineOf(...envelopes: CartEnvelope[]) {
  return viewOf(...envelopes).aisles[0]?.lines[0];
}

const created = (n: number, name: string, currency: string) =>
  envelope(n, { type: 'CartCreated', data: { name, currency } });
const added = (n: number, quantity: number, observed: EventId[] = [], price: number | null = null) =>
  envelope(n, { type: 'ItemAdded', data: { line, observed, ...details, price, quantity } });
const ensured = (n: number, name: string, price: number | null, observed: EventId[]) =>
  envelope(n, { type: 'ItemEnsured', data: { line, observed, name, price, aisle: null, atLeast: 1 } });
const picked = (n: number, quantity: number, actorId: string) =>
  envelope(n, { type: 'ItemPicked', data: { line, observed: [id(1)], quantity } }, actorId);

test('of several CartCreated the first gives name and currency', () => {
  expect(viewOf(created(2, 'Second', 'USD'), created(1, 'First', 'EUR'))).toMatchObject({
    name: 'First',
    currency: 'EUR',
  });
});

test('a rename stands before a CartCreated that it did not see', () => {
  const renamed = envelope(2, { type: 'CartRenamed', data: { name: 'Party', observed: [id(1)] } });
  expect(viewOf(created(1, 'First', 'EUR'), renamed, created(3, 'Third', 'USD')).name).toBe('Party');
});

test('one person who picks on two devices has picked once', () => {
  expect(lineOf(added(1, 4), picked(2, 2, 'ana'), picked(3, 2, 'ana'))).toMatchObject({ picked: 2, pickedBy: ['ana'] });
  expect(lineOf(added(1, 4), picked(2, 2, 'ana'), picked(3, 1, 'ben'))).toMatchObject({
    picked: 3,
    pickedBy: ['ana', 'ben'],
  });
});

test('an import fills in a price, but never overrules what a person wrote, seen or not', () => {
  const renamed = envelope(2, { type: 'ItemRenamed', data: { line, observed: [id(1)], name: 'Oat milk' } });
  expect(lineOf(added(1, 2), ensured(3, 'Milk', 119, [id(1)]))).toMatchObject({ unitPrice: 119 });
  expect(lineOf(added(1, 2, [], 99), renamed, ensured(3, 'MILK', 119, [id(2)]))).toMatchObject({
    name: 'Oat milk',
    unitPrice: 99,
  });
  expect(lineOf(added(1, 2, [], 99), renamed, ensured(3, 'MILK', 119, [id(1)]))).toMatchObject({
    name: 'Oat milk',
    unitPrice: 99,
  });
});

test('an event counts as seen from the moment that it arrives', () => {
  const removal = envelope(3, { type: 'ItemRemoved', data: { line, observed: [id(1), id(2)] } });
  expect(lineOf(removal, added(1, 2))).toBeUndefined();
  expect(lineOf(removal, added(1, 2), added(2, 5))).toBeUndefined();
});

test('two events that claim to have seen each other cannot hide from who comes after them', () => {
  const circle = [added(1, 2, [id(2)]), added(2, 3, [id(1)])];
  const change = (n: number, observed: EventId[]) =>
    envelope(n, { type: 'QuantityChanged', data: { line, observed, by: 1 } });
  const raised = [change(4, [id(5)]), change(5, [id(4)])];
  const removal = envelope(7, { type: 'ItemRemoved', data: { line, observed: [id(6)] } });
  expect(lineOf(...circle, change(3, []))?.quantity).toBe(1);
  expect(lineOf(...raised, change(6, []), removal)?.quantity).toBe(2);
  expect(lineOf(...raised, change(6, []), change(8, []), removal)?.quantity).toBe(3);
});

test('numbers at the end of the safe integers add up the same in any order', () => {
  const most = Number.MAX_SAFE_INTEGER;
  const down = envelope(3, { type: 'QuantityChanged', data: { line, observed: [id(1), id(2)], by: -most } });
  expect(lineOf(added(1, most), added(2, most), down)?.quantity).toBe(1_000_000_000);
});
