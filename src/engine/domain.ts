// What a domain is to whoever opens a stream of its events: one value, so that no part of it is given in one place and
// forgotten in another. What it is made of stands in decider.ts, eventCodec.ts and timeline.ts.

import type { PartsOf } from './concern.ts';
import type { Decider } from './decider.ts';
import type { EventCodec } from './eventCodec.ts';
import type { MapNamed } from './mapNamed.ts';
import type { Command, DomainEvent, EventEnvelope } from './message.ts';

/** The types of a domain, by one name. */
export interface DomainTypes {
  readonly state: unknown;
  readonly command: Command;
  readonly event: DomainEvent;
  /** Why a command was rejected. */
  readonly rejection: unknown;
  /** What a decision needs besides the state, such as who asks. */
  readonly context: unknown;
  /** What is shown of a state. */
  readonly view: unknown;
  /** What the history shows of an event. */
  readonly note: unknown;
  /** What is shown of how two views differ. */
  readonly difference: unknown;
}

export interface Domain<T extends DomainTypes> {
  readonly decider: Decider<T['state'], T['command'], T['event'], T['rejection'], T['context']>;
  readonly codec: EventCodec<T['event']>;
  /** The ids that an event names, mapped; `namesNone` for a domain whose events name no others. */
  readonly mapNamed: MapNamed<T['event']>;
  /** Makes a stream's read model. It may remember what it made last. */
  readonly createView: () => (state: T['state']) => T['view'];
  /** An event as the history tells it, with the states just before and just after it. */
  readonly describe: (before: T['state'], envelope: EventEnvelope<T['event']>, after: T['state']) => T['note'];
  /** For domains whose long histories consist of parts that have nothing to do with each other. */
  readonly partsOf?: PartsOf<T['event']>;
  /** A moment of the past, compared with now. */
  readonly compare: (then: T['view'], now: T['view']) => T['difference'];
}

export function namesNone<Event extends DomainEvent>(event: Event): Event {
  return event;
}
