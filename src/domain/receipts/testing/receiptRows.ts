// Rows of the merge table as receipts tell them, and how they are run: from both sides, in knowledge of each other, and
// settled afterwards. Milk was 2 unless said. Every row runs with either side's ids the later ones.

import { describe, expect, test } from 'vitest';
import { meet, type Side } from '../../../engine/testing/meet.ts';
import type { CartCommand } from '../../commands.ts';
import { type Person, person } from '../../testing/people.ts';
import type { Receipt } from '../receipt.ts';
import { createReceipts } from '../receipts.ts';

export const line = 't:milk';
export const add = (quantity: number, price: number | null = null): CartCommand => ({
  type: 'AddItem',
  data: { name: 'Milk', quantity, price },
});
export const ensure = (atLeast: number): CartCommand => ({ type: 'EnsureItem', data: { name: 'Milk', atLeast } });
export const change = (by: number): CartCommand => ({ type: 'ChangeQuantity', data: { line, by } });
export const set = (to: number): CartCommand => ({ type: 'SetQuantity', data: { line, to } });
export const remove: CartCommand = { type: 'RemoveItem', data: { line } };
export const rename = (name: string): CartCommand => ({ type: 'RenameItem', data: { line, name } });
export const price = (to: number | null): CartCommand => ({ type: 'ChangePrice', data: { line, price: to } });
export const note = (text: string): CartCommand => ({ type: 'NoteItem', data: { line, note: text } });
export const move = (aisle: string): CartCommand => ({ type: 'MoveItem', data: { line, aisle } });
export const pick = (quantity?: number): CartCommand => ({
  type: 'PickItem',
  data: quantity === undefined ? { line } : { line, quantity },
});
export const unpick: CartCommand = { type: 'UnpickItem', data: { line } };
export const renameCart = (name: string): CartCommand => ({ type: 'RenameCart', data: { name } });

export interface Row {
  readonly rule: string;
  readonly before?: readonly CartCommand[];
  readonly ana: readonly CartCommand[];
  readonly ben: readonly CartCommand[];
  readonly told?: (later: Side, people: { readonly later: Side; readonly earlier: Side }) => readonly object[];
}

export const both: unknown = expect.arrayContaining(['ana', 'ben']);

export function testRows(rows: readonly Row[]): void {
  describe.each(['ana', 'ben'] as const)('with the later ids on the side of %s', (later) => {
    test.each(rows)('$rule', (row) => {
      const { ana, ben } = metAfter(row, later);
      const receipts = receiptsOf(ana);
      const expected = row.told?.(later, { later, earlier: later === 'ana' ? 'ben' : 'ana' }) ?? [];
      expect(receipts).toHaveLength(expected.length);
      for (const [index, receipt] of expected.entries()) expect(receipts[index]).toMatchObject(receipt);
      expect(receiptsOf(ben)).toEqual(receipts);
      for (const { met } of receipts) for (const id of met) expect(ana.seen.has(id)).toBe(true);
    });

    test.each(rows)('$rule: nothing meets where they know of each other', (row) => {
      const carol = person('carol', 3, 0);
      const [first, second] = later === 'ana' ? [row.ben, row.ana] : [row.ana, row.ben];
      const [one, other] = later === 'ana' ? ['ben', 'ana'] : ['ana', 'ben'];
      const early = person(one as Side, 1, 1_000);
      const late = person(other as Side, 2, 2_000);
      for (const command of row.before ?? [add(2)]) carol.does(command);
      early.hears(carol);
      for (const command of first) attempt(early, command);
      late.hears(early);
      for (const command of second) attempt(late, command);
      expect(receiptsOf(late)).toEqual([]);
    });

    test.each(rows)('$rule: whoever acts on it in knowledge of it settles it, and it stays told', (row) => {
      const { ana } = metAfter(row, later);
      const before = receiptsOf(ana);
      for (const receipt of before) {
        const { ana: chooser } = metAfter(row, later);
        for (const alternative of receipt.alternatives.slice(0, 1)) chooser.does(alternative);
        const after = receiptsOf(chooser).find(({ id }) => id === receipt.id);
        expect(after).toMatchObject({ kind: receipt.kind, met: receipt.met, alternatives: [] });
      }
    });
  });
}

export function receiptsOf(who: Person): readonly Receipt[] {
  return createReceipts()(who.cart());
}

export function metAfter({ before = [add(2)], ana, ben }: Row, later: Side) {
  return meet(person, { before, ana, ben }, later);
}

/** In knowledge of each other some of it makes no sense any more, and is refused. */
function attempt(who: Person, command: CartCommand): void {
  try {
    who.does(command);
  } catch (error) {
    if (!(error instanceof Error) || !/^\w+: [a-z-]+$/.test(error.message)) throw error;
  }
}
