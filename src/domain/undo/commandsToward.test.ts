// As few commands as it takes to make a line what somebody wants, and none that would be refused.

import { expect, test } from 'vitest';
import { lineOf } from '../cart.ts';
import type { CartCommand } from '../commands.ts';
import { registerNames, registers } from '../line/registers.ts';
import { commandsToward, type WantedLine } from './commandsToward.ts';
import { undoer } from './testing/undoer.ts';

const milk = 't:milk';
const blank = Object.fromEntries(registerNames.map((name) => [name, registers[name].blank])) as WantedLine['written'];
const wanted = (quantity: number, written: Partial<WantedLine['written']> = {}, picked = 0): WantedLine => ({
  line: milk,
  parts: quantity === 0 ? [] : [{ amount: null, quantity }],
  written: { ...blank, name: 'Milk', ...written },
  picked,
});

function after(...commands: readonly CartCommand[]) {
  const ana = undoer('ana', 1);
  for (const command of commands) ana.does(command);
  return lineOf(ana.cart(), milk);
}

const added: CartCommand = { type: 'AddItem', data: { name: 'Milk', quantity: 5 } };
const picked: CartCommand = { type: 'PickItem', data: { line: milk } };

test('what comes with an item is not written once more on a line that begins anew', () => {
  const commands = commandsToward(after(), wanted(2, { price: 119, aisle: 'dairy', note: 'blue lid' }, 1));
  expect(commands.map(({ type }) => type)).toEqual(['AddItem', 'NoteItem', 'PickItem']);
});

test('more are in the basket than are wanted any more: they need not be picked again', () => {
  expect(commandsToward(after(added, picked), wanted(3, {}, 3))).toEqual([
    { type: 'ChangeQuantity', data: { line: milk, by: -2 } },
  ]);
});

test('a line without a name goes by its id, and no name is written over with none', () => {
  expect(commandsToward(after(), wanted(1, { name: '' }))).toMatchObject([{ data: { name: milk } }]);
  expect(commandsToward(after(added), wanted(5, { name: '' }))).toEqual([]);
});

test('a line that is as it is wanted asks for nothing; one that is not wanted goes, and nothing is written on it', () => {
  expect(commandsToward(after(added), wanted(5))).toEqual([]);
  expect(commandsToward(after(added), wanted(0, { note: 'x' }, 2))).toEqual([
    { type: 'ChangeQuantity', data: { line: milk, by: -5 } },
  ]);
});
