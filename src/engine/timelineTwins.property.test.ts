import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { MapNamed } from './mapNamed.ts';
import type { EventEnvelope, EventId } from './message.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';

/** An event that says what its author saw, and a state that shows what was folded, as what. */
interface Saw {
  readonly type: 'Saw';
  readonly data: { readonly observed: readonly EventId[] };
}
type Trace = readonly string[];

const evolve = (trace: Trace, { id, event }: EventEnvelope<Saw>): Trace => [
  ...trace,
  `${id} saw ${event.data.observed.join(', ')}`,
];
const mapNamed: MapNamed<Saw> = (event, map) => ({ type: 'Saw', data: { observed: map(event.data.observed) } });

const place = fc.record({ ms: fc.nat(9), replica: fc.integer({ min: 1, max: 2 }) });
/** Few commands, so that many events are twins; what they saw may lie ahead of them, or nowhere. */
const envelope = fc
  .record({
    place,
    command: fc.constantFrom('p', 'q', 'r', 's'),
    index: fc.nat(1),
    former: fc.option(place, { nil: null, freq: 3 }),
    saw: fc.uniqueArray(place, { maxLength: 4, selector: ({ ms, replica }) => `${ms} ${replica}` }),
  })
  .map(({ place, command, index, former, saw }): EventEnvelope<Saw> => {
    const observed = saw.map((other) => tallyEnvelope(other).id);
    const formerIds = former === null ? {} : { formerIds: [tallyEnvelope(former).id] };
    return { ...tallyEnvelope({ ...place, command, index }), ...formerIds, event: { type: 'Saw', data: { observed } } };
  });
const delivered = fc.uniqueArray(envelope, { selector: ({ id }) => id, maxLength: 20 }).chain((events) =>
  fc.record({
    events: fc.constant(events),
    order: fc.shuffledSubarray(events, { minLength: events.length }),
    cut: fc.nat(20),
  }),
);

/** What the timeline must equal, written as plainly as can be. */
function fullFold(events: readonly EventEnvelope<Saw>[]): readonly Trace[] {
  const ascending = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const isTwin = (a: EventEnvelope, b: EventEnvelope) =>
    a.commandId === b.commandId && a.commandIndex === b.commandIndex;
  const countingTwin = (id: EventId) => {
    const own =
      events.find((candidate) => candidate.id === id) ?? ascending.find(({ formerIds }) => formerIds?.includes(id));
    return own === undefined ? id : (ascending.find((other) => isTwin(other, own))?.id as EventId);
  };
  const states: Trace[] = [[]];
  for (const envelope of ascending) {
    const before = states.at(-1) as Trace;
    const observed = [...new Set(envelope.event.data.observed.map(countingTwin))];
    const counts = countingTwin(envelope.id) === envelope.id;
    states.push(counts ? evolve(before, { ...envelope, event: { type: 'Saw', data: { observed } } }) : before);
  }
  return states;
}

test('[R4] [R6] of twins the lowest folds, and seeing any of them, or a lost one, is seeing it, in any order and at every moment', () => {
  fc.assert(
    fc.property(delivered, fc.constantFrom(1, 3, 64), ({ events, order, cut }, keyframeEvery) => {
      const timeline = createTimeline<Trace, Saw>({ initialState: [], evolve, mapNamed, keyframeEvery });
      timeline.insert(order.slice(0, cut));
      for (const one of order.slice(cut)) timeline.insert([one]);
      const states = fullFold(events);
      expect(states.map((_, length) => timeline.stateAt(length - 1))).toEqual(states);
      expect(states.map((_, back) => timeline.stateAt(states.length - 2 - back))).toEqual(states.toReversed());
      expect(timeline.state()).toEqual(states.at(-1));
    }),
    { numRuns: 500 },
  );
});

test('folding what is not stored leaves no trace, though an event of the same id is stored later', () => {
  fc.assert(
    fc.property(delivered, fc.array(fc.tuple(fc.nat(19), envelope), { maxLength: 10 }), ({ events, order }, tries) => {
      const timeline = createTimeline<Trace, Saw>({ initialState: [], evolve, mapNamed });
      order.forEach((one, index) => {
        // Decided on, and refused; then, as a cloned device stamps, another event comes under the very same id.
        for (const [when, { event }] of tries) if (when === index) timeline.evolve(timeline.state(), { ...one, event });
        timeline.insert([one]);
      });
      expect(timeline.state()).toEqual(fullFold(events).at(-1));
    }),
    { numRuns: 500 },
  );
});

test('[R1] what an event itself says stays as it was written', () => {
  const first = tallyEnvelope({ ms: 1, command: 'p' });
  const twin = tallyEnvelope({ ms: 2, replica: 2, command: 'p' });
  const observed = [twin.id];
  const observer = { ...tallyEnvelope({ ms: 3 }), event: { type: 'Saw', data: { observed } } } as const;
  const quiet = { type: 'Saw', data: { observed: [] } } as const;
  const timeline = createTimeline<Trace, Saw>({ initialState: [], evolve, mapNamed });
  timeline.insert([observer, { ...twin, event: quiet }, { ...first, event: quiet }]);
  expect(timeline.at(2)).toBe(observer);
  expect(timeline.state().at(-1)).toBe(`${observer.id} saw ${first.id}`);
});
