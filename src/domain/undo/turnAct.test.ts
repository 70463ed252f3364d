// Given what people did, when somebody undoes one act, then that act's part goes, and what came later stays.

import { describe, expect, test } from 'vitest';
import type { CartCommand } from '../commands.ts';
import { type Undoer, undoer } from './testing/undoer.ts';

const milk = 't:milk';
const add = (name: string, quantity = 1): CartCommand => ({ type: 'AddItem', data: { name, quantity } });
const more = (by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line: milk, by } });
const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line: milk, to } });
const removed: CartCommand = { type: 'RemoveItem', data: { line: milk } };
const rename = (name: string): CartCommand => ({ type: 'RenameItem', data: { line: milk, name } });
const price = (minor: number | null): CartCommand => ({ type: 'ChangePrice', data: { line: milk, price: minor } });
const note = (text: string): CartCommand => ({ type: 'NoteItem', data: { line: milk, note: text } });
const picked: CartCommand = { type: 'PickItem', data: { line: milk } };
const bought: CartCommand = { type: 'CheckOut', data: { kind: 'purchase' } };

function anaAndBen(): { readonly ana: Undoer; readonly ben: Undoer } {
  return { ana: undoer('ana', 1), ben: undoer('ben', 2) };
}

/** What was written once is remembered, whatever became of it. */
function shown(who: Undoer): object {
  const { memory, ...view } = who.view();
  return view;
}

describe('one’s own last act, when nobody interfered', () => {
  const before = [add('Milk', 2), note('blue lid'), price(119)];
  test.each<readonly [string, readonly CartCommand[]]>([
    ['adding', [add('Eggs')]],
    ['more', [more(1)]],
    ['fewer', [more(-1)]],
    ['the last of it', [more(-2)]],
    ['a number', [set(7)]],
    ['a removal', [removed]],
    ['a new name', [rename('Oat milk')]],
    ['a price', [price(null)]],
    ['a note', [note('')]],
    ['an aisle', [{ type: 'MoveItem', data: { line: milk, aisle: 'dairy' } }]],
    ['a pick', [picked]],
    ['the cart’s name', [{ type: 'RenameCart', data: { name: 'Party' } }]],
    ['a whole paste', [add('Eggs'), add('Milk', 3), add('Bread', 2)]],
  ])('%s is undone, and done again', (_, commands) => {
    const { ana } = anaAndBen();
    ana.does({ type: 'CreateCart', data: { name: 'Ours', currency: 'EUR' } });
    ana.does(...before);
    const was = shown(ana);
    expect(ana.does(...commands)).toBe(true);
    const became = shown(ana);
    expect(became).not.toEqual(was);
    expect(ana.undoes()).toBe(true);
    expect(shown(ana)).toEqual(was);
    expect(ana.redoes()).toBe(true);
    expect(shown(ana)).toEqual(became);
    expect(ana.undoes()).toBe(true);
    expect(shown(ana)).toEqual(was);
  });

  test('a finished shop is none after all, and is one again', () => {
    const { ana } = anaAndBen();
    ana.does(add('Milk', 2));
    ana.does(picked);
    ana.does(bought);
    expect(ana.line()).toBeUndefined();
    ana.undoes();
    expect(ana.line()).toMatchObject({ quantity: 2, picked: 2 });
    ana.redoes();
    expect(ana.line()).toBeUndefined();
    ana.undoes();
    expect(ana.line()).toMatchObject({ quantity: 2, picked: 2 });
  });

  test('what was picked and bought in one go comes back once', () => {
    const { ana } = anaAndBen();
    ana.does(add('Milk', 2));
    ana.does(picked, bought);
    ana.undoes();
    expect(ana.line()?.quantity).toBe(2);
  });

  test('who left is back', () => {
    const { ana } = anaAndBen();
    ana.does({ type: 'JoinCart', data: { name: 'Ana', color: 'teal' } });
    ana.does({ type: 'LeaveCart', data: {} });
    ana.undoes();
    expect(ana.view().members).toMatchObject([{ name: 'Ana', hasLeft: false }]);
    ana.redoes();
    expect(ana.view().members).toMatchObject([{ hasLeft: true }]);
  });
});

