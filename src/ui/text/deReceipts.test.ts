import { expect, test } from 'vitest';
import type { CheckoutId } from '../../domain/events.ts';
import type { Receipt, ReceiptCase } from '../../domain/receipts/receipt.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { receiptsInWords } from './deReceipts.ts';

const [me, ben] = ['me', 'ben'] as [ActorId, ActorId];
const wording = {
  price: (minor: number) => `${(minor / 100).toFixed(2).replace('.', ',')} €`,
  who: (actor: ActorId) => (actor === me ? null : 'Ben'),
  isOrder: () => false,
};
const say = (of: ReceiptCase) =>
  receiptsInWords.receipt(
    {
      id: 'r',
      line: 't:milk',
      subject: 'Milch',
      met: ['1' as EventId],
      toldTo: [me],
      isSettled: false,
      alternatives: [],
      ...of,
    } as Receipt,
    wording,
  );

const mine = { actorId: me, quantity: 3 };

test.each<[ReceiptCase, string]>([
  [
    { kind: 'kept', removedBy: [ben], made: [mine], quantity: 3 },
    'Ben hat Milch entfernt, inzwischen hast du die Anzahl auf 3 gesetzt. Es bleibt bei 3.',
  ],
  [
    { kind: 'added', made: [mine, { actorId: ben, quantity: 2 }], quantity: 5 },
    'Du hast 3 und Ben 2 × Milch hinzugefügt. Das macht 5.',
  ],
  [
    { kind: 'picked-twice', picked: [mine, { actorId: ben, quantity: 3 }], quantity: 3 },
    'Du und Ben habt jeweils Milch in den Korb gelegt: zusammen 6, gewünscht 3.',
  ],
  [
    { kind: 'picked-twice', picked: [{ actorId: ben, quantity: 3 }, mine], quantity: 3 },
    'Du und Ben habt jeweils Milch in den Korb gelegt: zusammen 6, gewünscht 3.',
  ],
  [
    { kind: 'picked-meanwhile', picked: [{ actorId: ben, quantity: 1 }], made: [mine], quantity: 3 },
    'Ben hat 1 in den Korb gelegt, inzwischen hast du Milch auf 3 gesetzt. Noch 2 zu holen.',
  ],
  [
    {
      kind: 'taken-meanwhile',
      taken: [{ actorId: ben, quantity: 2, checkout: 'shop' as CheckoutId }],
      made: [{ actorId: me, quantity: 0 }],
      quantity: 0,
    },
    'Ben hat 2 gekauft, inzwischen hast du Milch entfernt.',
  ],
  [
    {
      kind: 'names',
      written: [
        { actorId: ben, value: 'Haferdrink' },
        { actorId: me, value: 'Hafermilch' },
      ],
      shown: 'Hafermilch',
    },
    'Ben hat es „Haferdrink“ genannt, du „Hafermilch“. Jetzt ist es „Hafermilch“.',
  ],
  [
    {
      kind: 'prices',
      written: [
        { actorId: ben, value: 129 },
        { actorId: me, value: null },
      ],
      shown: null,
    },
    'Als Preis von Milch hat Ben 1,29 € eingetragen, du keinen. Jetzt ist es ohne Preis.',
  ],
])('%o', (of, words) => {
  expect(say(of)).toBe(words);
});
