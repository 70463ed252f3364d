import { expect, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { eventIdOf } from './hybridLogicalClock.ts';
import type { EventId } from './message.ts';
import { createUnreadEvents, type Placed, type UnreadEvent } from './unreadEvents.ts';

const at = (ms: number, replica = 1): EventId => eventIdOf(ms, 0, replica as ReplicaId);
const read = (id: EventId, ...deps: EventId[]): Placed => ({ id, deps });
const saying = (id: EventId, ...observed: EventId[]): UnreadEvent => ({ id, deps: [], observed });
const silent = (id: EventId, ...deps: EventId[]): UnreadEvent => ({ id, deps, observed: null });

function eventsOf(readable: readonly Placed[], unread: readonly UnreadEvent[]) {
  const events = createUnreadEvents();
  events.arrived(readable, unread);
  return events;
}

test('what names no unread event stays the list that it is', () => {
  const ids = [at(1), at(2)];
  expect(eventsOf([], [saying(at(3))]).seenThrough(ids)).toBe(ids);
});

test('in the place of an unread event is what it says that its author saw', () => {
  expect(eventsOf([], [saying(at(3), at(1))]).seenThrough([at(2), at(3)])).toEqual([at(2), at(1)]);
});

test('unread events that saw unread events, in a circle too, are seen through to the end', () => {
  const events = eventsOf([], [saying(at(3), at(4), at(1)), saying(at(4), at(3), at(2))]);
  expect(events.seenThrough([at(4)])).toEqual([at(1), at(2)]);
});

test('where it cannot say it, its log does: all before it, the deps of all that, and all before those', () => {
  const readable = [read(at(1)), read(at(2), at(10, 2)), read(at(4)), read(at(9, 2), at(5, 3)), read(at(10, 2))];
  const others = [read(at(11, 2)), read(at(5, 3)), read(at(6, 3)), read(at(1, 4))];
  const events = eventsOf([...others, ...readable], [silent(at(3), at(1, 4))]);
  expect(events.seenThrough([at(3)])).toEqual([at(1), at(1, 4), at(2), at(5, 3), at(9, 2), at(10, 2)]);
});

test('the deps of an unread event count on the way to another', () => {
  const events = eventsOf([read(at(7, 2))], [silent(at(1), at(7, 2)), silent(at(2))]);
  expect(events.seenThrough([at(2)])).toEqual([at(7, 2)]);
});

test('deps in a circle come to an end', () => {
  const events = eventsOf([read(at(1), at(1, 2)), read(at(1, 2), at(1))], [silent(at(2))]);
  expect(events.seenThrough([at(2)])).toEqual([at(1), at(1, 2)]);
});

test('says when what it has told has become another: an unread event, or one that a log reaches, has come late', () => {
  const events = eventsOf([read(at(1))], [saying(at(3), at(2)), silent(at(5), at(8, 2))]);
  events.seenThrough([at(3), at(5)]);
  expect(events.arrived([read(at(9, 2)), read(at(6))], [saying(at(7))])).toBe(false);
  expect(events.arrived([read(at(8, 2))], [])).toBe(true);
  expect(events.seenThrough([at(5)])).toEqual([at(1), at(8, 2)]);
  expect(events.arrived([], [saying(at(2), at(1))])).toBe(true);
  expect(events.seenThrough([at(3)])).toEqual([at(1)]);
  expect(events.arrived([], [saying(at(2), at(1))])).toBe(false);
});
