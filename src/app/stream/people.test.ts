import { expect, test } from 'vitest';
import type { PresenceState } from '../../engine/replica.ts';
import { gatherPeople } from './people.ts';

const session = (actorId: string, name: string, lookingAt: string | null = null): PresenceState => ({
  actorId,
  name,
  color: 'teal',
  lookingAt,
  isShopping: false,
  cursor: null,
});

test('the sessions of one person are one person, and I come first', () => {
  const people = gatherPeople(
    [session('b', 'Bob'), session('a', 'Ana'), session('b', 'Bob', 'milk'), session('c', 'Me')],
    'c',
  );
  expect(people.map(({ name, sessions, isMe }) => [name, sessions, isMe])).toEqual([
    ['Me', 1, true],
    ['Ana', 1, false],
    ['Bob', 2, false],
  ]);
  expect(people[2]?.lookingAt).toBe('milk');
});

test('a session that looks at something is not silenced by a later one that does not', () => {
  expect(gatherPeople([session('b', 'Bob', 'milk'), session('b', 'Bob')], 'a')[0]?.lookingAt).toBe('milk');
});

test('two people of one name keep a stable order', () => {
  const both = [session('2', 'Sam'), session('1', 'Sam')];
  expect(gatherPeople(both, '').map(({ actorId }) => actorId)).toEqual(['1', '2']);
});
