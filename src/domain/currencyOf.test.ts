import { expect, it } from 'vitest';
import { currencyOf } from './currencyOf.ts';

it.each([
  [['de-DE', 'en-US'], 'EUR'],
  [['de-CH'], 'CHF'],
  [['en-GB'], 'GBP'],
  [['en', 'en-US'], 'USD'],
  [['zh-Hant-TW'], 'TWD'],
  [['de', 'en'], 'EUR'],
  [['xx-YY'], 'EUR'],
  [['not a language', 'sv-SE'], 'SEK'],
  [[], 'EUR'],
])('%j pays in %s', (languages, currency) => {
  expect(currencyOf(languages)).toBe(currency);
});
