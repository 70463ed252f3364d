import { expect, it } from 'vitest';
import { aisles } from './aisles.ts';
import { starterCatalogue } from './starterCatalogue.ts';
import { suggest } from './suggestions.ts';
import { parseItemText } from './typed/parseItemText.ts';

const catalogue = starterCatalogue();

it('holds at least 140 groceries, some in every aisle', () => {
  expect(catalogue.length).toBeGreaterThanOrEqual(140);
  for (const aisle of aisles) expect(catalogue.filter((product) => product.aisle === aisle).length).toBeGreaterThan(3);
});

it('every aisle key has the form that the cart accepts', () => {
  for (const aisle of aisles) expect(aisle).toMatch(/^[a-z][a-z-]{0,31}$/);
});

it('ids are unique slugs and names are unique', () => {
  expect(new Set(catalogue.map((product) => product.id)).size).toBe(catalogue.length);
  expect(new Set(catalogue.map((product) => product.name.toLowerCase())).size).toBe(catalogue.length);
  for (const product of catalogue) expect(product.id).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
});

it('prices are whole cents of a plausible size', () => {
  for (const { price, currency } of catalogue) {
    expect(currency).toBe('EUR');
    expect(Number.isInteger(price) && Number(price) >= 25 && Number(price) <= 1000).toBe(true);
  }
});

it('no name reads as a quantity, and each is found by its own name', () => {
  for (const product of catalogue) {
    expect(parseItemText(product.name)).toEqual({ name: product.name, quantity: 1, amount: null });
    expect(suggest(product.name, catalogue, []).map(({ id }) => id)).toContain(product.id);
  }
});

it('the ids that carts already refer to are still there', () => {
  const ids = catalogue.map(({ id }) => id);
  expect(ids).toEqual(expect.arrayContaining(['milk', 'oat-milk', 'bread', 'eggs', 'bananas', 'creme-fraiche']));
});
