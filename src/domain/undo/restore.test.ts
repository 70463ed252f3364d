// A moment that is restored takes nothing away, in an example: what was put into the basket since stays there.

import { expect, test } from 'vitest';
import { cameSince, restoreCommands } from './restore.ts';
import { undoer } from './testing/undoer.ts';

test('what was picked since stays picked', () => {
  const ana = undoer('ana', 1);
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2 } });
  const then = ana.view();
  ana.does({ type: 'PickItem', data: { line: 't:milk' } });
  ana.does({ type: 'ChangeQuantity', data: { line: 't:milk', by: -1 } });
  ana.does(...restoreCommands(ana.cart(), then));
  expect(ana.line()).toMatchObject({ quantity: 2, picked: 1 });
});

test('of a line of several amounts so many come back as were there, and no more', () => {
  const ana = undoer('ana', 1);
  const half = { value: 500_000, unit: 'g' };
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2 } });
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2, amount: half } });
  const then = ana.view();
  ana.does({ type: 'SetQuantity', data: { line: 't:milk', to: 3, amount: { value: 1_000_000, unit: 'kg' } } });
  ana.does(...restoreCommands(ana.cart(), then));
  expect(ana.line()?.quantity).toBe(4);
});

test('what came since is what is new, and what has become more', () => {
  const ana = undoer('ana', 1);
  for (const name of ['Milk', 'Eggs', 'Salt']) ana.does({ type: 'AddItem', data: { name, quantity: 2 } });
  const then = ana.view();
  ana.does({ type: 'ChangeQuantity', data: { line: 't:milk', by: 1 } });
  ana.does({ type: 'ChangeQuantity', data: { line: 't:eggs', by: -1 } });
  ana.does({ type: 'AddItem', data: { name: 'Bread', quantity: 1 } });
  const came = cameSince(ana.view(), then).map(({ name, quantity }) => [name, quantity]);
  expect(new Map(came as [string, number][])).toEqual(
    new Map([
      ['Milk', 3],
      ['Bread', 1],
    ]),
  );
});
