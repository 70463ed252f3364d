import { expect, test } from 'vitest';
import type { CheckoutId } from '../../domain/events.ts';
import type { Receipt, ReceiptCase } from '../../domain/receipts/receipt.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { receiptsInWords } from './enReceipts.ts';

const { receipt: receiptInWords, alternative: alternativeInWords } = receiptsInWords;

const [me, ben, cy] = ['me', 'ben', 'cy'] as [ActorId, ActorId, ActorId];
const [shop, order] = ['shop', 'order'] as [CheckoutId, CheckoutId];
const wording = {
  price: (minor: number) => `€${(minor / 100).toFixed(2)}`,
  who: (actor: ActorId) => (actor === me ? null : actor === ben ? 'Ben' : 'Cy'),
  isOrder: (checkout: CheckoutId) => checkout === order,
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
  expect(say({ kind: 'picked-twice', picked: [{ actorId: ben, quantity: 2 }, ...picked], quantity: 2 })).toBe(
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

test('of a finished shop and an order', () => {
  const taken = [{ actorId: ben, quantity: 2, checkout: shop }];
  const meanwhile = { kind: 'taken-meanwhile', taken, made: [{ actorId: me, quantity: 3 }], quantity: 1 } as const;
  expect(say(meanwhile)).toBe('You made Milk 3 while Ben bought 2. 1 still to get.');
  const removed = { made: [{ actorId: me, quantity: 0 }], quantity: 0 };
  expect(say({ ...meanwhile, ...removed })).toBe('You removed Milk while Ben bought 2.');
  const ordered = [{ actorId: ben, quantity: 2, checkout: order }];
  expect(say({ ...meanwhile, ...removed, taken: ordered })).toBe('You removed Milk while Ben ordered 2.');
  const inBasket = { actorId: me, quantity: 2, checkout: null };
  expect(say({ kind: 'taken-twice', taken: [...taken, inBasket], quantity: 2 })).toBe(
    'Milk: Ben bought 2 and you put 2 into the basket. 2 wanted.',
  );
  expect(say({ kind: 'shop-shared', by: [me, ben], names: ['Milk'] })).toBe(
    'You and Ben finished the same shop. Milk is bought once.',
  );
  expect(say({ kind: 'shop-shared', by: [ben, cy], names: ['Bread', 'Eggs', 'Jam', 'Milk', 'Tea'] })).toBe(
    'Ben and Cy finished the same shop. Bread, Eggs, Jam and 2 more are bought once.',
  );
  expect(say({ kind: 'order-second', placedBy: ben })).toBe(
    'Ben ordered as well, and that order is placed. Yours is not: what only you ordered is still on the list.',
  );
  expect(say({ kind: 'order-stands', calledOffBy: [me] })).toBe(
    'You called an order off, but it had been placed already. Cancel the order if nobody wants it.',
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
  expect(alternativeInWords({ type: 'RemoveItem', data: { line } }, 'kept', wording)).toBe('Remove anyway');
  expect(alternativeInWords({ type: 'SetQuantity', data: { line, to: 3 } }, 'kept', wording)).toBe('Make it 3');
  expect(alternativeInWords({ type: 'RenameItem', data: { line, name: 'Oat drink' } }, 'kept', wording)).toBe(
    'Use Oat drink',
  );
  expect(alternativeInWords({ type: 'ChangePrice', data: { line, price: 129 } }, 'kept', wording)).toBe('Use €1.29');
  expect(alternativeInWords({ type: 'ChangePrice', data: { line, price: null } }, 'kept', wording)).toBe(
    'Take the price off',
  );
  expect(alternativeInWords({ type: 'RemoveItem', data: { line } }, 'taken-meanwhile', wording)).toBe('No more needed');
});
