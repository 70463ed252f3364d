import { describe, expect, it } from 'vitest';
import { mostItems, splitItems } from './splitItems.ts';

describe('several items', () => {
  it.each([
    ['milk, eggs, 2 bread', ['milk', 'eggs', '2 bread']],
    ['Milch, Eier und Brot', ['Milch', 'Eier und Brot']],
    ['milk, eggs, and bread', ['milk', 'eggs', 'bread']],
    ['Milch; Eier; Brot', ['Milch', 'Eier', 'Brot']],
    ['milk + eggs + bread', ['milk', 'eggs', 'bread']],
    ['milk\neggs\r\n\n  2 bread  ', ['milk', 'eggs', '2 bread']],
    ['- milk\n* eggs\n• bread\n[ ] butter\n[x] jam\n☐ tea', ['milk', 'eggs', 'bread', 'butter', 'jam', 'tea']],
    ['1. milk\n2. eggs\n10) bread', ['milk', 'eggs', 'bread']],
    ['1,5 l Milch, 2 Brote', ['1,5 l Milch', '2 Brote']],
    ['1,000 napkins, 2 plates', ['1,000 napkins', '2 plates']],
    ['tomatoes, 4, milk, 2 l', ['tomatoes, 4', 'milk, 2 l']],
    ['flour, 500 g\nsugar, 200 g', ['flour, 500 g', 'sugar, 200 g']],
    ['milk, 2 eggs', ['milk', '2 eggs']],
    ['Milch, laktosefrei, Brot', ['Milch, laktosefrei', 'Brot']],
    ['tomatoes (ripe, red), basil', ['tomatoes (ripe, red)', 'basil']],
    ['🥛🥚🍞', ['🥛', '🥚', '🍞']],
    ['🍎 🍎 🥛', ['2 🍎', '🥛']],
    ['milk,, ,eggs,', ['milk', 'eggs']],
  ])('%j', (text, items) => {
    expect(splitItems(text)).toEqual(items);
  });

  it('a recipe: headings and what the cook does are left out', () => {
    const recipe = `Ingredients for 4 people
      For the sauce:
      • 2 onions, finely chopped
      • 400 g chopped tomatoes
      • 1 clove garlic, crushed
      • salt, to taste
      • 1 tbsp olive oil, plus extra for frying

      For the pasta:
      • 500 g spaghetti`;
    expect(splitItems(recipe)).toEqual([
      '2 onions',
      '400 g chopped tomatoes',
      '1 clove garlic',
      'salt',
      '1 tbsp olive oil',
      '500 g spaghetti',
    ]);
  });

  it('ein Rezept', () => {
    const recipe =
      'Zutaten für 4 Personen\n2 Zwiebeln, fein gehackt\n250 g Butter, weich\nSalz, nach Geschmack\n3 EL Öl zum Braten';
    expect(splitItems(recipe)).toEqual(['2 Zwiebeln', '250 g Butter', 'Salz', '3 EL Öl zum Braten']);
  });
});

describe('one item', () => {
  it.each([
    'milk',
    '2 milk',
    'mac and cheese',
    'salt & pepper',
    'tomatoes, 4',
    'flour, 500 g',
    '1,5 l Milch',
    'Milch, laktosefrei',
    'onions, chopped',
    'C++ book',
    '',
  ])('%j', (text) => {
    expect(splitItems(text).length).toBeLessThanOrEqual(1);
  });
});

it('a text of any length is split in a moment, and into no more than anybody wants to look through', () => {
  expect(splitItems('milk, '.repeat(100_000)).length).toBe(mostItems);
  expect(splitItems(`${'('.repeat(10_000)}milk`).length).toBe(1);
  expect(splitItems('1. '.repeat(50_000)).length).toBeLessThanOrEqual(mostItems);
});
