// Somebody who shares a stream in a test, looking at what has reached them and nothing else. Whose ids are the later ones is
// the test's choice: `clockAheadMs` puts a person's clock ahead of another's. It knows no domain.

import type { ReplicaId } from '../../log/replicaId.ts';
import type { Decider } from '../decider.ts';
import { eventIdOf } from '../hybridLogicalClock.ts';
import type { ActorId, Command, CommandId, DomainEvent, EventEnvelope, EventId, StreamId } from '../message.ts';

export interface Person<State, Cmd extends Command, Event extends DomainEvent> {
  readonly actorId: ActorId;
  /** Throws where the command is refused; otherwise the envelopes it came to. */
  does(command: Cmd): readonly EventEnvelope<Event>[];
  /** Gets what the other has. */
  hears(other: { readonly seen: ReadonlyMap<EventId, EventEnvelope<Event>> }): void;
  readonly seen: ReadonlyMap<EventId, EventEnvelope<Event>>;
  receive(envelopes: Iterable<EventEnvelope<Event>>): void;
  state(): State;
}

export function createPerson<
  State,
  Cmd extends Command,
  Event extends DomainEvent,
  Reason extends { readonly kind: string },
  Context,
>(
  { decide, evolve, initialState }: Decider<State, Cmd, Event, Reason, Context>,
  contextOf: (actorId: ActorId) => Context,
  who: { readonly name: string; readonly replica: number; readonly clockAheadMs: number },
): Person<State, Cmd, Event> {
  const actorId = who.name as ActorId;
  const replicaId = who.replica as ReplicaId;
  const seen = new Map<EventId, EventEnvelope<Event>>();
  let commands = 0;
  let seq = 0;
  let ms = 1_000_000 + who.clockAheadMs;

  const self: Person<State, Cmd, Event> = {
    actorId,
    seen,
    does(command) {
      const decision = decide(command, self.state(), contextOf(actorId));
      if (decision.kind === 'rejected') throw new Error(`${command.type}: ${decision.reason.kind}`);
      commands++;
      const envelopes = decision.events.map(
        (event, commandIndex): EventEnvelope<Event> => ({
          id: eventIdOf(++ms, 0, replicaId),
          streamId: 'stream' as StreamId,
          replicaId,
          seq: seq++,
          actorId,
          deps: [],
          commandId: (who.replica * 2 ** 20 + commands).toString(16).padStart(16, '0') as CommandId,
          commandIndex,
          receivedAt: 0,
          event,
        }),
      );
      self.receive(envelopes);
      return envelopes;
    },
    hears: (other) => self.receive(other.seen.values()),
    receive(envelopes) {
      for (const envelope of envelopes) seen.set(envelope.id, envelope);
    },
    state: () => inOrder(seen.values()).reduce(evolve, initialState),
  };
  return self;
}

/** Tells whether the command was accepted: a refusal is not what the caller's test is about. */
export function attempt(act: () => unknown): boolean {
  try {
    act();
    return true;
  } catch (error) {
    if (!(error instanceof Error) || !/^\w+: [a-z-]+$/.test(error.message)) throw error;
    return false;
  }
}

export function inOrder<Event extends DomainEvent>(
  envelopes: Iterable<EventEnvelope<Event>>,
): readonly EventEnvelope<Event>[] {
  return [...envelopes].sort((a, b) => (a.id < b.id ? -1 : 1));
}
