// Two people who did not know of each other: given what both did, when one of them, or both at once, undo, then what the other did
// stays, and both see the same.

import { describe, expect, test } from 'vitest';
import type { CartCommand } from '../commands.ts';
import type { Act } from './acts.ts';
import { type Undoer, undoer } from './testing/undoer.ts';

const milk = 't:milk';
const call = (name: string): CartCommand => ({ type: 'RenameItem', data: { line: milk, name } });
const price = (minor: number): CartCommand => ({ type: 'ChangePrice', data: { line: milk, price: minor } });
const note = (text: string): CartCommand => ({ type: 'NoteItem', data: { line: milk, note: text } });
const pick = (quantity: number): CartCommand => ({ type: 'PickItem', data: { line: milk, quantity } });
const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line: milk, to } });
const removed: CartCommand = { type: 'RemoveItem', data: { line: milk } };

interface Flat {
  readonly ana: Undoer;
  readonly ben: Undoer;
}

/** Both know of three milk. Whose clock is ahead must make no difference. */
function flat(clockAheadMs: number): Flat {
  const { ana, ben } = { ana: undoer('ana', 1), ben: undoer('ben', 2, clockAheadMs) };
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 3 } });
  ana.does(note('blue lid'));
  meet({ ana, ben });
  return { ana, ben };
}

function meet({ ana, ben }: Flat): void {
  ana.hears(ben);
  ben.hears(ana);
  expect(ana.view()).toEqual(ben.view());
}

function last(who: Undoer): Act {
  const act = who.stack().undo.at(-1);
  if (act === undefined) throw new Error('nothing to undo');
  return act;
}

function turned(who: Undoer, { id }: Act): Act {
  const act = who.acts().of(id);
  if (act === null) throw new Error('an act does not go away');
  return act;
}

