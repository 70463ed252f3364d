import { expect, test } from 'vitest';
import type { Receipt, ReceiptCase } from '../../domain/receipts/receipt.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { alternativeInWords, receiptInWords } from './enReceipts.ts';

const [me, ben, cy] = ['me', 'ben', 'cy'] as [ActorId, ActorId, ActorId];
const wording = {
  price: (minor: number) => `€${(minor / 100).toFixed(2)}`,
  who: (actor: ActorId) => (actor === me ? 'you' : actor === ben ? 'Ben' : 'Cy'),
};
const say = (of: ReceiptCase, more: Partial<Receipt> = {}) =>
  receiptInWords(
    {
      id: 'r',
      line: 't:milk',
      subject: 'Milk',
      met: ['1' as EventId],
      toldTo: [me],
      isSettled: false,
      alternatives: [],
      ...of,
      ...more,
    } as Receipt,
    wording,
  );

test('a receipt says what met and what was done', () => {
  const made = [{ actorId: me, quantity: 3 }];
  const kept = { kind: 'kept', removedBy: [ben], made, quantity: 3 } as const;
  expect(say(kept)).toBe('Ben removed Milk while you made it 3. Kept at 3.');
  expect(say({ ...kept, removedBy: [me], made: [{ actorId: ben, quantity: 4 }], quantity: 4 })).toBe(
    'You removed Milk while Ben made it 4. Kept at 4.',
  );
  const numbers = { kind: 'numbers', made: [...made, { actorId: ben, quantity: 5 }], quantity: 5 } as const;
  expect(say(numbers)).toBe('You made Milk 3 and Ben made Milk 5. It is 5 now.');
  expect(say(numbers, { isSettled: true })).toBe('You made Milk 3 and Ben made Milk 5. It became 5.');
  expect(say({ kind: 'added', made: [...made, { actorId: ben, quantity: 2 }], quantity: 5 })).toBe(
    'You added 3 and Ben added 2 × Milk. That makes 5.',
  );
});

test('of the basket', () => {
  const picked = [{ actorId: me, quantity: 2 }];
  expect(say({ kind: 'picked-twice', picked: [...picked, { actorId: ben, quantity: 2 }], quantity: 2 })).toBe(
    'You and Ben each put Milk into the basket: 4, and 2 wanted.',
  );
  const meanwhile = { kind: 'picked-meanwhile', picked, made: [{ actorId: ben, quantity: 3 }], quantity: 3 } as const;
  expect(say(meanwhile)).toBe('Ben made Milk 3 while you put 2 into the basket. 1 still to get.');
  expect(say({ ...meanwhile, made: [{ actorId: ben, quantity: 1 }], quantity: 1 })).toBe(
    'Ben made Milk 1 while you put 2 into the basket.',
  );
  expect(say({ ...meanwhile, made: [{ actorId: ben, quantity: 0 }], quantity: 0 })).toBe(
    'Ben removed Milk while you put 2 into the basket.',
  );
});

test('of what was written', () => {
  const written = [
    { actorId: ben, value: 'Oat drink' },
    { actorId: me, value: 'Oat milk' },
  ];
  expect(say({ kind: 'names', written, shown: 'Oat milk' })).toBe(
    'Ben called it “Oat drink”, you “Oat milk”. It is “Oat milk” now.',
  );
  expect(say({ kind: 'names', written, shown: 'Oat milk' }, { line: null })).toBe(
    'Ben named the cart “Oat drink”, you “Oat milk”. It is “Oat milk” now.',
  );
  expect(say({ kind: 'notes', written: [{ actorId: cy, value: '' }, ...written], shown: 'Oat milk' })).toBe(
    'On Milk, Cy noted nothing, Ben “Oat drink”, you “Oat milk”. The note is now “Oat milk”.',
  );
  const prices = [
    { actorId: ben, value: 129 },
    { actorId: me, value: null },
  ];
  expect(say({ kind: 'prices', written: prices, shown: null })).toBe(
    'Ben priced Milk at €1.29, you nothing. It is without a price now.',
  );
});

test('an alternative says what it does', () => {
  const line = 't:milk';
  expect(alternativeInWords({ type: 'RemoveItem', data: { line } }, wording)).toBe('Remove anyway');
  expect(alternativeInWords({ type: 'SetQuantity', data: { line, to: 3 } }, wording)).toBe('Make it 3');
  expect(alternativeInWords({ type: 'RenameItem', data: { line, name: 'Oat drink' } }, wording)).toBe('Use Oat drink');
  expect(alternativeInWords({ type: 'ChangePrice', data: { line, price: 129 } }, wording)).toBe('Use €1.29');
  expect(alternativeInWords({ type: 'ChangePrice', data: { line, price: null } }, wording)).toBe('Take the price off');
});
