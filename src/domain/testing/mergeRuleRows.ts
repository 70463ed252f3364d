// The rows of the merge rules that are about one line: what Ana and Ben do beside each other, and what that comes to. Milk was 2 unless
// said. Tested on the law itself (mergeRules.test.ts), and over HTTP (api/mergeRules.test.ts).

import type { CartCommand } from '../commands.ts';

export const line = 't:milk';
export const add = (quantity: number): CartCommand => ({ type: 'AddItem', data: { name: 'Milk', quantity } });
export const ensure = (atLeast: number): CartCommand => ({ type: 'EnsureItem', data: { name: 'Milk', atLeast } });
export const change = (by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line, by } });
export const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line, to } });
export const remove: CartCommand = { type: 'RemoveItem', data: { line } };
export const pick = (quantity?: number): CartCommand => ({
  type: 'PickItem',
  data: quantity === undefined ? { line } : { line, quantity },
});
const unpick: CartCommand = { type: 'UnpickItem', data: { line } };

export interface Row {
  readonly rule: string;
  readonly before?: readonly CartCommand[];
  readonly ana: readonly CartCommand[];
  readonly ben: readonly CartCommand[];
  /** Quantity of milk once both have heard each other; 0: gone. A function where it depends on whose ids are later. */
  readonly result: number | ((later: 'ana' | 'ben') => number);
  readonly contributors?: readonly string[];
  readonly picked?: { readonly picked: number; readonly pickedBy: readonly string[] };
}

export const rows: readonly Row[] = [
  { rule: 'V1 ensure, ensure (none before): 1', before: [], ana: [ensure(1)], ben: [ensure(1)], result: 1 },
  {
    rule: 'V2 add 2, add 3 (none before): 5, added by both',
    before: [],
    ana: [add(2)],
    ben: [add(3)],
    result: 5,
    contributors: ['ana', 'ben'],
  },
  { rule: 'V3 +1, +1: 4', ana: [change(1)], ben: [change(1)], result: 4 },
  {
    rule: 'V4 set 3, set 5: the later in total order',
    ana: [set(3)],
    ben: [set(5)],
    result: (later) => (later === 'ana' ? 3 : 5),
  },
  { rule: 'V5 set 5, +1: 6', ana: [set(5)], ben: [change(1)], result: 6 },
  { rule: 'V6 remove, +1: 3, kept whole', ana: [remove], ben: [change(1)], result: 3 },
  {
    rule: 'V7 remove, note: removed',
    ana: [remove],
    ben: [{ type: 'NoteItem', data: { line, note: 'oat' } }],
    result: 0,
  },
  {
    rule: 'V7 remove, price: removed',
    ana: [remove],
    ben: [{ type: 'ChangePrice', data: { line, price: 99 } }],
    result: 0,
  },
  {
    rule: 'V7 remove, aisle: removed',
    ana: [remove],
    ben: [{ type: 'MoveItem', data: { line, aisle: 'dairy' } }],
    result: 0,
  },
  { rule: 'V8 remove, remove: removed once', ana: [remove], ben: [remove], result: 0 },
  { rule: 'V9 set 3 then remove; set 5: 5, whatever the ids', ana: [set(3), remove], ben: [set(5)], result: 5 },
  { rule: 'V10 was 1: -1, -1: gone', before: [add(1)], ana: [change(-1)], ben: [change(-1)], result: 0 },
  {
    rule: 'V16 pick 2, pick 2: bought twice by both',
    ana: [pick(2)],
    ben: [pick(2)],
    result: 2,
    picked: { picked: 2, pickedBy: ['ana', 'ben'] },
  },
  {
    rule: 'V17 pick 2, +1: 2 picked, 1 still to get',
    ana: [pick(2)],
    ben: [change(1)],
    result: 3,
    picked: { picked: 2, pickedBy: ['ana'] },
  },
  {
    rule: 'V18 unpick, pick: picked',
    before: [add(2), pick(1)],
    ana: [unpick],
    ben: [pick()],
    result: 2,
    picked: { picked: 2, pickedBy: ['ben'] },
  },
  { rule: 'V22 remove, then add 1; +1: 2', ana: [remove, add(1)], ben: [change(1)], result: 2 },
  { rule: 'V23 +1, then remove; +1: 3', ana: [change(1), remove], ben: [change(1)], result: 3 },
  { rule: 'V24 set 7, then +1; +2: 10', ana: [set(7), change(1)], ben: [change(2)], result: 10 },
  {
    rule: 'V25 set 7, then +1; set 4: 8 if the 7 is later, 5 if the 4 is',
    ana: [set(7), change(1)],
    ben: [set(4)],
    result: (later) => (later === 'ana' ? 8 : 5),
  },
  { rule: 'V26 remove, -1: gone', ana: [remove], ben: [change(-1)], result: 0 },
  {
    rule: 'V27 was 1: -1, then add 1 afresh; -1: 1',
    before: [add(1)],
    ana: [change(-1), add(1)],
    ben: [change(-1)],
    result: 1,
  },
  { rule: 'V28 remove, then add 2; -1: 2', ana: [remove, add(2)], ben: [change(-1)], result: 2 },
  { rule: 'V29 set 5, -1: 4', ana: [set(5)], ben: [change(-1)], result: 4 },
];
