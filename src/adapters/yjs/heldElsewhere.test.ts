import { expect, test } from 'vitest';
import type { HeldElsewhere } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createHeldElsewhere } from './heldElsewhere.ts';

const of = (device: string, lengths: Record<number, number>) => ({
  device,
  lengths: new Map(Object.entries(lengths).map(([replica, length]) => [Number(replica) as ReplicaId, length])),
});
const plain = (held: HeldElsewhere) =>
  Object.fromEntries([...held].map(([device, lengths]) => [device, Object.fromEntries(lengths)]));

test('of each device and log the most it has told', () => {
  const elsewhere = createHeldElsewhere('ana');
  expect(elsewhere.heard([of('ben', { 1: 3, 2: 1 }), of('cy', { 1: 1 })])).toBe(true);
  expect(elsewhere.heard([of('ben', { 1: 2, 2: 4 })])).toBe(true);
  expect(plain(elsewhere.all())).toEqual({ ben: { 1: 3, 2: 4 }, cy: { 1: 1 } });
});

test('a device named twice in one message is one device', () => {
  const elsewhere = createHeldElsewhere('ana');
  elsewhere.heard([of('ben', { 1: 3 }), of('ben', { 2: 1 })]);
  expect(plain(elsewhere.all())).toEqual({ ben: { 1: 3, 2: 1 } });
});

test('this device is not elsewhere', () => {
  const elsewhere = createHeldElsewhere('ana');
  expect(elsewhere.heard([of('ana', { 1: 3 })])).toBe(false);
  expect(plain(elsewhere.all())).toEqual({});
});

test('it is another map where something has moved, and the same one where nothing has', () => {
  const elsewhere = createHeldElsewhere('ana');
  elsewhere.heard([of('ben', { 1: 3 }), of('cy', { 1: 1 })]);
  const before = elsewhere.all();
  expect(elsewhere.heard([of('ben', { 1: 3, 2: 0 }), of('cy', {})])).toBe(false);
  expect(elsewhere.all()).toBe(before);
  elsewhere.heard([of('ben', { 1: 4 })]);
  expect(elsewhere.all()).not.toBe(before);
  expect(elsewhere.all().get('cy')).toBe(before.get('cy'));
  expect(plain(before)).toEqual({ ben: { 1: 3 }, cy: { 1: 1 } });
});
