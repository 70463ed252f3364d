import { describe, expect, it } from 'vitest';
import { type Amount, amountOf } from '../../amount/amount.ts';
import { parseItemText } from './parseItemText.ts';

const amount = (count: number, unit: string): Amount => amountOf(count, unit)!;

describe('a quantity is read from', () => {
  it.each([
    ['milk', 'milk', 1],
    ['1 milk', 'milk', 1],
    ['2 milk', 'milk', 2],
    ['milk x3', 'milk', 3],
    ['milk x 3', 'milk', 3],
    ['milk X3', 'milk', 3],
    ['3x milk', 'milk', 3],
    ['3 x milk', 'milk', 3],
    ['milk 3x', 'milk', 3],
    ['milk 3 x', 'milk', 3],
    ['2 × milk', 'milk', 2],
    ['2×milk', 'milk', 2],
    ['milk ×2', 'milk', 2],
    ['milk×2', 'milk', 2],
    ['2 * milk', 'milk', 2],
    ['9999 napkins', 'napkins', 9999],
    ['2 2% milk', '2% milk', 2],
    ['2 7up', '7up', 2],
    ['7up x2', '7up', 2],
    ['2 x 5 spice', '5 spice', 2],
    ['3 Äpfel', 'Äpfel', 3],
    ['2 りんご', 'りんご', 2],
    ['4 🍎', '🍎', 4],
    ['2 "good" apples', '"good" apples', 2],
    ['500 glue sticks', 'glue sticks', 500],
    ['2 multigrain rolls', 'multigrain rolls', 2],
    ['Coke 0 x2', 'Coke 0', 2],
    ['4🍎', '🍎', 4],
    ['🍎 x4', '🍎', 4],
    ['6 eggs', 'eggs', 6],
    ['tomatoes, 4', 'tomatoes', 4],
    ['tomatoes: 4', 'tomatoes', 4],
    ['tomatoes – 4', 'tomatoes', 4],
    ['tomatoes (4)', 'tomatoes', 4],
    ['milk, 2x', 'milk', 2],
    ['a dozen eggs', 'eggs', 12],
    ['half a dozen eggs', 'eggs', 6],
    ['2 dozen eggs', 'eggs', 24],
    ['Eier, ein Dutzend', 'Eier', 12],
    ['ein Dutzend Eier', 'Eier', 12],
    ['ein halbes Dutzend Eier', 'Eier', 6],
    ['an apple', 'apple', 1],
    ['three lemons', 'lemons', 3],
    ['drei Zitronen', 'Zitronen', 3],
    ['Eine Gurke', 'Gurke', 1],
    ['6 Stück Eier', 'Eier', 6],
    ['Eier 10 Stück', 'Eier', 10],
    ['3 pcs ginger', 'ginger', 3],
    ['some milk', 'milk', 1],
    ['6 rolls', 'rolls', 6],
    ['2 packs', 'packs', 2],
    ['Ein paar Äpfel', 'Äpfel', 1],
    ['2-3 onions', 'onions', 3],
    ['2 bis 3 Zwiebeln', 'Zwiebeln', 3],
    ['1,000 napkins', 'napkins', 1000],
    ['1.000 Servietten', 'Servietten', 1000],
    ['2 can openers', 'can openers', 2],
    ['3 cup noodles', 'cup noodles', 3],
  ])('%j', (text, name, quantity) => {
    expect(parseItemText(text)).toEqual({ name, quantity, amount: null });
  });
});

