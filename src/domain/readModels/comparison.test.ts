import { expect, test } from 'vitest';
import type { ActorId } from '../../engine/message.ts';
import type { CartEventType } from '../events.ts';
import { person } from '../testing/people.ts';
import type { ActivityEntry } from './activity.ts';
import { compareMoments } from './comparison.ts';

test('what a checkout took was taken by who shopped, not by who settled it later', () => {
  const ana = person('ana', 1, 0);
  ana.does({ type: 'AddItem', data: { name: 'Milk', quantity: 2 } });
  ana.does({ type: 'PickItem', data: { line: 't:milk' } });
  const then = ana.view();
  ana.does({ type: 'CheckOut', data: { kind: 'purchase' } });
  const between = [entry('ana', 'CheckedOut'), entry('ben', 'CheckoutSettled'), entry('carol', 'CheckoutUnsettled')];
  const { changes } = compareMoments(then, ana.view(), between);
  expect(changes).toMatchObject([{ line: 't:milk', kind: 'removed', by: ['ana'] }]);
});

test('a cart that is called otherwise now says how it was called', () => {
  const ana = person('ana', 1, 0);
  ana.does({ type: 'CreateCart', data: { name: 'Flat', currency: 'EUR' } });
  const then = ana.view();
  expect(compareMoments(then, then, []).renamed).toBeNull();
  ana.does({ type: 'RenameCart', data: { name: 'Office' } });
  expect(compareMoments(then, ana.view(), []).renamed).toEqual({ from: 'Flat', to: 'Office' });
});

function entry(actorId: string, type: CartEventType): ActivityEntry {
  const told: Partial<ActivityEntry> = { actorId: actorId as ActorId, type, line: null };
  return told as ActivityEntry;
}
