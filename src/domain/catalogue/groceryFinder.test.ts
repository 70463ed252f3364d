import { beforeAll, describe, expect, it } from 'vitest';
import { groceries } from './groceries/groceries.ts';
import { createGroceryFinder, type GroceryFinder } from './groceryFinder.ts';
import { everydayWords } from './testing/everydayWords.ts';
import { parseItemText } from './typed/parseItemText.ts';

let finder: GroceryFinder;
beforeAll(async () => {
  finder = await createGroceryFinder(groceries(), async () => {});
});

describe('everyday words', () => {
  const words = Object.entries(everydayWords).flatMap(([aisle, lines]) =>
    lines
      .trim()
      .split(/,\s(?!5%)/u)
      .map((word) => [word.trim(), aisle] as const),
  );

  it('are more than three hundred, each once', () => {
    expect(words.length).toBeGreaterThanOrEqual(300);
  });

  it('land in the right aisle, 98 of 100 at least', () => {
    const wrong = words.filter(([word, aisle]) => finder.aisleOf(parseItemText(word).name) !== aisle);
    const report = wrong.map(([word, aisle]) => `${word}: ${finder.aisleOf(parseItemText(word).name)}, not ${aisle}`);
    expect(report.slice(words.length * 0.02)).toEqual([]);
  });
});

describe('what goes by a name in the catalogue', () => {
  it('is found by it, in either language', () => {
    for (const grocery of groceries()) {
      for (const name of Object.values(grocery.names))
        expect([name, finder.named(name)?.id]).toEqual([name, grocery.id]);
    }
  });

  it.each([
    ['tomato', 'tomatoes'],
    ['Tomate', 'tomatoes'],
    ['TOMATEN', 'tomatoes'],
    ['egg', 'eggs'],
    ['cherry', 'cherries'],
    ['Milch', 'milk'],
    ['Apfel', 'apples'],
    ['Aepfel', 'apples'],
    ['tooth paste', 'toothpaste'],
    ['Creme fraiche', 'creme-fraiche'],
  ])('%s is %s', (name, id) => {
    expect(finder.named(name)?.id).toBe(id);
  });

  it.each(['spuds', 'whole milk', 'tomattos', 'cola zero', 'beers', ''])(
    '%j is no name, but a kind or a guess',
    (name) => {
      expect(finder.named(name)).toBeNull();
    },
  );
});

describe('the aisle of what nobody listed', () => {
  it.each([
    ['Stachelbeermarmelade', 'breakfast'],
    ['Marmelade Stachelbeere', 'breakfast'],
    ['rhubarb juice', 'drinks'],
    ['Traubenkernöl', 'pantry'],
    ['Traubenkernoel', 'pantry'],
    ['frozen mango', 'frozen'],
    ['tinned carrots', 'pantry'],
    ['dried mango', 'baking'],
    ['vegan bratwurst', 'deli'],
    ['shampoo for the dog', 'pets'],
    ['Katzenbürste', 'pets'],
    ['flour for the cake', 'baking'],
    ['Mehl für den Kuchen', 'baking'],
    ['tomatoes (the ripe ones)', 'produce'],
    ['maple sirop', 'breakfast'],
    ['qwertz', null],
    ['present for mum', null],
    ['', null],
  ])('%s: %s', (name, aisle) => {
    expect(finder.aisleOf(name)).toBe(aisle);
  });
});

describe('what is being typed', () => {
  it.each([
    ['tom', 'tomatoes'],
    ['spud', 'potatoes'],
    ['milc', 'milk'],
    ['zucch', 'courgettes'],
    ['klopap', 'toilet-paper'],
    ['🥛', 'milk'],
  ])('%s finds %s', (query, id) => {
    expect(
      finder
        .search(query)
        .slice(0, 5)
        .map((grocery) => grocery.id),
    ).toContain(id);
  });

  it('nothing finds nothing', () => {
    expect(finder.search('')).toEqual([]);
    expect(finder.search('qwertz')).toEqual([]);
  });
});
