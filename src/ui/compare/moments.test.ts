import { expect, test } from 'vitest';
import type { CheckoutView } from '../../domain/checkout/checkoutViews.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { EventId } from '../../engine/message.ts';
import { indexAtTime, namedMoments } from './moments.ts';

const entries = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, at: index * 10 }) as unknown as ActivityEntry);
const shop = (at: string, status: string) => ({ id: `shop ${at}`, at, status }) as unknown as CheckoutView;

test('moments with a name are the start, shops that stand, where one last looked, and now', () => {
  const moments = namedMoments(entries, [shop('b', 'bought'), shop('c', 'undone')], 'c' as EventId);
  expect(moments.map(({ key, index }) => [key, index])).toEqual([
    ['start', 0],
    ['shop b', 1],
    ['looked', 2],
    ['now', 3],
  ]);
  expect(namedMoments(entries, [], 'unknown' as EventId)).toHaveLength(2);
  expect(namedMoments([], [], null)).toEqual([]);
});

test('a time is the place after what had happened by then', () => {
  expect([-5, 0, 9, 10, 25, 99].map((ms) => indexAtTime(entries, ms))).toEqual([0, 0, 0, 1, 2, 3]);
});
