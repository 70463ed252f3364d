import { describe, expect, it } from 'vitest';
import type { Product } from '../../app/device.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { itemOf, readWanted } from './wantedItem.ts';

const milk: Product = { id: 'milk', name: 'Milk', price: 129, currency: 'EUR', aisle: 'dairy' };
const candles: LineView = {
  line: 't:candles',
  name: 'Tea lights',
  quantity: 1,
  unitPrice: null,
  lineTotal: null,
  aisle: null,
  note: '',
  contributors: [],
  picked: 0,
  pickedBy: [],
};
const shelf = { lines: [candles], products: [milk], currency: 'EUR' };

describe('readWanted', () => {
  it('finds the product that is meant, however it is written', () => {
    expect(readWanted(' 2 MILK ', shelf)).toEqual({
      item: { line: 'milk', name: 'Milk', price: 129, aisle: 'dairy' },
      quantity: 2,
    });
  });

  it('goes on with a line that is in the cart under this name, renamed ones included', () => {
    expect(readWanted('tea lights x3', shelf)).toEqual({
      item: { line: 't:candles', name: 'Tea lights' },
      quantity: 3,
    });
  });

  it('takes anything else by its name', () => {
    expect(readWanted('birthday cake', shelf)).toEqual({ item: { name: 'birthday cake' }, quantity: 1 });
  });

  it('passes blank text on: the decider refuses it in words', () => {
    expect(readWanted('  ', shelf)).toEqual({ item: { name: '' }, quantity: 1 });
  });
});

describe('itemOf', () => {
  it('leaves out a price in another currency', () => {
    expect(itemOf(milk, 'GBP')).toEqual({ line: 'milk', name: 'Milk', aisle: 'dairy' });
  });
});
