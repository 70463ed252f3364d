import { expect, test } from 'vitest';
import { milkView } from '../../domain/testing/milkView.ts';
import { createAmounts } from '../text/amounts.ts';
import { text } from '../text/en.ts';
import { cartAsText } from './cartAsText.ts';

test('what is to get, by aisle, with how much and the note; what is picked is ticked', () => {
  const lines = [
    milkView({ name: 'Milk', quantity: 2, note: 'the blue one' }),
    milkView({ name: 'Butter', quantity: 1, picked: 1 }),
  ];
  const list = cartAsText(
    { name: 'Our cart', aisles: [{ aisle: 'dairy', lines }] },
    { aisle: text.aisle, amounts: createAmounts('en-GB', text.units) },
  );
  expect(list).toBe('Our cart\n\nDairy & eggs\n- 2 × Milk, the blue one\n✓ Butter');
});
