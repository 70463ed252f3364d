import { describe, expect, it } from 'vitest';
import { languageFor, languages } from './languages.ts';
import { loadWords } from './loadWords.ts';

describe('languageFor', () => {
  it.each([
    ['what was chosen comes first', 'de', ['en-GB'], 'de'],
    ['then the browser’s first that there is', null, ['fr-CA', 'de-AT', 'en'], 'de'],
    ['a region does not matter', null, ['en-IE'], 'en'],
    ['English where there is none', null, ['fr', 'pl'], 'en'],
    ['what is no language any more is passed over', 'xx', ['de'], 'de'],
    ['no preference', null, [], 'en'],
  ] as const)('%s', (_, chosen, preferred, language) => {
    expect(languageFor(chosen, preferred)).toBe(language);
  });
});

it('every language is there, and says which it is', async () => {
  for (const language of languages) expect((await loadWords(language)).language).toBe(language);
});

it('no word is left in another language by mistake', async () => {
  const [english, german] = [await loadWords('en'), await loadWords('de')];
  const same = leaves(german).flatMap(([path, word]) => (leaf(english, path) === word ? [path] : []));
  expect(same.filter((path) => !path.startsWith('units.'))).toEqual(sameInBoth);
});

it('no word is empty but where the thing itself is the unit', async () => {
  for (const language of languages) {
    const empty = leaves(await loadWords(language)).filter(([, word]) => word.trim() === '');
    expect(empty.map(([path]) => path)).toEqual(['units.piece']);
  }
});

const sameInBoth = ['appName', 'details.name', 'people.namePlaceholder'];

function leaves(value: unknown, path = ''): readonly (readonly [string, string])[] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]) => leaves(child, path === '' ? key : `${path}.${key}`));
}

function leaf(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (at as Record<string, unknown>)[key], value);
}
