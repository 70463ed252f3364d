import { describe, expect, it } from 'vitest';
import { aisles } from './aisles.ts';
import { groceries } from './groceries/groceries.ts';
import { starterCatalogue } from './starterCatalogue.ts';
import { suggest } from './suggestions.ts';
import { parseItemText } from './typed/parseItemText.ts';

describe.each(['en', 'de'] as const)('the starter catalogue in %s', (language) => {
  const catalogue = starterCatalogue(language);

  it('holds at least 250 groceries, some in every aisle', () => {
    expect(catalogue.length).toBeGreaterThanOrEqual(250);
    for (const aisle of aisles) {
      expect(catalogue.filter((product) => product.aisle === aisle).length).toBeGreaterThan(3);
    }
  });

  it('invents no price', () => {
    for (const { price } of catalogue) expect(price).toBeNull();
  });

  it('ids are unique slugs and names are unique', () => {
    expect(new Set(catalogue.map((product) => product.id)).size).toBe(catalogue.length);
    expect(new Set(catalogue.map((product) => product.name.toLowerCase())).size).toBe(catalogue.length);
    for (const product of catalogue) expect(product.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  });

  it('no name reads as a quantity, and each is found by its own name', () => {
    for (const product of catalogue) {
      expect(parseItemText(product.name)).toEqual({ name: product.name, quantity: 1, amount: null });
      expect(suggest(product.name, catalogue, []).map(({ id }) => id)).toContain(product.id);
    }
  });
});

it('every aisle key has the form that the cart accepts', () => {
  for (const aisle of aisles) expect(aisle).toMatch(/^[a-z][a-z-]{0,31}$/);
});

it('the ids that carts already refer to are still there', () => {
  const ids = groceries().map(({ id }) => id);
  expect(ids).toEqual(
    expect.arrayContaining(['milk', 'oat-milk', 'bread', 'eggs', 'bananas', 'creme-fraiche', 'chips']),
  );
});

it('each line of the tables has names in both languages', () => {
  for (const { id, names } of groceries()) expect([id, names.en === '' || names.de === '']).toEqual([id, false]);
});
