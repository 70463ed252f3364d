// docs/merge-rules.md says what the tests say: each row of its table is the title of a test, and each such title is a row.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const here = (...parts: string[]) => readFileSync(path.join(import.meta.dirname, ...parts), 'utf8');

const page = [...here('../../docs/merge-rules.md').matchAll(/^\| (V\d+) \| (.+) \| (.+) \|$/gm)];
const rows = page.map(([, number, atOnce, result]) => `${number} ${atOnce}: ${result}`);

/** Without what a title says of its variant. */
const titles = [
  'mergeRules.test.ts',
  'testing/mergeRuleRows.ts',
  'checkout/checkoutRules.test.ts',
  'testing/purchaseRows.ts',
  'unreadEvents.property.test.ts',
  'settling/settlingRules.test.ts',
  'testing/settlingRows.ts',
  'cartRegisters.test.ts',
].flatMap((file) =>
  [...here(file).matchAll(/'(V\d+ (?:[^'\\]|\\.)+)'/g)].map(([, title = '']) =>
    title.replace(/ \([^()]*%s[^()]*\)/, ''),
  ),
);

test('the table of the page is that of the tests', () => {
  expect(rows.toSorted()).toEqual([...new Set(titles)].toSorted());
});

test('no row is missing', () => {
  const numbers = [...new Set(page.map(([, number = '']) => Number(number.slice(1))))];
  expect(numbers).toEqual(Array.from({ length: 36 }, (_, index) => index + 1));
});
