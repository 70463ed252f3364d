import { describe, expect, it } from 'vitest';
import { parseItemText } from './parseItemText.ts';

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
    ['2 x 1 l milk', '1 l milk', 2],
    ['2 x 5 spice', '5 spice', 2],
    ['6 1.5l cola', '1.5l cola', 6],
    ['3 Äpfel', 'Äpfel', 3],
    ['2 りんご', 'りんご', 2],
    ['4 🍎', '🍎', 4],
    ['2 "good" apples', '"good" apples', 2],
    ['500 glue sticks', 'glue sticks', 500],
    ['2 multigrain rolls', 'multigrain rolls', 2],
    ['Coke 0 x2', 'Coke 0', 2],
  ])('%j', (text, name, quantity) => {
    expect(parseItemText(text)).toEqual({ name, quantity });
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
    '500 g flour',
    '1 l milk',
    '250ml cream',
    '3xl socks',
    '1.5 kg potatoes',
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
    expect(parseItemText(text)).toEqual({ name: text, quantity: 1 });
  });
});

it('trims and joins blanks of every script, and invisible ones', () => {
  expect(parseItemText('\u00a0\u30002\u2003oat\t\n milk\u200b \ufeff')).toEqual({ name: 'oat milk', quantity: 2 });
});

it('blank text has no name', () => {
  expect(parseItemText(' \u00a0\t')).toEqual({ name: '', quantity: 1 });
});

it('takes one quantity, the marked one first', () => {
  expect(parseItemText('2 milk x3')).toEqual({ name: '2 milk', quantity: 3 });
  expect(parseItemText('2x milk x3')).toEqual({ name: 'milk x3', quantity: 2 });
});
