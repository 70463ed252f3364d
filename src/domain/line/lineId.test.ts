import { expect, test } from 'vitest';
import { severalLines, singleLine } from '../../values/plainText.ts';
import { lineIdOf } from './lineId.ts';

test.each([
  ['Milk', ' milk '],
  ['Oat  milk', 'OAT\u00a0MILK'],
  ['Crème', 'cre\u0300me'],
  ['Süßkartoffel', 'SÜSSKARTOFFEL'],
  ['ΟΔΟΣ', 'οδος'],
  ['ｍｉｌｋ', 'milk'],
])('%j and %j are one line', (a, b) => expect(lineIdOf(a)).toBe(lineIdOf(b)));

test('different things are different lines', () => {
  expect(new Set(['milk', 'mylk', 'milk 2', 'm ilk'].map(lineIdOf)).size).toBe(4);
  expect(lineIdOf('Milk')).toBe('t:milk');
});

test('text is kept in one form, without what cannot be seen or turns other text around', () => {
  expect(singleLine(' a\tb\n\u0000c\u202e ')).toBe('a b c');
  expect(singleLine('\u200b\u200e')).toBe('');
  expect(singleLine('half \ud83d of a face')).toBe('half of a face');
  expect(singleLine('👩‍👧')).toBe('👩‍👧');
  expect(severalLines('one\r\ntwo\u2028three\t\n\n')).toBe('one\ntwo\nthree');
});
