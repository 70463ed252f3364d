// What is late in a long history counts at once, and the history is folded anew in steps, while more comes late. At every moment of
// it the states are those of the full fold; in the end what is noted is, too.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventEnvelope, EventId } from './message.ts';
import type { TallyEvent } from './testing/tallyDomain.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';

/** Comes to the same in any order. */
interface Sum {
  readonly total: number;
  readonly folded: readonly EventId[];
}

const initialState: Sum = { total: 0, folded: [] };
const evolve = ({ total, folded }: Sum, { id, event }: EventEnvelope<TallyEvent>): Sum => ({
  total: total + event.data.by,
  folded: [...folded, id].sort(),
});
const describe = (before: Sum, { id }: EventEnvelope, after: Sum) => `${id} ${before.total} ${after.total}`;

const envelope = fc
  .record({
    ms: fc.nat(60),
    replica: fc.integer({ min: 1, max: 3 }),
    command: fc.oneof({ weight: 40, arbitrary: fc.constant(undefined) }, fc.constantFrom('p', 'q')),
  })
  .map(({ ms, replica, command }) => tallyEnvelope({ ms, replica, ...(command === undefined ? {} : { command }) }));

type Act = { readonly insert: number } | { readonly refold: number };
const acts: fc.Arbitrary<readonly Act[]> = fc.array(
  fc.oneof(
    fc.record({ insert: fc.integer({ min: 1, max: 6 }) }),
    fc.record({ refold: fc.integer({ min: 1, max: 9 }) }),
  ),
  { maxLength: 25, size: 'max' },
);

/** What the timeline must equal, written as plainly as can be. */
function fullFold(events: readonly EventEnvelope<TallyEvent>[]) {
  const states = [initialState];
  const notes: string[] = [];
  const seen = new Set<string>();
  for (const one of events.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const before = states.at(-1) as Sum;
    const after = seen.has(one.commandId) ? before : evolve(before, one);
    seen.add(one.commandId);
    states.push(after);
    notes.push(describe(before, one, after));
  }
  return { states, notes };
}

test('[R4] [R6] folded anew in steps, under more that is late, it equals the full fold at every moment', () => {
  let refoldings = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(envelope, { selector: ({ id }) => id, maxLength: 60, minLength: 10, size: 'max' }),
      acts,
      fc.constantFrom(1, 2, 5, 64),
      fc.constantFrom(1, 4, 12),
      (events, schedule, keyframeEvery, mostAtOnce) => {
        const timeline = createTimeline<Sum, TallyEvent, string>({
          ...{ initialState, evolve, describe, keyframeEvery, mostAtOnce, takesAnyOrder: true },
        });
        let here: readonly EventEnvelope<TallyEvent>[] = [];
        const insert = (next: readonly EventEnvelope<TallyEvent>[]) => {
          timeline.insert(next);
          here = [...here, ...next];
        };
        insert(events.slice(0, 10));
        for (const act of schedule) {
          // What was looked at before is no moment of what it is then.
          timeline.stateAt(Math.floor(here.length / 2));
          if ('insert' in act) insert(events.slice(here.length, here.length + act.insert));
          else timeline.refold(act.refold);
          if (timeline.isRefolding()) refoldings += 1;
          const { states } = fullFold(here);
          expect(timeline.state()).toEqual(states.at(-1));
          expect(timeline.stateAt(states.length - 3)).toEqual(states.at(-2));
          expect(states.map((_, length) => timeline.stateAt(length - 1))).toEqual(states);
          expect(timeline.notes().map((note) => note.split(' ')[0])).toEqual(here.map(({ id }) => id).sort());
          for (const { commandId } of here) {
            const ids = here.flatMap((one) => (one.commandId === commandId ? one.id : []));
            expect(timeline.eventsOf(commandId)).toEqual(ids.sort());
          }
        }
        timeline.refold(Number.POSITIVE_INFINITY);
        expect(timeline.isRefolding()).toBe(false);
        const { states, notes } = fullFold(here);
        expect(timeline.notes()).toEqual(notes);
        expect(states.map((_, length) => timeline.stateAt(length - 1))).toEqual(states);
        expect(states.map((_, back) => timeline.stateAt(states.length - 2 - back))).toEqual(states.toReversed());
      },
    ),
    { numRuns: 200 },
  );
  expect(refoldings).toBeGreaterThan(500);
});

test('what is late costs few steps at once, however much comes after it', () => {
  const { timeline, stepsSince } = longTimeline();
  timeline.insert([tallyEnvelope({ ms: 10, replica: 2 }), tallyEnvelope({ ms: 50_000, replica: 2 })]);
  expect(timeline.state()).toBe(100_002);
  expect(timeline.stateAt(77_777)).toBe(77_778);
  expect(stepsSince()).toBeLessThan(5_000);
  timeline.refold(700);
  // After the way to where it begins.
  expect(stepsSince()).toBe(700 + 11);
  timeline.refold(700);
  expect(stepsSince()).toBe(700);
});

test('much that is late costs a step each, and one for each state that is kept of later', () => {
  const { timeline, stepsSince } = longTimeline();
  for (let from = 0; from < 60_000; from += 6_000)
    timeline.insert(Array.from({ length: 6_000 }, (_, ms) => tallyEnvelope({ ms: from + ms, replica: 2 })));
  expect(stepsSince()).toBeLessThan(63_000);
  expect(timeline.state()).toBe(160_000);
  timeline.refold(Number.POSITIVE_INFINITY);
  expect(timeline.stateAt(77_777)).toBe(77_778);
});

/** Of 100,000 events. `stepsSince`: how many were folded since it was asked last. */
function longTimeline() {
  let steps = 0;
  const counting = (state: number) => {
    steps += 1;
    return state + 1;
  };
  const timeline = createTimeline<number, TallyEvent>({ initialState: 0, evolve: counting, takesAnyOrder: true });
  const stepsSince = () => {
    const counted = steps;
    steps = 0;
    return counted;
  };
  timeline.insert(Array.from({ length: 100_000 }, (_, ms) => tallyEnvelope({ ms })));
  stepsSince();
  return { timeline, stepsSince };
}