describe.each([
  ['ahead', 5],
  ['behind', -5],
] as const)('ben’s clock being %s', (_, clock) => {
  test.each<readonly [string, CartCommand, object]>([
    ['a name', call('Oat milk'), { name: 'Oat milk' }],
    ['a price', price(249), { unitPrice: 249 }],
    ['a note', note('red lid'), { note: 'red lid' }],
    ['a pick', pick(2), { picked: 2 }],
  ])('%s that both undo at once is undone once, and done again once', (_what, command, made) => {
    const { ana, ben } = flat(clock);
    const before = ana.line();
    ana.does(command);
    meet({ ana, ben });
    expect(ana.line()).toMatchObject(made);
    const act = last(ana);
    ana.turns(act);
    ben.turns(act);
    meet({ ana, ben });
    expect(ana.line()).toEqual(before);
    expect(turned(ana, act).turns).toHaveLength(1);
    ben.turns(turned(ben, act));
    meet({ ana, ben });
    expect(ana.line()).toMatchObject(made);
  });

  test.each<readonly [string, readonly [CartCommand, object], readonly [CartCommand, object]]>([
    ['names', [call('Oat milk'), { name: 'Oat milk' }], [call('Soy milk'), { name: 'Soy milk' }]],
    ['prices', [price(100), { unitPrice: 100 }], [price(200), { unitPrice: 200 }]],
    ['notes', [note('red'), { note: 'red' }], [note('green'), { note: 'green' }]],
    ['numbers', [set(7), { quantity: 7 }], [set(9), { quantity: 9 }]],
  ])(
    'of two %s the one that shows can be undone, and the other comes to light; that has nothing to undo until then',
    (_what, one, other) => {
      const { ana, ben } = flat(clock);
      const before = ana.line();
      ana.does(one[0]);
      ben.does(other[0]);
      meet({ ana, ben });
      const isAnas = JSON.stringify({ ...ana.line(), ...one[1] }) === JSON.stringify(ana.line());
      const [shown, hidden] = isAnas ? [ana, ben] : [ben, ana];
      const hiddenAct = last(hidden);
      expect(hidden.turning(hiddenAct)).toMatchObject({ commands: [], stays: [{ line: milk }] });
      shown.turns(last(shown));
      meet({ ana, ben });
      expect(ana.line()).toMatchObject(isAnas ? other[1] : one[1]);
      hidden.turns(turned(hidden, hiddenAct));
      meet({ ana, ben });
      expect(ana.line()).toMatchObject({ ...before, contributors: expect.anything() });
    },
  );

  test('of two picks the one that is undone goes, and the other stays until it is undone', () => {
    const { ana, ben } = flat(clock);
    ana.does(pick(1));
    ben.does(pick(2));
    meet({ ana, ben });
    expect(ana.line()).toMatchObject({ picked: 3, pickedBy: ['ana', 'ben'] });
    const bens = last(ben);
    ana.undoes();
    meet({ ana, ben });
    expect(ana.line()).toMatchObject({ picked: 2 });
    ben.turns(turned(ben, bens));
    meet({ ana, ben });
    expect(ana.line()).toMatchObject({ picked: 0, pickedBy: [] });
  });

  test.each<readonly [string, CartCommand, object]>([
    ['called it otherwise', call('Oat milk'), { name: 'Oat milk', note: 'blue lid' }],
    ['noted something', note('red lid'), { note: 'red lid' }],
    ['picked some', pick(2), { picked: 2, note: 'blue lid' }],
  ])('ben removed what ana %s: his removal undone, it is as she made it', (_what, command, made) => {
    const { ana, ben } = flat(clock);
    ana.does(command);
    ben.does(removed);
    meet({ ana, ben });
    expect(ana.line()).toBeUndefined();
    expect(ana.turning(last(ana)).commands).toEqual([]);
    ben.undoes();
    meet({ ana, ben });
    expect(ana.line()).toMatchObject({ quantity: 3, ...made });
  });

  test('a number that both undo at once is taken back twice, as by two who press −; what is missing is said by the line itself', () => {
    const { ana, ben } = flat(clock);
    ana.does(set(9));
    meet({ ana, ben });
    const act = last(ana);
    ana.turns(act);
    ben.turns(act);
    meet({ ana, ben });
    expect(ana.line()).toBeUndefined();
    ben.does({ type: 'AddItem', data: { name: 'Milk', quantity: 3 } });
    meet({ ana, ben });
    expect(ana.line()).toMatchObject({ quantity: 3 });
  });

  test.each<readonly [string, CartCommand, CartCommand, object]>([
    ['name', call('Oat milk'), call('Soy milk'), { name: 'Soy milk' }],
    ['price', price(100), price(200), { unitPrice: 200 }],
    ['note', note('red lid'), note('green lid'), { note: 'green lid' }],
    ['number', set(7), set(9), { quantity: 9 }],
    ['pick', pick(1), pick(2), { picked: 2 }],
  ])(
    'ben’s %s, made on top of what ana undid without his knowing: done again it is as he made it',
    (_what, one, other, made) => {
      const { ana, ben } = flat(clock);
      ana.does(one);
      meet({ ana, ben });
      const act = last(ana);
      // Her undoing comes after what he does then, by their clocks.
      if (clock < 0) ana.does({ type: 'AddItem', data: { name: 'Eggs', quantity: 1 } });
      ana.turns(act);
      ben.does(other);
      meet({ ana, ben });
      ana.turns(turned(ana, act));
      meet({ ana, ben });
      expect(ana.line()).toMatchObject(made);
    },
  );

  test('what ana does again brings back nothing besides', () => {
    const { ana, ben } = flat(clock);
    ana.does(call('Oat milk'));
    const naming = last(ana);
    ana.does(price(100));
    const pricing = last(ana);
    meet({ ana, ben });
    ana.turns(naming);
    if (clock < 0) ana.does({ type: 'AddItem', data: { name: 'Eggs', quantity: 1 } });
    ana.turns(pricing);
    ben.does(price(200));
    meet({ ana, ben });
    const before = ana.line();
    ana.turns(turned(ana, naming));
    meet({ ana, ben });
    expect(ana.line()).toEqual({ ...before, name: 'Oat milk' });
  });
});
