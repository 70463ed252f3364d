// The decider: a domain as three pure functions (Jérémie Chassaing, "Functional Event Sourcing Decider", 2021).
// `decide` is local advice; the law is `evolve`, which every replica applies to every event.

import type { Command, DomainEvent, EventEnvelope } from './message.ts';

export type Decision<Event extends DomainEvent, Reason> =
  | { readonly kind: 'accepted'; readonly events: readonly Event[] }
  | { readonly kind: 'rejected'; readonly reason: Reason };

export interface Decider<State, Cmd extends Command, Event extends DomainEvent, Reason, Context> {
  readonly initialState: State;
  /** Accepting no events means: nothing to do. `context` is what the state cannot know, such as who asks. */
  readonly decide: (command: Cmd, state: State, context: Context) => Decision<Event, Reason>;
  /** Total: never throws, ignores what makes no sense. Called in ascending order of event id. */
  readonly evolve: (state: State, envelope: EventEnvelope<Event>) => State;
  /** Called in any order, `evolve` comes to the same: then an event that is late in a long history may be called with last. */
  readonly takesAnyOrder?: true;
}

export function accepted<Event extends DomainEvent>(events: readonly Event[]) {
  return { kind: 'accepted', events } as const;
}

export function rejected<Reason>(reason: Reason) {
  return { kind: 'rejected', reason } as const;
}
