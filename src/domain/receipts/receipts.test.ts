// What holds of all receipts, whatever met. The rows of the merge table are in the tests of each kind.

import { expect, test } from 'vitest';
import { person } from '../testing/people.ts';
import { createReceipts } from './receipts.ts';
import { change, metAfter, pick, receiptsOf, remove, rename } from './testing/receiptRows.ts';

test('a receipt keeps its id while people go on as they did, and says where they have got to', () => {
  const { ana, ben } = metAfter({ rule: '', ana: [remove], ben: [change(1)] }, 'ben');
  const carol = person('carol', 9, 9_000);
  carol.hears(ana);
  const [before] = receiptsOf(carol);
  const stranger = person('ben', 2, 5_000);
  stranger.receive([...ben.seen.values()].filter(({ actorId }) => actorId !== 'ana'));
  stranger.does(change(4));
  carol.hears(stranger);
  const [after] = receiptsOf(carol);
  expect(after?.id).toBe(before?.id);
  expect(after).toMatchObject({ kind: 'kept', made: [{ actorId: 'ben', quantity: 7 }], quantity: 7 });
});

test('a third person who comes late makes it another receipt, not a second one', () => {
  const { ana, carol } = metAfter({ rule: '', ana: [remove], ben: [change(1)] }, 'ben');
  carol.does(change(2));
  const [before] = receiptsOf(ana);
  ana.hears(carol);
  const receipts = receiptsOf(ana);
  expect(receipts).toMatchObject([
    { kind: 'kept', removedBy: ['ana'], quantity: 5, toldTo: ['carol', 'ana', 'ben'], alternatives: [remove] },
  ]);
  expect(receipts[0]?.id).not.toBe(before?.id);
});

test('a line that did not change is not read again', () => {
  const { ana } = metAfter({ rule: '', ana: [remove], ben: [change(1)] }, 'ben');
  const receiptsIn = createReceipts();
  const [before] = receiptsIn(ana.cart());
  expect(receiptsIn(ana.cart())[0]).toEqual(before);
  const cart = ana.cart();
  expect(receiptsIn({ ...cart, created: null })[0]).toBe(receiptsIn(cart)[0]);
});

test('what somebody does about something else settles nothing', () => {
  const { ana } = metAfter({ rule: '', ana: [remove], ben: [change(1)] }, 'ben');
  ana.does(rename('Oat milk'));
  ana.does(pick(1));
  expect(receiptsOf(ana)).toMatchObject([{ kind: 'kept', subject: 'Oat milk', alternatives: [remove] }]);
});