describe('an amount is read from', () => {
  it.each([
    ['500 g flour', 'flour', 1, amount(500, 'g')],
    ['500g flour', 'flour', 1, amount(500, 'g')],
    ['500 Gramm Mehl', 'Mehl', 1, amount(500, 'g')],
    ['flour 500 g', 'flour', 1, amount(500, 'g')],
    ['flour, 500g', 'flour', 1, amount(500, 'g')],
    ['Mehl (500 g)', 'Mehl', 1, amount(500, 'g')],
    ['500 g of flour', 'flour', 1, amount(500, 'g')],
    ['ca. 500 g Hackfleisch', 'Hackfleisch', 1, amount(500, 'g')],
    ['1 l milk', 'milk', 1, amount(1, 'l')],
    ['1,5 l Milch', 'Milch', 1, amount(1.5, 'l')],
    ['1.5 kg potatoes', 'potatoes', 1, amount(1.5, 'kg')],
    ['1.000 g Mehl', 'Mehl', 1, amount(1000, 'g')],
    ['1.000 kg flour', 'flour', 1, amount(1, 'kg')],
    ['0,75l Wein', 'Wein', 1, amount(0.75, 'l')],
    ['250ml cream', 'cream', 1, amount(250, 'ml')],
    ['1 Liter Milch', 'Milch', 1, amount(1, 'l')],
    ['ein Liter Milch', 'Milch', 1, amount(1, 'l')],
    ['Liter Milch', 'Milch', 1, amount(1, 'l')],
    ['ein halber Liter Sahne', 'Sahne', 1, amount(0.5, 'l')],
    ['half a pound of butter', 'butter', 1, amount(0.5, 'lb')],
    ['half kilo mince', 'mince', 1, amount(0.5, 'kg')],
    ['anderthalb Kilo Kartoffeln', 'Kartoffeln', 1, amount(1.5, 'kg')],
    ['1 Pfund Hack', 'Hack', 1, amount(1, 'pfund')],
    ['½ melon', 'melon', 1, amount(0.5, 'piece')],
    ['1/2 melon', 'melon', 1, amount(0.5, 'piece')],
    ['half a melon', 'melon', 1, amount(0.5, 'piece')],
    ['eine halbe Melone', 'Melone', 1, amount(0.5, 'piece')],
    ['halbe Melone', 'Melone', 1, amount(0.5, 'piece')],
    ['melon ½', 'melon', 1, amount(0.5, 'piece')],
    ['1½ melons', 'melons', 1, amount(1.5, 'piece')],
    ['1 1/2 cups sugar', 'sugar', 1, amount(1.5, 'cup')],
    ['2 tbsp. olive oil', 'olive oil', 1, amount(2, 'tbsp')],
    ['3 EL Öl', 'Öl', 1, amount(3, 'tbsp')],
    ['1 TL Salz', 'Salz', 1, amount(1, 'tsp')],
    ['16 fl oz stock', 'stock', 1, amount(16, 'fl-oz')],
    ['8 oz. cream cheese', 'cream cheese', 1, amount(8, 'oz')],
    ['2 m foil', 'foil', 1, amount(2, 'm')],
    ['1 Prise Salz', 'Salz', 1, amount(1, 'pinch')],
  ])('%j', (text, name, quantity, each) => {
    expect(parseItemText(text)).toEqual({ name, quantity, amount: each });
  });
});

