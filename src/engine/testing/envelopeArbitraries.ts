// Generators of histories for the laws of any domain whose events list in `observed` what their authors saw: with honest
// arrows and with hostile ones, delivered in any order and more than once, and with twins such as a healed fork leaves.

import fc from 'fast-check';
import type { ReplicaId } from '../../log/replicaId.ts';
import { eventIdOf } from '../hybridLogicalClock.ts';
import type { MapNamed } from '../mapNamed.ts';
import type { ActorId, CommandId, DomainEvent, EventEnvelope, EventId, StreamId } from '../message.ts';

/** An event of which is decided later where its arrows go. */
export type Unobserved<Event extends DomainEvent> = (observed: readonly EventId[]) => Event;

/** `reach` 'back': arrows to lower ids only. 'anywhere': to later ones, in circles, to itself and to nothing, too. */
export function envelopesOf<Event extends DomainEvent>(
  event: fc.Arbitrary<Unobserved<Event>>,
  reach: 'back' | 'anywhere',
  maxLength: number,
): fc.Arbitrary<EventEnvelope<Event>[]> {
  const arrows = fc.array(fc.nat(), { maxLength: 3 });
  return fc.array(fc.tuple(event, arrows, fc.nat(2)), { minLength: 1, maxLength }).map((drawn) =>
    drawn.map(([of, targets, actor], index): EventEnvelope<Event> => {
      const bound = reach === 'back' ? index : drawn.length + 1;
      // Mostly near ones, so that there are long chains as well as wide forks.
      const near = (target: number) => (reach === 'back' ? index - 1 - (target % Math.min(3, bound)) : target % bound);
      const observed = bound === 0 ? [] : [...new Set(targets.map((target) => idAt(near(target))))];
      return {
        id: idAt(index),
        streamId: 'stream' as StreamId,
        replicaId: 1 as ReplicaId,
        seq: index,
        actorId: (['ana', 'ben', 'carol'][actor] ?? 'ana') as ActorId,
        deps: [],
        commandId: index.toString(16).padStart(16, '0') as CommandId,
        commandIndex: 0,
        receivedAt: 0,
        event: of(observed),
      };
    }),
  );
}

/** All of them in any order, and some of them again. */
export function shuffledTwice<Envelope extends EventEnvelope>(
  histories: fc.Arbitrary<Envelope[]>,
): fc.Arbitrary<{ readonly envelopes: readonly Envelope[]; readonly delivered: readonly Envelope[] }> {
  return histories.chain((envelopes) =>
    fc.record({
      envelopes: fc.constant(envelopes),
      delivered: fc
        .tuple(fc.shuffledSubarray(envelopes, { minLength: envelopes.length }), fc.shuffledSubarray(envelopes))
        .map(([once, again]) => [...once, ...again]),
    }),
  );
}

/** Some events are there twice, under two ids, and later events name either; all in any order. */
export function healedForks<Event extends DomainEvent>(
  histories: fc.Arbitrary<EventEnvelope<Event>[]>,
  mapNamed: MapNamed<Event>,
) {
  return fc
    .tuple(histories, fc.infiniteStream(fc.boolean()))
    .map(([plain, coin]) => {
      const isHeads = () => coin.next().value === true;
      const twins = new Map(plain.flatMap((one, index) => (isHeads() ? [[one.id, twinOf(one, index)] as const] : [])));
      const naming = (one: EventEnvelope<Event>): EventEnvelope<Event> => ({
        ...one,
        event: mapNamed(one.event, (ids) => ids.map((id) => (isHeads() ? (twins.get(id)?.id ?? id) : id))),
      });
      return { plain, events: [...plain, ...twins.values()].map(naming) };
    })
    .chain(({ plain, events }) =>
      fc.record({
        plain: fc.constant(plain),
        events: fc.shuffledSubarray(events, { minLength: events.length }),
      }),
    );
}

/** The same fact in another log, with the stamp of the `index`-th event after all of them. */
function twinOf<Event extends DomainEvent>(envelope: EventEnvelope<Event>, index: number): EventEnvelope<Event> {
  return { ...envelope, id: eventIdOf(10 ** 12 + index, 0, 2 as ReplicaId), replicaId: 2 as ReplicaId };
}

/** Of the event at this place of a history. */
export function idAt(index: number): EventId {
  return eventIdOf(1_000 + index, 0, 1 as ReplicaId);
}
