// The vocabulary of event sourcing, for any domain: commands, events, and the envelope that says
// what is known about an event. Plain data only.

import type { ReplicaId } from '../log/replicaId.ts';

declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** All events of one subject; here, of one cart. 16 bytes in base64url without padding (22 characters). */
export type StreamId = Branded<string, 'StreamId'>;
/** A person on a device, unlinkable across streams. SHA-256 in base64url (43 characters). */
export type ActorId = Branded<string, 'ActorId'>;
/** 8 random bytes as 16 lower-case hex digits. Shared by the events of one command. */
export type CommandId = Branded<string, 'CommandId'>;
/** Stamp (48-bit ms, 16-bit counter) and replica id as 30 lower-case hex digits. Text order IS replay order. */
export type EventId = Branded<string, 'EventId'>;

/** A request, in the imperative. It may be refused. */
export interface Command {
  readonly type: string;
  readonly data: object;
}

/** A fact, in the past tense. Plain data; integers for quantity and money. */
export interface DomainEvent {
  readonly type: string;
  readonly data: object;
}

/** An event and what is known about it. Immutable. */
export interface EventEnvelope<Event extends DomainEvent = DomainEvent> {
  readonly id: EventId;
  readonly streamId: StreamId;
  readonly replicaId: ReplicaId;
  /** Position in its replica's log, from 0, without gaps. */
  readonly seq: number;
  readonly actorId: ActorId;
  /** Newest events the author had seen; its own previous event is implied. */
  readonly deps: readonly EventId[];
  readonly commandId: CommandId;
  /** Position among the events of its command, from 0. */
  readonly commandIndex: number;
  /** Issued again: the ids that it had in branches that were set aside. Absent for nearly all. */
  readonly formerIds?: readonly EventId[];
  /** When this device stored it, ms since 1970. Known only here; never part of a fold. */
  readonly receivedAt: number;
  readonly event: Event;
}
