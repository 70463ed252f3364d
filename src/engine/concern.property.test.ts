// What is late is told to those notes that it concerns, in steps, while more comes: in the end all of them are those of the full fold.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PartsOf } from './concern.ts';
import type { EventEnvelope } from './message.ts';
import { added, type TallyEvent } from './testing/tallyDomain.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';

type Envelope = EventEnvelope<TallyEvent>;
/** By part, what has changed it. */
type Parts = Readonly<Record<string, string>>;

const lines = ['a', 'b', 'c'];
const replicas = [1, 2, 3];
const everything = [...lines, ...replicas.map((one) => `@${one}`), '*'];
const initialState: Parts = Object.fromEntries(everything.map((part) => [part, '']));

/** A line, its author, or `*`: everything. */
const about = ({ event }: Envelope) => event.data.note;
const changedBy = (envelope: Envelope) => (about(envelope) === '*' ? everything : [about(envelope)]);
const sorted = (ids: string) => ids.split(' ').sort().join(' ');

function evolve(parts: Parts, envelope: Envelope): Parts {
  const changed = changedBy(envelope).map((part) => [part, sorted(`${parts[part]} ${envelope.id}`)]);
  return { ...parts, ...Object.fromEntries(changed) };
}

function describe(before: Parts, envelope: Envelope, after: Parts): string {
  const from = [about(envelope), `@${envelope.replicaId}`];
  return JSON.stringify([envelope.id, from.map((part) => [before[part], after[part]])]);
}

const partsOf: PartsOf<TallyEvent> = (envelope) => ({
  changes: about(envelope) === '*' ? null : changedBy(envelope),
  toldFrom: [about(envelope), `@${envelope.replicaId}`],
});

const envelope = fc
  .record({
    ms: fc.nat(60),
    replica: fc.constantFrom(...replicas),
    note: fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...lines) },
      { weight: 3, arbitrary: fc.constant('@') },
      { weight: 1, arbitrary: fc.constant('*') },
    ),
  })
  .map(
    ({ ms, replica, note }): Envelope => ({
      ...tallyEnvelope({ ms, replica }),
      event: added(ms, note === '@' ? `@${replica}` : note),
    }),
  );

/** Insertions, and steps in between. */
const schedule = fc.array(fc.record({ inserted: fc.integer({ min: 1, max: 4 }), refolded: fc.nat(6) }), {
  minLength: 5,
  maxLength: 40,
  size: 'max',
});

function fullFold(events: readonly Envelope[]) {
  const states = [initialState];
  const notes: string[] = [];
  for (const one of events.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
    const before = states.at(-1) as Parts;
    const after = evolve(before, one);
    states.push(after);
    notes.push(describe(before, one, after));
  }
  return { states, notes };
}

test('[R4] [R6] states at every moment, and in the end all notes, are those of the full fold', () => {
  let leftAlone = 0;
  fc.assert(
    fc.property(
      fc.uniqueArray(envelope, { selector: ({ id }) => id, maxLength: 70, minLength: 20, size: 'max' }),
      schedule,
      fc.constantFrom(1, 3, 16),
      (events, schedule, keyframeEvery) => {
        let told = 0;
        const counting: typeof describe = (...args) => {
          told += 1;
          return describe(...args);
        };
        const timeline = createTimeline<Parts, TallyEvent, string>({
          ...{ initialState, evolve, describe: counting, partsOf, keyframeEvery, mostAtOnce: 1, takesAnyOrder: true },
        });
        let here: readonly Envelope[] = [];
        for (const { inserted, refolded } of schedule) {
          const next = events.slice(here.length, here.length + inserted);
          timeline.insert(next);
          here = [...here, ...next];
          timeline.refold(refolded);
          const { states } = fullFold(here);
          expect(states.map((_, length) => timeline.stateAt(length - 1))).toEqual(states);
        }
        const isGoingOn = timeline.isRefolding();
        told = 0;
        timeline.refold(Number.POSITIVE_INFINITY);
        if (isGoingOn && told < here.length / 2) leftAlone += 1;
        const { states, notes } = fullFold(here);
        expect(timeline.notes()).toEqual(notes);
        expect(states.map((_, length) => timeline.stateAt(length - 1))).toEqual(states);
      },
    ),
    { numRuns: 300 },
  );
  expect(leftAlone).toBeGreaterThan(20);
});

test('what is late in a long history is folded with those of its part, and no others', () => {
  let steps = 0;
  const counting: typeof evolve = (...args) => {
    steps += 1;
    return { ...args[0], [about(args[1])]: args[1].id };
  };
  const timeline = createTimeline<Parts, TallyEvent, string>({
    ...{ initialState, evolve: counting, describe, partsOf, takesAnyOrder: true },
  });
  const of = (ms: number, note: string, replica = 1) => ({ ...tallyEnvelope({ ms, replica }), event: added(ms, note) });
  timeline.insert(Array.from({ length: 20_000 }, (_, ms) => of(ms, ms % 100 === 0 ? 'a' : 'b')));
  const before = [...timeline.notes()];
  timeline.insert([of(10_000, 'a', 2)]);
  steps = 0;
  timeline.refold(Number.POSITIVE_INFINITY);
  // Those of its part, after the way from the last keyframe to it.
  expect(steps).toBe(100 + (10_001 % 512));
  const after = timeline.notes().filter((_, index) => index !== 10_001);
  expect(after.flatMap((note, index) => (note === before[index] ? [] : index % 100))).toEqual(Array(1).fill(0));
});

test('what comes in order meanwhile stays as it is noted, whatever that is told from', () => {
  const timeline = createTimeline<Parts, TallyEvent, string>({
    ...{ initialState, evolve, describe, partsOf, mostAtOnce: 1, takesAnyOrder: true },
  });
  const of = (ms: number, note: string, replica = 1) => ({ ...tallyEnvelope({ ms, replica }), event: added(ms, note) });
  const [late, next] = [of(1, 'a', 3), of(100, 'a', 2)];
  const first = [of(0, 'a'), of(2, '@2', 2), of(3, 'b'), of(4, 'a')];
  timeline.insert(first);
  timeline.insert([late]);
  timeline.refold(1);
  timeline.insert([next]);
  timeline.refold(Number.POSITIVE_INFINITY);
  expect(timeline.notes()).toEqual(fullFold([...first, late, next]).notes);
});
