import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventEnvelope } from './message.ts';
import { initialTally, type Tally, type TallyEvent, tallyDecider } from './testing/tallyDomain.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';

const envelope = fc
  .record({
    ms: fc.nat(60),
    replica: fc.integer({ min: 1, max: 4 }),
    command: fc.option(fc.constantFrom('p', 'q'), { nil: undefined, freq: 3 }),
    index: fc.nat(1),
    dep: fc.option(fc.record({ ms: fc.nat(60), replica: fc.integer({ min: 1, max: 4 }) })),
  })
  .map(({ ms, replica, command, index, dep }) =>
    tallyEnvelope({
      ms,
      replica,
      index,
      deps: dep === null ? [] : [tallyEnvelope(dep).id],
      ...(command === undefined ? {} : { command }),
    }),
  );
const history = fc.uniqueArray(envelope, { selector: ({ id }) => id, maxLength: 40 });
/** Every event at least once, in any order and in batches of any size. */
const schedule = history.chain((events) =>
  fc.record({
    events: fc.constant(events),
    deliveries: fc
      .tuple(
        fc.shuffledSubarray(events, { minLength: events.length }),
        events.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...events), { maxLength: 20 }),
        fc.infiniteStream(fc.nat(5)),
      )
      .map(([all, again, sizes]) => batches([...again, ...all], sizes)),
  }),
);

function batches<Element>(elements: readonly Element[], sizes: Iterator<number>): readonly (readonly Element[])[] {
  const cut: Element[][] = [];
  for (let start = 0; start < elements.length; ) {
    const size = sizes.next().value as number;
    cut.push(elements.slice(start, start + size));
    start += size;
  }
  return cut;
}

const describe = (before: Tally, { id }: EventEnvelope, after: Tally) => `${id} ${before.total} ${after.total}`;

/** What the timeline must equal, written as plainly as can be. */
function fullFold(events: readonly EventEnvelope<TallyEvent>[]) {
  const ascending = events.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const states: Tally[] = [initialTally];
  const notes: string[] = [];
  const seen = new Set<string>();
  for (const envelope of ascending) {
    const before = states.at(-1) as Tally;
    const key = `${envelope.commandId} ${envelope.commandIndex}`;
    const after = seen.has(key) ? before : tallyDecider.evolve(before, envelope);
    seen.add(key);
    states.push(after);
    notes.push(describe(before, envelope, after));
  }
  return { ids: ascending.map(({ id }) => id), states, notes };
}

test('[R4] [R6] in any order, batching and duplication it equals the full fold, at every moment', () => {
  fc.assert(
    fc.property(schedule, fc.constantFrom(1, 2, 3, 7, 64), ({ events, deliveries }, keyframeEvery) => {
      const { evolve } = tallyDecider;
      const timeline = createTimeline<Tally, TallyEvent, string>({
        initialState: initialTally,
        evolve,
        describe,
        keyframeEvery,
      });
      let known = timeline.stateAt(-1);
      for (const batch of deliveries) {
        const former = timeline.length();
        const { inserted, from, late } = timeline.insert(batch);
        expect(timeline.length()).toBe(former + inserted);
        expect(late).toBeLessThanOrEqual(inserted);
        if (inserted === 0) expect(timeline.state()).toBe(known);
        else expect(from).toBeLessThanOrEqual(former);
        known = timeline.state();
      }
      const { ids, states, notes } = fullFold(events);
      expect(timeline.state()).toEqual(states.at(-1));
      expect(states.map((_, length) => timeline.stateAt(length - 1))).toEqual(states);
      expect(ids.map((_, index) => timeline.at(index)?.id)).toEqual(ids);
      expect(timeline.notes()).toEqual(notes);
    }),
    { numRuns: 400 },
  );
});

test('[R4] heads depend on the set of events only', () => {
  fc.assert(
    fc.property(schedule, ({ events, deliveries }) => {
      const { evolve } = tallyDecider;
      const inOrder = createTimeline({ initialState: initialTally, evolve });
      inOrder.insert(events);
      const anyOrder = createTimeline({ initialState: initialTally, evolve });
      for (const batch of deliveries) anyOrder.insert(batch);
      expect(anyOrder.heads()).toEqual(inOrder.heads());
    }),
  );
});
