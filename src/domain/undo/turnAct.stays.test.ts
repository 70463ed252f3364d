// What stays when an act is undone, because of whom; and what is not asked for then.

import { expect, test } from 'vitest';
import type { CartCommand } from '../commands.ts';
import type { Act } from './acts.ts';
import { type Undoer, undoer } from './testing/undoer.ts';

const milk = 't:milk';
const add = (quantity: number): CartCommand => ({ type: 'AddItem', data: { name: 'Milk', quantity } });
const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line: milk, to } });
const call = (name: string): CartCommand => ({ type: 'RenameCart', data: { name } });

function flat(): Readonly<Record<'ana' | 'ben' | 'cem', Undoer>> {
  return { ana: undoer('ana', 1), ben: undoer('ben', 2), cem: undoer('cem', 3) };
}

/** The newest act that this person could undo. */
function newest(who: Undoer): Act {
  const act = who.stack().undo.at(-1);
  if (act === undefined) throw new Error('nothing to undo');
  return act;
}

test('what came with ana’s item stays on it while ben wants some', () => {
  const { ana, ben } = flat();
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, price: 119, aisle: 'dairy' } });
  ben.hears(ana);
  ben.does({ type: 'ChangeQuantity', data: { line: milk, by: 1 } });
  ana.hears(ben);
  expect(ana.undoes()).toBe(true);
  expect(ana.line()).toMatchObject({ name: 'Milk', quantity: 1, unitPrice: 119, aisle: 'dairy' });
});

test('it is told who was the last to make it so', () => {
  const { ana, ben, cem } = flat();
  ana.does(add(2));
  ben.hears(ana);
  ben.does(set(5));
  cem.hears(ben);
  cem.does(set(6));
  ana.hears(cem);
  expect(ana.turning(newest(ana))).toMatchObject({ commands: [], stays: [{ line: milk, by: { actorId: 'cem' } }] });
});

/** Ana takes one off what ben has removed already, which she has not heard of. */
function lessOfNothing() {
  const { ben } = flat();
  const ana = undoer('ana', 1, 10);
  ben.does(add(2));
  ana.hears(ben);
  ben.does({ type: 'RemoveItem', data: { line: milk } });
  ana.does({ type: 'ChangeQuantity', data: { line: milk, by: -1 } });
  ana.hears(ben);
  ben.hears(ana);
  return { ana, ben };
}

test('what was done before the act is not what stays because of it', () => {
  const { ana } = lessOfNothing();
  expect(ana.turning(newest(ana))).toMatchObject({ commands: [], stays: [{ line: milk, by: null }] });
});

test('nor is what was done since, and undone', () => {
  const { ana, ben } = lessOfNothing();
  ben.does(add(3));
  expect(ben.undoes()).toBe(true);
  ana.hears(ben);
  expect(ana.turning(newest(ana))).toMatchObject({ commands: [], stays: [{ line: milk, by: null }] });
});

test('of a cart’s name that ben has changed since, nothing is left to undo', () => {
  const { ana, ben } = flat();
  ana.does({ type: 'CreateCart', data: { name: 'Ours', currency: 'EUR' } });
  ana.does(call('Party'));
  ben.hears(ana);
  ben.does(call('Feast'));
  ana.hears(ben);
  expect(ana.turning(newest(ana)).commands).toEqual([]);
});

test('a cart is never left without a name', () => {
  const { ana } = flat();
  ana.does(call('Party'));
  expect(ana.turning(newest(ana)).commands).toEqual([]);
});

test('a shop that is one again is only that: nothing is taken off besides', () => {
  const { ana } = flat();
  ana.does(add(2));
  ana.does({ type: 'PickItem', data: { line: milk } });
  ana.does({ type: 'CheckOut', data: { kind: 'purchase' } });
  expect(ana.undoes()).toBe(true);
  const act = ana.stack().redo.at(-1);
  expect(act && ana.turning(act).commands.map(({ type }) => type)).toEqual(['CheckOut']);
});
