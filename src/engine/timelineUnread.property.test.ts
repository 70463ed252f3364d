import fc from 'fast-check';
import { expect, test } from 'vitest';
import { replicaIdOf } from './hybridLogicalClock.ts';
import type { MapNamed } from './mapNamed.ts';
import type { EventEnvelope, EventId } from './message.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';
import type { UnreadEvent } from './unreadEvents.ts';

/** An event that says what its author saw, and a state that shows what was folded, as what. */
interface Saw {
  readonly type: 'Saw';
  readonly data: { readonly observed: readonly EventId[] };
}
type Trace = readonly string[];
type Item = EventEnvelope<Saw> & { readonly kind: 'read' | 'saying' | 'silent' };

const evolve = (trace: Trace, { id, event }: EventEnvelope<Saw>): Trace => [
  ...trace,
  `${id} saw ${[...event.data.observed].sort().join(', ')}`,
];
const mapNamed: MapNamed<Saw> = (event, map) => ({ type: 'Saw', data: { observed: map(event.data.observed) } });

const place = fc.record({ ms: fc.nat(9), replica: fc.integer({ min: 1, max: 3 }) });
const places = fc.uniqueArray(place, { maxLength: 3, selector: ({ ms, replica }) => `${ms} ${replica}` });
const idsAt = places.map((all) => all.map((one) => tallyEnvelope(one).id));
/** Half of them cannot be read; what is seen may lie ahead, or nowhere; now and then two are one command's. */
const item = fc
  .record({
    place,
    saw: idsAt,
    deps: idsAt,
    kind: fc.constantFrom('read', 'read', 'saying', 'silent'),
    twin: fc.nat(9),
  })
  .map(({ place, saw, deps, kind, twin }): Item => {
    const command = twin < 2 ? `twin ${twin}` : undefined;
    const envelope = tallyEnvelope({ ...place, deps, ...(command === undefined ? {} : { command }) });
    return { ...envelope, event: { type: 'Saw', data: { observed: saw } }, kind: kind as Item['kind'] };
  });
const delivered = fc.uniqueArray(item, { selector: ({ id }) => id, maxLength: 18 }).chain((items) =>
  fc.record({
    items: fc.constant(items),
    order: fc.shuffledSubarray(items, { minLength: items.length }),
    again: fc.shuffledSubarray(items),
  }),
);

/** What the timeline must equal, written as plainly as can be. */
function fullFold(items: readonly Item[]): Trace {
  const ascending = items.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const readable = ascending.filter(({ kind }) => kind === 'read');
  const countingTwin = (id: EventId) => {
    const own = readable.find((one) => one.id === id);
    return readable.find((one) => one.commandId === own?.commandId)?.id ?? id;
  };
  const hadBy = (start: Item): Set<Item> => {
    const had = new Set([start]);
    for (const one of had) {
      const marks = [one.id, ...one.deps];
      for (const other of ascending)
        if (marks.some((mark) => replicaIdOf(mark) === other.replicaId && other.id <= mark)) had.add(other);
    }
    return had;
  };
  const seenThrough = (ids: readonly EventId[]): readonly EventId[] => {
    const seen = new Set(ids);
    const told = new Set<EventId>();
    for (const id of seen) {
      const one = items.find((other) => other.id === id);
      if (one === undefined || one.kind === 'read') told.add(id);
      else if (one.kind === 'saying') for (const other of one.event.data.observed) seen.add(other);
      else for (const other of hadBy(one)) if (other.kind === 'read') told.add(other.id);
    }
    return [...told];
  };
  return readable
    .filter(({ id }) => countingTwin(id) === id)
    .reduce<Trace>((trace, envelope) => {
      const observed = [...new Set(seenThrough(envelope.event.data.observed).map(countingTwin))];
      return evolve(trace, { ...envelope, event: { type: 'Saw', data: { observed } } });
    }, []);
}

const asUnread = ({ id, deps, kind, event }: Item): UnreadEvent => ({
  id,
  deps,
  observed: kind === 'saying' ? event.data.observed : null,
});

function insertAll(timeline: ReturnType<typeof createTimeline<Trace, Saw>>, items: readonly Item[]) {
  return timeline.insert(
    items.filter(({ kind }) => kind === 'read'),
    items.filter(({ kind }) => kind !== 'read').map(asUnread),
  );
}

test('[R4] [R6] [R9] what an event saw that cannot be read was seen, in whatever order all arrive', () => {
  fc.assert(
    fc.property(delivered, ({ items, order, again }) => {
      const timeline = createTimeline<Trace, Saw>({ initialState: [], evolve, mapNamed, keyframeEvery: 4 });
      for (const one of order) insertAll(timeline, [one]);
      expect(timeline.state()).toEqual(fullFold(items));
      expect(insertAll(timeline, again)).toMatchObject({ inserted: 0, from: timeline.length() });
      expect(timeline.state()).toEqual(fullFold(items));
      const atOnce = createTimeline<Trace, Saw>({ initialState: [], evolve, mapNamed });
      insertAll(atOnce, order);
      expect(atOnce.state()).toEqual(timeline.state());
    }),
    { numRuns: 600 },
  );
});

test('after an upgrade, when all can be read, it is as if it always could', () => {
  fc.assert(
    fc.property(delivered, ({ items, order }) => {
      const all = items.map((one): Item => ({ ...one, kind: 'read' }));
      const timeline = createTimeline<Trace, Saw>({ initialState: [], evolve, mapNamed });
      insertAll(timeline, order);
      timeline.clear();
      insertAll(timeline, all);
      expect(timeline.state()).toEqual(fullFold(all));
    }),
  );
});

test('an unread event that nobody names costs no fold', () => {
  const timeline = createTimeline<Trace, Saw>({ initialState: [], evolve, mapNamed });
  const first: Item = { ...tallyEnvelope({ ms: 1 }), event: { type: 'Saw', data: { observed: [] } }, kind: 'read' };
  insertAll(timeline, [first]);
  const { from } = timeline.insert([], [{ id: tallyEnvelope({ ms: 0 }).id, deps: [], observed: [first.id] }]);
  expect(from).toBe(1);
});
