import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isAmount } from '../../amount/amount.ts';
import { parseItemText } from './parseItemText.ts';
import { readUnit } from './unitWords.ts';

/** Not one that begins with the word of a unit: of "5 pt" nobody knows whether it is pints, or five of something. */
const plainName = fc
  .array(fc.stringMatching(/^[a-zäöüé]{2,9}$/u), { minLength: 1, maxLength: 4 })
  .map((words) => words.join(' '))
  .filter((name) => readUnit(name) === null && parseItemText(name).quantity === 1);
const quantity = fc.integer({ min: 1, max: 9999 });

it('every way of writing a quantity means the same', () => {
  fc.assert(
    fc.property(plainName, quantity, (name, n) => {
      for (const text of [`${n} ${name}`, `${n}x ${name}`, `${n} × ${name}`, `${name} x${n}`, `${name} ${n}x`]) {
        expect(parseItemText(text)).toEqual({ name, quantity: n, amount: null });
      }
    }),
  );
});

it('the word of a unit alone stays what was typed, found by the property above (seed of 28 November)', () => {
  expect(parseItemText('1 pt')).toEqual({ name: '1 pt', quantity: 1, amount: null });
});

it('whatever is typed, the name is a trimmed part of the text and the quantity is in range', () => {
  const text = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.string({ unit: 'binary' }),
    fc
      .array(
        fc.constantFrom(
          ...['2', '0', '10', 'x', 'X', '×', '*', ' ', '\u00a0', 'milk', '%', 'g', '7up', '.', ',', '½', '/', '-'],
          ...['(', ')', ' Dosen ', ' of ', ' l ', ' à ', ' je ', '🍎', ':'],
        ),
      )
      .map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, (typed) => {
      const item = parseItemText(typed);
      const singleSpaced = typed.replace(/[\s\u200b\u2060\ufeff]+/gu, ' ').trim();
      expect(singleSpaced).toContain(item.name);
      expect(item.name).toBe(item.name.trim());
      expect(item.name === '').toBe(singleSpaced === '');
      expect(Number.isInteger(item.quantity) && item.quantity >= 1 && item.quantity <= 9999).toBe(true);
      if (item.quantity !== 1) expect(singleSpaced.replace(/[.,]/gu, '')).toContain(String(item.quantity));
      if (item.amount !== null) expect(isAmount(item.amount)).toBe(true);
    }),
    { numRuns: 1000 },
  );
});

it('a text of any length is read in a moment', () => {
  for (const unit of ['2 ', 'x', ' x', '1x ', '× ', '9', 'a, ', '(1 ', '1,5 ', '½ ', 'g ', '1 g ', ': ']) {
    for (const length of [500, 50_000]) {
      const typed = unit.repeat(length).slice(0, length);
      expect(parseItemText(typed).name.length).toBeGreaterThan(0);
    }
  }
});
