// Given what people did with a line, when somebody asks why it is so, then these are the acts.

import { describe, expect, test } from 'vitest';
import { lineOf } from '../cart.ts';
import type { CartCommand } from '../commands.ts';
import { type Undoer, undoer } from '../undo/testing/undoer.ts';
import { explain } from './explanation.ts';

const milk = 't:milk';
const add = (quantity: number): CartCommand => ({ type: 'AddItem', data: { name: 'Milk', quantity, price: 119 } });
const more = (by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line: milk, by } });
const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line: milk, to } });
const removed: CartCommand = { type: 'RemoveItem', data: { line: milk } };

function why(who: Undoer) {
  return explain(lineOf(who.cart(), milk));
}

function anaAndBen() {
  return { ana: undoer('ana', 1), ben: undoer('ben', 2) };
}

test('3 is ana’s one and ben’s two', () => {
  const { ana, ben } = anaAndBen();
  ana.does(add(1));
  ben.hears(ana);
  ben.does(more(2));
  ana.hears(ben);
  expect(why(ana)).toMatchObject({
    quantity: 3,
    parts: [
      { actorId: 'ana', kind: 'start', quantity: 1 },
      { actorId: 'ben', kind: 'change', quantity: 2 },
    ],
    ended: [],
    gone: null,
    written: { name: { actorId: 'ana' }, price: { actorId: 'ana' }, note: null },
  });
});

test('of two who want at least 4, beside each other, one makes it up and the other is told of', () => {
  const { ana, ben } = anaAndBen();
  const ensured: CartCommand = { type: 'EnsureItem', data: { name: 'Milk', atLeast: 4 } };
  ana.does(ensured);
  ben.does(ensured);
  ana.hears(ben);
  const { quantity, parts, ended } = why(ana);
  expect(quantity).toBe(4);
  expect(parts).toMatchObject([{ kind: 'ensure', quantity: 4 }]);
  expect(ended).toMatchObject([{ kind: 'ensure', quantity: 4, by: null }]);
  expect([...parts, ...ended].map(({ actorId }) => actorId).sort()).toEqual(['ana', 'ben']);
});

test('5 is ben’s number, which ended what ana had added', () => {
  const { ana, ben } = anaAndBen();
  ana.does(add(2));
  ben.hears(ana);
  ben.does(set(5));
  ana.hears(ben);
  expect(why(ana)).toMatchObject({
    parts: [{ actorId: 'ben', kind: 'set', quantity: 5 }],
    ended: [{ actorId: 'ana', quantity: 2, by: { actorId: 'ben' } }],
  });
});

test('what ends a number is the set, or the ensure, that saw it; not what was added to it in between', () => {
  for (const last of [set(7), { type: 'EnsureItem', data: { name: 'Milk', atLeast: 7 } }] satisfies CartCommand[]) {
    const { ana, ben } = anaAndBen();
    ana.does(add(2));
    ana.does(more(1));
    ben.hears(ana);
    ben.does(last);
    expect(why(ben)).toMatchObject({
      parts: [{ actorId: 'ben', quantity: 7 }],
      ended: [
        { actorId: 'ana', quantity: 2, by: { actorId: 'ben' } },
        { actorId: 'ana', quantity: 1, by: { actorId: 'ben' } },
      ],
    });
  }
});

test('what is picked is somebody’s pick, and a price somebody’s price', () => {
  const { ana, ben } = anaAndBen();
  ana.does(add(2));
  ben.hears(ana);
  ben.does({ type: 'PickItem', data: { line: milk } });
  ben.does({ type: 'ChangePrice', data: { line: milk, price: 129 } });
  expect(why(ben)).toMatchObject({
    picks: [{ actorId: 'ben', quantity: 2 }],
    written: { price: { actorId: 'ben' }, name: { actorId: 'ana' } },
  });
});

describe('what is not there', () => {
  test('was removed by somebody, who had seen so many', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add(2));
    ben.hears(ana);
    ben.does(removed);
    ana.hears(ben);
    expect(why(ana)).toMatchObject({
      quantity: 0,
      parts: [],
      gone: { kind: 'removed', actorId: 'ben', saw: 2 },
      ended: [{ actorId: 'ana', quantity: 2, by: { actorId: 'ben' } }],
    });
  });

  test('had its last one taken off', () => {
    const { ana } = anaAndBen();
    ana.does(add(1));
    ana.does(more(-1));
    expect(why(ana)).toMatchObject({ parts: [], gone: { kind: 'fewer', saw: 1 } });
  });

  test('was bought', () => {
    const { ana } = anaAndBen();
    ana.does(add(2));
    ana.does({ type: 'PickItem', data: { line: milk } });
    ana.does({ type: 'CheckOut', data: { kind: 'purchase' } });
    expect(why(ana)).toMatchObject({ parts: [], gone: { kind: 'bought', saw: 2 } });
  });

  test('was never there', () => {
    const { ana } = anaAndBen();
    expect(why(ana)).toMatchObject({ quantity: 0, parts: [], ended: [], gone: null });
  });
});
