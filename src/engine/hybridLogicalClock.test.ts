import { expect, expectTypeOf, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { createClock, eventIdFrom, eventIdOf, msOf, parseEventId, replicaIdOf, stampOf } from './hybridLogicalClock.ts';
import type { EventId } from './message.ts';

const alice = 0xa11ce as ReplicaId;
const bob = (2 ** 53 - 1) as ReplicaId;

function clockAt(start: number) {
  const wall = { now: start };
  return { wall, clock: createClock({ wallNow: () => wall.now }) };
}

test('an id is a stamp and a replica as 30 hex digits, and can be taken apart', () => {
  const id = eventIdOf(0x1234, 7, bob);
  expect(id).toBe('000000001234' + '0007' + '1fffffffffffff');
  expect(parseEventId(id)).toEqual({ ms: 0x1234, counter: 7, replicaId: bob });
  expect([stampOf(id), msOf(id), replicaIdOf(id)]).toEqual(['0000000012340007', 0x1234, bob]);
  expect(eventIdFrom(stampOf(id), bob)).toBe(id);
  expectTypeOf(id).toEqualTypeOf<EventId>();
});

test.each([
  '',
  'x',
  '0'.repeat(29),
  '0'.repeat(31),
  `${'0'.repeat(29)}G`,
  `${'0'.repeat(29)}A`,
  '0'.repeat(16) + 'f'.repeat(14),
])('what is no event id is not parsed: %j', (text) => {
  expect(parseEventId(text)).toBeNull();
});

test('it follows the wall clock, and counts while that stands still or goes back', () => {
  const { wall, clock } = clockAt(1000);
  expect(clock.tick(alice)).toBe(eventIdOf(1000, 0, alice));
  expect(clock.tick(alice)).toBe(eventIdOf(1000, 1, alice));
  wall.now = 10;
  expect(clock.tick(alice)).toBe(eventIdOf(1000, 2, alice));
  wall.now = 1001.9;
  expect(clock.tick(alice)).toBe(eventIdOf(1001, 0, alice));
});

test('a counter that is full goes on in the next millisecond', () => {
  const { clock } = clockAt(1000);
  clock.raiseTo(eventIdOf(1000, 0xffff, alice));
  expect(clock.tick(alice)).toBe(eventIdOf(1001, 0, alice));
});

test('[R12] after seeing an event, its own next one comes later', () => {
  const { clock } = clockAt(1000);
  const seen = eventIdOf(30_000, 9, bob);
  clock.observe(seen);
  expect(clock.tick(alice)).toBe(eventIdOf(30_000, 10, alice));
});

test('a remote clock that is far ahead pulls it forward by a minute and no further', () => {
  const { clock } = clockAt(1000);
  clock.observe(eventIdOf(1000 + 10 * 365 * 86_400_000, 9, bob));
  expect(clock.tick(alice)).toBe(eventIdOf(61_000, 1, alice));
});

test('a minute ahead is taken over to the last bit, a millisecond more is not', () => {
  const { clock } = clockAt(1000);
  clock.observe(eventIdOf(61_000, 9, bob));
  expect(clock.tick(alice)).toBe(eventIdOf(61_000, 10, alice));
  const other = clockAt(1000).clock;
  other.observe(eventIdOf(61_001, 9, bob));
  expect(other.tick(alice)).toBe(eventIdOf(61_000, 1, alice));
});

test('of two stamps in one millisecond the counter decides', () => {
  const { clock } = clockAt(1000);
  clock.tick(alice);
  clock.observe(eventIdOf(1000, 5, bob));
  clock.observe(eventIdOf(1000, 3, bob));
  expect(clock.tick(alice)).toBe(eventIdOf(1000, 6, alice));
});

test('it never stamps at or below its own log’s last id, however far ahead that is', () => {
  const { clock } = clockAt(1000);
  clock.raiseTo(eventIdOf(9_000_000, 3, alice));
  clock.observe(eventIdOf(20, 0, bob));
  expect(clock.tick(alice)).toBe(eventIdOf(9_000_000, 4, alice));
});

test.each([-5, 0.4, 2 ** 50])('a wall clock at %d still gives a valid id', (now) => {
  expect(parseEventId(clockAt(now).clock.tick(alice))).not.toBeNull();
});
