// A checkout's turns: none after all, one again, called off. And who left is asked back only once.

import { expect, test } from 'vitest';
import type { CartCommand } from '../commands.ts';
import type { Act } from './acts.ts';
import { type Undoer, undoer } from './testing/undoer.ts';

const milk = 't:milk';
const bought: CartCommand = { type: 'CheckOut', data: { kind: 'purchase' } };
const ordered: CartCommand = { type: 'CheckOut', data: { kind: 'order' } };

/** Two of milk, in the basket. */
function shopping(): Undoer {
  const ana = undoer('ana', 1);
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2 } });
  ana.does({ type: 'PickItem', data: { line: milk } });
  return ana;
}

/** Of the command that came last. */
function lastAct(who: Undoer): Act {
  const act = who.acts().of(who.entries().at(-1)?.commandId ?? ('' as Act['id']));
  if (act === null) throw new Error('nothing was done');
  return act;
}

const asked = (who: Undoer, act: Act) => {
  const now = who.acts().of(act.id) ?? act;
  return who.turning(now).commands.map(({ type }) => type);
};

test('a purchase that was none, and is one again, is undone where it stands', () => {
  const ana = shopping();
  ana.does(bought);
  const purchase = lastAct(ana);
  ana.undoes();
  ana.redoes();
  expect(asked(ana, purchase)).toEqual(['UndoCheckout']);
  expect(ana.undoes()).toBe(true);
  expect(ana.line()).toMatchObject({ quantity: 2, picked: 2 });
});

test('saying by hand that a purchase was none is undone by buying it again, and done again', () => {
  const ana = shopping();
  ana.does(bought);
  const { id } = lastAct(ana);
  ana.does({ type: 'UndoCheckout', data: { checkout: id } });
  const none = lastAct(ana);
  expect(asked(ana, none)).toEqual(['CheckOut']);
  ana.undoes();
  expect(ana.line()).toBeUndefined();
  expect(asked(ana, none)).toEqual(['UndoCheckout']);
  ana.redoes();
  expect(ana.line()?.quantity).toBe(2);
});

test('what is not in the basket any more is not bought again', () => {
  const ana = shopping();
  ana.does(bought);
  const purchase = lastAct(ana);
  ana.undoes();
  ana.does({ type: 'UnpickItem', data: { line: milk } });
  expect(asked(ana, purchase)).toEqual([]);
});

test('an order that was called off is ordered anew, not done again', () => {
  const ana = shopping();
  ana.does(ordered);
  const order = lastAct(ana);
  expect(asked(ana, order)).toEqual(['CallOffCheckout']);
  ana.undoes();
  expect(ana.turning(ana.acts().of(order.id) ?? order)).toMatchObject({ commands: [], blocked: 'order-anew' });
});

test('an order that was called off by hand has nothing left to undo', () => {
  const ana = shopping();
  ana.does(ordered);
  const order = lastAct(ana);
  ana.does({ type: 'CallOffCheckout', data: { checkout: order.id } });
  expect(ana.turning(order)).toMatchObject({ commands: [], blocked: null });
});

test('who has come back already is not asked back', () => {
  const ana = undoer('ana', 1);
  ana.does({ type: 'JoinCart', data: { name: 'Ana', color: 'teal' } });
  ana.does({ type: 'LeaveCart', data: {} });
  const leaving = lastAct(ana);
  expect(asked(ana, leaving)).toEqual(['JoinCart']);
  ana.does({ type: 'JoinCart', data: { name: 'Ana', color: 'teal' } });
  expect(asked(ana, leaving)).toEqual([]);
});
