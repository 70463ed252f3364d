import { beforeAll, describe, expect, it } from 'vitest';
import type { Product } from '../../app/device.ts';
import type { GroceryFinder } from '../../domain/catalogue/groceryFinder.ts';
import { groceryFinder } from '../../domain/catalogue/starterCatalogue.ts';
import type { CartMemory } from '../../domain/readModels/cartMemory.ts';
import type { LineView } from '../../domain/readModels/cartView.ts';
import { milkView } from '../../domain/testing/milkView.ts';
import { typedReader } from './readTyped.ts';
import { itemOf, type Shelf } from './wantedItem.ts';

const readWanted = typedReader.wanted;

const milk: Product = { id: 'milk', name: 'Milk', price: 129, currency: 'EUR', aisle: 'dairy' };
const candles = milkView({
  line: 't:candles',
  name: 'Tea lights',
  quantity: 1,
});
const memory: CartMemory = { aisles: new Map(), prices: new Map() };
const shelf: Shelf = { lines: [candles], products: [milk], currency: 'EUR', finder: null, memory };
let finder: GroceryFinder;
beforeAll(async () => {
  finder = await groceryFinder(async () => {});
});

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

describe('readWanted, with the catalogue', () => {
  it('meets in another language, in the plural or by another name of the same thing; the name stays as typed', () => {
    expect(readWanted('2 Milch', { ...shelf, finder }).item).toEqual({ line: 'milk', name: 'Milch', aisle: 'dairy' });
    expect(readWanted('tomato', { ...shelf, finder }).item).toEqual({
      line: 'tomatoes',
      name: 'tomato',
      aisle: 'produce',
    });
  });

  it('goes on with the line that is in the cart, whatever it is called there', () => {
    const tomatoes: LineView = { ...candles, line: 'tomatoes', name: 'Rispentomaten' };
    expect(readWanted('2 Tomaten', { ...shelf, finder, lines: [tomatoes] })).toEqual({
      item: { line: 'tomatoes', name: 'Rispentomaten' },
      quantity: 2,
    });
  });

  it('puts what it does not know where its like is found', () => {
    expect(readWanted('rhubarb juice', { ...shelf, finder }).item).toEqual({ name: 'rhubarb juice', aisle: 'drinks' });
  });

  it('keeps how much of each piece is wanted', () => {
    expect(readWanted('2x 1,5 l Milch', { ...shelf, finder })).toEqual({
      item: { line: 'milk', name: 'Milch', aisle: 'dairy', amount: { value: 1_500_000, unit: 'l' } },
      quantity: 2,
    });
  });

  it('what is in cans is not what is fresh', () => {
    const cans = readWanted('2 cans of tomatoes', { ...shelf, finder });
    expect(cans.item).toMatchObject({ name: 'tomatoes', aisle: 'pantry' });
    expect(cans.item.line).toBeUndefined();
    const fresh: LineView = { ...candles, line: 'tomatoes', name: 'Tomatoes' };
    expect(readWanted('2 cans of tomatoes', { ...shelf, finder, lines: [fresh] }).item).toEqual(cans.item);
    expect(readWanted('can of tuna', { ...shelf, finder }).item).toMatchObject({ line: 'tuna', aisle: 'pantry' });
  });

  it('puts everything where people of this cart have moved it', () => {
    const aisles = new Map([
      ['milk', 'snacks'],
      ['t:rhubarb juice', null],
    ]);
    const moved = { ...shelf, finder, memory: { ...memory, aisles } };
    expect(readWanted('milk', moved).item).toMatchObject({ line: 'milk', aisle: 'snacks' });
    expect(readWanted('Rhubarb juice', moved).item).toEqual({ name: 'Rhubarb juice', aisle: null });
  });
});

describe('itemOf', () => {
  it('leaves out a price in another currency', () => {
    expect(itemOf(milk, 'GBP')).toEqual({ line: 'milk', name: 'Milk', aisle: 'dairy' });
  });
});