describe('what came later stays', () => {
  test('ben’s one more, after ana’s number', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk', 2));
    ana.does(set(5));
    ben.hears(ana);
    ben.does(more(1));
    ana.hears(ben);
    ana.undoes();
    expect(ana.line()?.quantity).toBe(3);
    ana.redoes();
    expect(ana.line()?.quantity).toBe(6);
  });

  test('ben’s one more that nobody had heard of', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk', 2));
    ben.hears(ana);
    ben.does(more(1));
    ana.undoes();
    expect(ana.line()).toBeUndefined();
    ana.hears(ben);
    expect(ana.line()?.quantity).toBe(1);
  });

  test('ben’s number, which ana had not heard of when she undid; done again it is as he had set it', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk', 2));
    ben.hears(ana);
    ben.does(set(5));
    ana.undoes();
    ana.hears(ben);
    expect(ana.line()?.quantity).toBe(3);
    ana.redoes();
    expect(ana.line()?.quantity).toBe(5);
  });

  test('ben’s number: nothing is left of ana’s part, and she is told whose act it is', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk', 2));
    ben.hears(ana);
    ben.does(set(5));
    ana.hears(ben);
    const [act] = ana.stack().undo;
    expect(act && ana.turning(act)).toMatchObject({
      commands: [],
      stays: [{ line: milk, name: 'Milk', by: { actorId: 'ben' } }],
    });
    expect(ana.undoes()).toBe(false);
    expect(ana.line()?.quantity).toBe(5);
  });

  test('ben’s name, and what ana wrote besides goes', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk', 2));
    ana.does(rename('Oat milk'), price(249));
    ben.hears(ana);
    ben.does(rename('Soy milk'));
    ana.hears(ben);
    ana.undoes();
    expect(ana.line()).toMatchObject({ name: 'Soy milk', unitPrice: null });
  });

  test('of a paste, what ben has removed since is not brought back by undoing and doing it again', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk'), add('Eggs'), add('Bread'));
    ben.hears(ana);
    ben.does({ type: 'RemoveItem', data: { line: 't:eggs' } });
    ana.hears(ben);
    ana.undoes();
    expect(ana.view().lineCount).toBe(0);
    ana.redoes();
    expect(ana.line()?.quantity).toBe(1);
    expect(ana.line('Eggs')).toBeUndefined();
    expect(ana.line('Bread')?.quantity).toBe(1);
  });

  test('an order that was placed is not undone here', () => {
    const { ana } = anaAndBen();
    ana.does(add('Milk', 2));
    ana.does({ type: 'CheckOut', data: { kind: 'order' } });
    const [, order] = ana.stack().undo;
    if (order === undefined) throw new Error('the order is an act');
    expect(ana.turning(order).commands).toEqual([{ type: 'CallOffCheckout', data: { checkout: order.id } }]);
    ana.does({ type: 'GrantCheckout', data: { checkout: order.id } });
    expect(ana.turning(order)).toMatchObject({ commands: [], blocked: 'order-placed' });
  });
});

describe('the order of undoing', () => {
  test('the newest first, and nobody else’s', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk'));
    ben.hears(ana);
    ben.does(add('Eggs'));
    ana.hears(ben);
    ana.does(add('Bread'));
    ana.undoes();
    expect(ana.line('Bread')).toBeUndefined();
    ana.undoes();
    expect(ana.line()).toBeUndefined();
    expect(ana.undoes()).toBe(false);
    expect(ana.line('Eggs')?.quantity).toBe(1);
    ana.redoes();
    expect(ana.line()?.quantity).toBe(1);
    ana.redoes();
    expect(ana.line('Bread')?.quantity).toBe(1);
    expect(ana.redoes()).toBe(false);
  });

  test('who does something new cannot redo what was before', () => {
    const { ana } = anaAndBen();
    ana.does(add('Milk'));
    ana.undoes();
    ana.does(add('Eggs'));
    expect(ana.redoes()).toBe(false);
    expect(ana.stack().undo).toHaveLength(1);
  });

  test('an act undone after a later one that stood in its way is undone whole', () => {
    const { ana } = anaAndBen();
    ana.does(add('Milk', 2));
    ana.does(set(5));
    ana.undoes();
    expect(ana.line()?.quantity).toBe(2);
    ana.undoes();
    expect(ana.line()).toBeUndefined();
  });

  /** Found by the property (seed -1872694219): the act that is done again stands on one that is undone. */
  test('what is done again is whole, also where what it was built on is undone', () => {
    const { ana } = anaAndBen();
    ana.does(add('Milk', 1));
    ana.does(more(-1), add('Milk', 2));
    const [first, second] = ana.stack().undo;
    if (first === undefined || second === undefined) throw new Error('ana did two things');
    ana.turns(second);
    ana.turns(first);
    ana.turns(ana.acts().of(second.id) ?? second);
    expect(ana.line()?.quantity).toBe(2);
  });

  test('what ben undid of ana’s is his to redo, and hers no more to undo', () => {
    const { ana, ben } = anaAndBen();
    ana.does(add('Milk', 2));
    ben.hears(ana);
    const [act] = ana.stack().undo;
    if (act === undefined) throw new Error('ana did something');
    ben.turns(act);
    ana.hears(ben);
    expect(ana.line()).toBeUndefined();
    expect(ana.stack().undo).toEqual([]);
    expect(ben.stack().undo).toHaveLength(1);
    ben.undoes();
    ana.hears(ben);
    expect(ana.line()?.quantity).toBe(2);
    expect(ana.stack().undo).toHaveLength(1);
  });

  test('the same step taken in two tabs at once has one id, and is taken once', () => {
    const { ana } = anaAndBen();
    ana.does(add('Milk', 3));
    const [act] = ana.stack().undo;
    if (act === undefined) throw new Error('ana did something');
    ana.turns(act);
    expect(ana.told.at(-1)?.commandId).toBe(
      `${act.id.slice(0, -1)}${(Number.parseInt(act.id.slice(-1), 16) + 1).toString(16)}`,
    );
  });
});
