import { describe, expect, it } from 'vitest';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { changedDetails } from './changedDetails.ts';

const milk: LineView = {
  line: 'milk',
  name: 'Milk',
  quantity: 2,
  parts: [{ amount: null, quantity: 2 }],
  amounts: [],
  unitPrice: 129,
  lineTotal: 258,
  aisle: 'dairy',
  note: '',
  contributors: [],
  picked: 0,
  pickedBy: [],
};
const untouched = { name: 'Milk', price: 129, note: '', aisle: 'dairy' };

describe('changedDetails', () => {
  it('says nothing where nothing was changed', () => {
    expect(changedDetails(milk, { ...untouched, name: ' Milk ' })).toEqual([]);
  });

  it('says only what was changed', () => {
    expect(changedDetails(milk, { ...untouched, price: null, note: 'lactose-free' })).toEqual([
      { type: 'ChangePrice', data: { line: 'milk', price: null } },
      { type: 'NoteItem', data: { line: 'milk', note: 'lactose-free' } },
    ]);
  });
});
