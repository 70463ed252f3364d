import { describe, expect, it } from 'vitest';
import type { Product } from './product.ts';
import { maxSuggestions, suggest } from './suggestions.ts';

const product = (name: string, id = name.toLowerCase()): Product => ({
  id,
  name,
  price: 100,
  currency: 'EUR',
  aisle: null,
});
const names = (query: string, products: readonly Product[], bought: readonly Product[] = []) =>
  suggest(query, products, bought).map((suggestion) => suggestion.name);

describe('order', () => {
  const catalogue = ['Buttermilk', 'Milk', 'Oat milk', 'Milk chocolate', 'Almond milk'].map((name) => product(name));

  it('names that begin with the query, then words that do, then what contains it', () => {
    expect(names('mil', catalogue)).toEqual(['Milk', 'Milk chocolate', 'Oat milk', 'Almond milk', 'Buttermilk']);
  });

  it('bought before comes first, but never a mere part of a word before a whole one', () => {
    const bought = [product('Buttermilk'), product('Almond milk')];
    expect(names('mil', catalogue, bought)).toEqual([
      'Almond milk',
      'Milk',
      'Milk chocolate',
      'Oat milk',
      'Buttermilk',
    ]);
  });

  it('does not depend on the order of the catalogue', () => {
    expect(names('milk', [...catalogue].reverse())).toEqual(names('milk', catalogue));
  });
});

describe('finding', () => {
  it('ignores case and accents on both sides', () => {
    expect(names('KASE', [product('Käse')])).toEqual(['Käse']);
    expect(names('Crème', [product('Creme fraiche')])).toEqual(['Creme fraiche']);
    expect(names('smor', [product('Smør')])).toEqual(['Smør']);
    expect(names('weiss', [product('Weißbrot')])).toEqual(['Weißbrot']);
  });

  it('needs every word, in any order', () => {
    const catalogue = ['Oat milk', 'Oat flakes', 'Milk'].map((name) => product(name));
    expect(names('milk oa', catalogue)).toEqual(['Oat milk']);
  });

  it('takes a query as text, not as a pattern', () => {
    expect(names('.*', [product('Milk'), product('Mr .* cleaner')])).toEqual(['Mr .* cleaner']);
  });

  it('knows free text that was bought but is in no catalogue', () => {
    const [first] = suggest('birth', [], [product('Birthday candles', 't:birthday candles')]);
    expect(first).toMatchObject({ id: 't:birthday candles', wasBought: true });
  });

  it('shows a product once, as the catalogue has it now', () => {
    const found = suggest('milk', [{ ...product('Milk'), price: 129 }], [{ ...product('Milk'), price: 99 }]);
    expect(found).toEqual([{ ...product('Milk'), price: 129, wasBought: true }]);
  });
});

it('what goes by another name comes last, and once', () => {
  const catalogue = [product('Milk'), product('Milk chocolate'), product('Quark')];
  const ids = suggest('milk', catalogue, [], ['quark', 'milk', 'unknown']).map(({ id }) => id);
  expect(ids).toEqual(['milk', 'milk chocolate', 'quark']);
});

it('a blank query suggests what was bought last', () => {
  const bought = [product('Milk'), product('Bread'), product('Milk')];
  expect(names('  ', [product('Apples')], bought)).toEqual(['Milk', 'Bread']);
});

it(`is never longer than ${maxSuggestions}, and says nothing where nothing fits`, () => {
  const many = Array.from({ length: 50 }, (_, index) => product(`Tea ${index}`));
  expect(suggest('tea', many, [])).toHaveLength(maxSuggestions);
  expect(suggest('', [], many)).toHaveLength(maxSuggestions);
  expect(suggest('zzz', many, many)).toEqual([]);
});
