// PORT: a domain's events as they are stored. Older versions are upcast when read, never rewritten.

import type { DomainEvent, EventId } from './message.ts';

/** `data` holds only what lib0's `any` encoding can: plain objects, arrays, strings, numbers, booleans, null, Uint8Array. */
export interface StoredEvent {
  readonly type: string;
  readonly v: number;
  readonly data: unknown;
}

export type DecodedEvent<Event extends DomainEvent> =
  | { readonly kind: 'known'; readonly event: Event }
  /** A type or version of a newer app: kept, passed on, not folded. */
  | { readonly kind: 'unknown' }
  /** Quarantined: kept, shown in the inspector, tried again after an upgrade. */
  | { readonly kind: 'invalid'; readonly reason: string };

export interface EventCodec<Event extends DomainEvent> {
  readonly encode: (event: Event) => StoredEvent;
  readonly decode: (stored: StoredEvent) => DecodedEvent<Event>;
  /**
   * What an event says that its author saw, of whatever type and version it is: its place in the data is the one thing that
   * every version keeps. Null where it cannot be read or is not there. Never throws. For domains whose events say it.
   */
  readonly observedIn?: (data: unknown) => readonly EventId[] | null;
}
