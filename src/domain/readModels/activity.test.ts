import { expect, test } from 'vitest';
import { msOf } from '../../engine/hybridLogicalClock.ts';
import { inOrder } from '../../engine/testing/person.ts';
import { evolve, initialCart } from '../cart.ts';
import type { CartCommand } from '../commands.ts';
import type { CartEnvelope } from '../events.ts';
import { person } from '../testing/people.ts';
import { type ActivityEntry, describeActivity } from './activity.ts';

function historyOf(...commands: CartCommand[]): ActivityEntry[] {
  const ana = person('ana', 1, 0);
  for (const command of commands) ana.does(command);
  return described(inOrder(ana.seen.values()));
}

function described(envelopes: readonly CartEnvelope[]): ActivityEntry[] {
  let cart = initialCart;
  return envelopes.map((envelope) => {
    const before = cart;
    cart = evolve(before, envelope);
    return describeActivity(before, envelope, cart);
  });
}

const line = 't:milk';

test('an entry per event: who, what, and how the line stood before and after', () => {
  const entries = historyOf(
    { type: 'CreateCart', data: { name: 'Week', currency: 'EUR' } },
    { type: 'JoinCart', data: { name: 'Ana', color: 'teal' } },
    { type: 'AddItem', data: { name: 'Milk', quantity: 2 } },
    { type: 'ChangeQuantity', data: { line, by: 1 } },
    { type: 'RenameItem', data: { line, name: 'Oat milk' } },
    { type: 'ChangePrice', data: { line, price: 249 } },
    { type: 'ChangePrice', data: { line, price: null } },
    { type: 'NoteItem', data: { line, note: 'blue' } },
    { type: 'MoveItem', data: { line, aisle: 'dairy' } },
    { type: 'MoveItem', data: { line, aisle: null } },
    { type: 'PickItem', data: { line } },
    { type: 'RemoveItem', data: { line } },
    { type: 'RenameCart', data: { name: 'Party' } },
    { type: 'LeaveCart', data: {} },
  );
  const rows = entries.map(({ type, actorName, subject, before, after, value }) => [
    type,
    actorName,
    subject,
    before,
    after,
    value,
  ]);
  expect(rows).toEqual([
    ['CartCreated', '', 'Week', null, null, 'Week'],
    ['MemberJoined', 'Ana', 'Ana', null, null, 'Ana'],
    ['ItemAdded', 'Ana', 'Milk', 0, 2, null],
    ['QuantityChanged', 'Ana', 'Milk', 2, 3, null],
    ['ItemRenamed', 'Ana', 'Oat milk', 3, 3, 'Oat milk'],
    ['PriceChanged', 'Ana', 'Oat milk', 3, 3, '249'],
    ['PriceChanged', 'Ana', 'Oat milk', 3, 3, ''],
    ['ItemNoted', 'Ana', 'Oat milk', 3, 3, 'blue'],
    ['ItemMoved', 'Ana', 'Oat milk', 3, 3, 'dairy'],
    ['ItemMoved', 'Ana', 'Oat milk', 3, 3, ''],
    ['ItemPicked', 'Ana', 'Oat milk', 3, 3, null],
    ['ItemRemoved', 'Ana', 'Oat milk', 3, 0, null],
    ['CartRenamed', 'Ana', 'Party', null, null, 'Party'],
    ['MemberLeft', 'Ana', 'Ana', null, null, null],
  ]);
});

test('who says who they are does not join a second time, and who has left does', () => {
  const entries = historyOf(
    { type: 'JoinCart', data: { name: 'Teal fox', color: 'teal' } },
    { type: 'JoinCart', data: { name: 'Ana', color: 'teal' } },
    { type: 'JoinCart', data: { name: 'Ana', color: 'rose' } },
    { type: 'LeaveCart', data: {} },
    { type: 'JoinCart', data: { name: 'Ana', color: 'rose' } },
  );
  expect(entries.map(({ formerName }) => formerName)).toEqual([null, 'Teal fox', 'Ana', null, null]);
});

test('a clock more than a minute ahead of ours at arrival is marked', () => {
  const ana = person('ana', 1, 0);
  const [added] = ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 1 } });
  if (added === undefined) throw new Error('nothing was added');
  const at = msOf(added.id);
  const arrivedAt = (receivedAt: number) => described([{ ...added, receivedAt }])[0];
  expect(arrivedAt(at - 60_000)).toMatchObject({ at, receivedAt: at - 60_000, clockAhead: false });
  expect(arrivedAt(at - 60_001)?.clockAhead).toBe(true);
});
