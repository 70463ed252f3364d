import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { createClock, eventIdOf, msOf, parseEventId } from './hybridLogicalClock.ts';

const own = 1 as ReplicaId;
const ms = fc.integer({ min: 0, max: 2 ** 47 });
const counter = fc.oneof(fc.integer({ min: 0, max: 0xffff }), fc.constant(0xffff));
const replicaId = fc.maxSafeNat().map((id) => id as ReplicaId);
const eventId = fc.tuple(ms, counter, replicaId).map((parts) => eventIdOf(...parts));

const step = fc.oneof(
  fc.record({ kind: fc.constant('tick' as const), wall: ms }),
  fc.record({ kind: fc.constant('observe' as const), id: eventId, wall: ms }),
  fc.record({ kind: fc.constant('raiseTo' as const), id: eventId, wall: ms }),
);

test('[R3] text order of ids is the order of stamp, then counter, then replica', () => {
  const parts = fc.tuple(ms, counter, replicaId);
  const compare = (a: readonly number[], b: readonly number[]) =>
    Math.sign(a.map((part, index) => part - (b[index] as number)).find((difference) => difference !== 0) ?? 0);
  fc.assert(
    fc.property(parts, parts, (a, b) => {
      const [x, y] = [eventIdOf(...a), eventIdOf(...b)];
      expect(x < y ? -1 : x > y ? 1 : 0).toBe(compare(a, b));
    }),
  );
});

test('ids survive the round trip', () => {
  fc.assert(
    fc.property(ms, counter, replicaId, (...[ms, counter, replicaId]) => {
      expect(parseEventId(eventIdOf(ms, counter, replicaId))).toEqual({ ms, counter, replicaId });
    }),
  );
});

test('whatever the wall clock does and whatever is seen, own ids strictly increase and stay valid', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 50 }), (steps) => {
      let wall = 0;
      const clock = createClock({ wallNow: () => wall });
      let last = '';
      for (const step of steps) {
        wall = step.wall;
        if (step.kind !== 'tick') clock[step.kind](step.id);
        const id = clock.tick(own);
        expect(id > last && parseEventId(id) !== null).toBe(true);
        if (step.kind === 'raiseTo') expect(id > step.id).toBe(true);
        last = id;
      }
    }),
  );
});

test('[R12] what was seen within a minute of own time comes before what is done next', () => {
  fc.assert(
    fc.property(eventId, fc.integer({ min: -60_000, max: 2 ** 40 }), (seen, ahead) => {
      const clock = createClock({ wallNow: () => msOf(seen) + ahead });
      clock.observe(seen);
      const next = clock.tick(own);
      expect(msOf(next) > msOf(seen) || next.slice(0, 16) > seen.slice(0, 16)).toBe(true);
    }),
  );
});

test('however wrong other clocks are, own stamps stay within a minute of own time', () => {
  fc.assert(
    fc.property(fc.array(eventId), fc.integer({ min: 0, max: 2 ** 40 }), (seen, wall) => {
      const clock = createClock({ wallNow: () => wall });
      for (const id of seen) clock.observe(id);
      expect(msOf(clock.tick(own))).toBeLessThanOrEqual(wall + 60_000);
    }),
  );
});
