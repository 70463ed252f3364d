import { describe, expect, it } from 'vitest';
import { milkView } from '../../domain/testing/milkView.ts';
import { changedDetails } from './changedDetails.ts';

const milk = milkView({
  line: 'milk',
  unitPrice: 129,
  lineTotal: 258,
  aisle: 'dairy',
});
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
