// Decider tests as sentences: given these events, when this is asked, then these events, or a refusal, or nothing.
// The given events get ids in their order; `nthId` names them where a later event has observed an earlier one.

import { expect } from 'vitest';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Decider } from '../decider.ts';
import { eventIdOf } from '../hybridLogicalClock.ts';
import type { ActorId, Command, CommandId, DomainEvent, EventEnvelope, EventId, StreamId } from '../message.ts';

export interface Outcome<Event, Reason> {
  then(...events: Event[]): void;
  thenRefused(reason: Reason): void;
  thenNothing(): void;
}

interface Given<Cmd, Event, Reason> {
  when(command: Cmd): Outcome<Event, Reason>;
}

/** Id of the nth given event, from 0. */
export function nthId(n: number): EventId {
  return eventIdOf(1_000 + n, 0, 1 as ReplicaId);
}

export function scenarioOf<State, Cmd extends Command, Event extends DomainEvent, Reason, Context>(
  { decide, evolve, initialState }: Decider<State, Cmd, Event, Reason, Context>,
  context: Context,
  actorId: ActorId,
): (...events: Event[]) => Given<Cmd, Event, Reason> {
  return (...events) => ({
    when(command) {
      const state = events.map((event, n) => envelopeOf(event, n, actorId)).reduce(evolve, initialState);
      const decision = decide(command, state, context);
      return {
        // biome-ignore lint/suspicious/noThenProperty: tests read as sentences, and nobody awaits one
        then: (...expected) => expect(decision).toEqual({ kind: 'accepted', events: expected }),
        thenRefused: (reason) => expect(decision).toEqual({ kind: 'rejected', reason }),
        thenNothing: () => expect(decision).toEqual({ kind: 'accepted', events: [] }),
      };
    },
  });
}

/** The nth given event. */
export function envelopeOf<Event extends DomainEvent>(event: Event, n: number, actorId: ActorId): EventEnvelope<Event> {
  return {
    id: nthId(n),
    streamId: 'cart' as StreamId,
    replicaId: 1 as ReplicaId,
    seq: n,
    actorId,
    deps: [],
    commandId: n.toString(16).padStart(16, '0') as CommandId,
    commandIndex: 0,
    receivedAt: 0,
    event,
  };
}