describe('pieces of an amount are read from', () => {
  it.each([
    ['2x 1.5 l water', 'water', 2, amount(1.5, 'l')],
    ['2 x 1,5l Wasser', 'Wasser', 2, amount(1.5, 'l')],
    ['2x1,5l Wasser', 'Wasser', 2, amount(1.5, 'l')],
    ['6 × 0,33 l Cola', 'Cola', 6, amount(0.33, 'l')],
    ['6 1.5l cola', 'cola', 6, amount(1.5, 'l')],
    ['Wasser 6x1,5l', 'Wasser', 6, amount(1.5, 'l')],
    ['water, 2 x 1.5 l', 'water', 2, amount(1.5, 'l')],
    ['2 x water 1.5 l', 'water', 2, amount(1.5, 'l')],
    ['2 Wasser 1,5 l', 'Wasser', 2, amount(1.5, 'l')],
    ['500 g flour x2', 'flour', 2, amount(500, 'g')],
    ['2 Packungen Nudeln', 'Nudeln', 2, amount(1, 'pack')],
    ['2 packs of pasta', 'pasta', 2, amount(1, 'pack')],
    ['2 cans of tomatoes', 'tomatoes', 2, amount(1, 'can')],
    ['Tomaten: 2 Dosen', 'Tomaten', 2, amount(1, 'can')],
    ['tomatoes 2 cans', 'tomatoes', 2, amount(1, 'can')],
    ['a bunch of parsley', 'parsley', 1, amount(1, 'bunch')],
    ['Bund Petersilie', 'Petersilie', 1, amount(1, 'bunch')],
    ['1 Bd. Petersilie', 'Petersilie', 1, amount(1, 'bunch')],
    ['1 Pck. Backpulver', 'Backpulver', 1, amount(1, 'pack')],
    ['3 cloves garlic', 'garlic', 3, amount(1, 'clove')],
    ['6 Flaschen Bier', 'Bier', 6, amount(1, 'bottle')],
    ['eine Kiste Bier', 'Bier', 1, amount(1, 'crate')],
    ['can of tuna', 'tuna', 1, amount(1, 'can')],
    ['½ bunch dill', 'dill', 1, amount(0.5, 'bunch')],
    ['2 Packungen à 500 g Mehl', 'Mehl', 2, amount(500, 'g')],
    ['2 Packungen Mehl à 500 g', 'Mehl', 2, amount(500, 'g')],
    ['2 cans (400 g) tomatoes', 'tomatoes', 2, amount(400, 'g')],
    ['3 Dosen (je 400 g) Tomaten', 'Tomaten', 3, amount(400, 'g')],
    ['3 Dosen Tomaten (je 400 g)', 'Tomaten', 3, amount(400, 'g')],
    ['2 400 g cans tomatoes', 'tomatoes', 2, amount(400, 'g')],
  ])('%j', (text, name, quantity, each) => {
    expect(parseItemText(text)).toEqual({ name, quantity, amount: each });
  });
});

describe('the whole text stays the name of', () => {
  it.each([
    '7up',
    '7 Up',
    '2% milk',
    '2 % milk',
    'Coke 0',
    'Omega 3',
    '5 spice',
    '5 Spice powder',
    '4 seasons pizza',
    '3 in 1 coffee',
    '3xl socks',
    '500 g',
    'g flour',
    'l eggs',
    '3M tape',
    '3 percent milk',
    'two percent milk',
    'half and half',
    'half-fat cream',
    '3-ply tissues',
    'Milch 1,5 %',
    'Milch 3,5%',
    'Mehl 405',
    'Mehl Type 550',
    'can opener',
    'tea bags',
    'AA batteries',
    'cloves',
    'Glasreiniger',
    'Kopfsalat',
    'Milch, laktosefrei',
    'Toilettenpapier 3-lagig',
    '1 000 napkins',
    '0 milk',
    'milk x0',
    '0x milk',
    '007 milk',
    '10000 napkins',
    'milk x10000',
    '-2 milk',
    '3',
    '3x',
    'x3',
    '3 x',
    'x',
    'Kleenex',
    'Windex 3',
    'box',
    'Vitamix3',
  ])('%j', (text) => {
    expect(parseItemText(text)).toEqual({ name: text, quantity: 1, amount: null });
  });
});

it('trims and joins blanks of every script, and invisible ones', () => {
  expect(parseItemText('\u00a0\u30002\u2003oat\t\n milk\u200b \ufeff')).toEqual({
    name: 'oat milk',
    quantity: 2,
    amount: null,
  });
});

it('blank text has no name', () => {
  expect(parseItemText(' \u00a0\t')).toEqual({ name: '', quantity: 1, amount: null });
});

it('takes one quantity, the marked one first', () => {
  expect(parseItemText('2 milk x3')).toEqual({ name: '2 milk', quantity: 3, amount: null });
  expect(parseItemText('2x milk x3')).toEqual({ name: 'milk x3', quantity: 2, amount: null });
});
