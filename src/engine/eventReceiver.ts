// From stored entries to event envelopes. What a newer app wrote and what nobody can read are told apart, kept in the
// store by whoever stored them, and reported, so that nothing is dropped and nothing throws [R9]. It remembers whose
// act each log's last entry was, because a log says it only where it changes; entries of one log must come in seq order, as the store delivers them.

import { openEntry } from '../log/entryHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { bodyEncoding, decodeBody, type EnvelopeBody } from './envelopeCodec.ts';
import type { DecodedEvent, EventCodec } from './eventCodec.ts';
import type { StoredEntry } from './eventStore.ts';
import type { ActorId, DomainEvent, EventEnvelope, EventId, StreamId } from './message.ts';
import type { UnreadEvent } from './unreadEvents.ts';

interface NewerEntry {
  readonly entry: StoredEntry;
  /** The event's type, where this app can read that much. */
  readonly type: string | null;
}

interface InvalidEntry {
  readonly id: EventId;
  readonly reason: string;
}

interface Received<Event extends DomainEvent> {
  readonly known: readonly EventEnvelope<Event>[];
  /** Kept and passed on, not folded: "update to see". */
  readonly newer: readonly NewerEntry[];
  /** Quarantined with the reason. */
  readonly invalid: readonly InvalidEntry[];
  /** Both, as far as they say what their authors had seen. */
  readonly unread: readonly UnreadEvent[];
}

export interface EventReceiver<Event extends DomainEvent> {
  receive(entries: readonly StoredEntry[]): Received<Event>;
}

type Reading<Event extends DomainEvent> =
  | { readonly kind: 'known'; readonly envelope: EventEnvelope<Event> }
  | { readonly kind: 'newer'; readonly type: string | null; readonly body?: EnvelopeBody }
  | { readonly kind: 'invalid'; readonly reason: string; readonly body?: EnvelopeBody };

/** Whose log it is; 'newer' where the entry that says so cannot be read by this app. */
type Author = ActorId | 'newer' | undefined;

export function createEventReceiver<Event extends DomainEvent>(options: {
  readonly codec: EventCodec<Event>;
  readonly streamId: StreamId;
}): EventReceiver<Event> {
  const { codec, streamId } = options;
  const authors = new Map<ReplicaId, Author>();

  function read(entry: StoredEntry): Reading<Event> {
    const opened = openEntry(entry.bytes);
    if (opened === null) return { kind: 'invalid', reason: 'too short for an entry' };
    if (opened.encoding > bodyEncoding) {
      if (!authors.has(entry.replicaId)) authors.set(entry.replicaId, 'newer');
      return { kind: 'newer', type: null };
    }
    if (opened.encoding !== bodyEncoding) return { kind: 'invalid', reason: `unknown encoding ${opened.encoding}` };
    const decoded = decodeBody(opened.body);
    if (decoded.kind === 'unreadable') return { kind: 'invalid', reason: decoded.reason };
    if (decoded.body.actorId !== null) authors.set(entry.replicaId, decoded.body.actorId);
    return withEvent(entry, decoded.body);
  }

  function withEvent(entry: StoredEntry, body: EnvelopeBody): Reading<Event> {
    const decoded = decodeEvent(codec, body);
    if (decoded.kind === 'unknown') return { kind: 'newer', type: body.stored.type, body };
    if (decoded.kind === 'invalid') return { ...decoded, body };
    const actorId = authors.get(entry.replicaId);
    if (actorId === undefined) return { kind: 'invalid', reason: 'its log has not said who writes it', body };
    if (actorId === 'newer') return { kind: 'newer', type: body.stored.type, body };
    const { id, replicaId, seq, receivedAt } = entry;
    const { deps, commandId, commandIndex, formerIds } = body;
    const { event } = decoded;
    // In one piece: of spread parts, an object takes more memory.
    const envelope = { id, streamId, replicaId, seq, receivedAt, actorId, deps, commandId, commandIndex, event };
    return { kind: 'known', envelope: formerIds.length === 0 ? envelope : { ...envelope, formerIds } };
  }

  function asUnread(id: EventId, body: EnvelopeBody | undefined): UnreadEvent {
    if (body === undefined) return { id, deps: [], observed: null };
    return { id, deps: body.deps, observed: codec.observedIn?.(body.stored.data) ?? null };
  }

  return {
    receive(entries) {
      const known: EventEnvelope<Event>[] = [];
      const newer: NewerEntry[] = [];
      const invalid: InvalidEntry[] = [];
      const unread: UnreadEvent[] = [];
      for (const entry of entries) {
        const reading = read(entry);
        if (reading.kind === 'known') {
          known.push(reading.envelope);
          continue;
        }
        if (reading.kind === 'newer') newer.push({ entry, type: reading.type });
        else invalid.push({ id: entry.id, reason: reading.reason });
        unread.push(asUnread(entry.id, reading.body));
      }
      return { known, newer, invalid, unread };
    },
  };
}

/** A codec should not throw; if one does, an entry is quarantined rather than the cart lost. */
function decodeEvent<Event extends DomainEvent>(codec: EventCodec<Event>, body: EnvelopeBody): DecodedEvent<Event> {
  try {
    return codec.decode(body.stored);
  } catch (error) {
    return { kind: 'invalid', reason: `the event codec failed: ${String(error)}` };
  }
}
