// Commands decided together before any of them is durable: each sees the state that those before it will have led to,
// and their entries are chained into one run of the log. A refused command leaves no trace. Pure but for the clock, whose
// ticks may be lost without harm.

import { writeEntry } from '../log/entryHead.ts';
import { headWith, type LogHead } from '../log/logHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { sha256 } from '../log/sha256.ts';
import type { Act } from './commandIndex.ts';
import type { Decider } from './decider.ts';
import { encodeBody } from './envelopeCodec.ts';
import type { EventCodec } from './eventCodec.ts';
import type { NewEntry } from './eventStore.ts';
import { type Clock, replicaIdOf, stampOf } from './hybridLogicalClock.ts';
import type { MapNamed } from './mapNamed.ts';
import type { ActorId, Command, CommandId, DomainEvent, EventEnvelope, EventId, StreamId } from './message.ts';
import type { Timeline } from './timeline.ts';

export interface CommandGroupOptions<State, Cmd extends Command, Event extends DomainEvent, Reason, Context> {
  readonly streamId: StreamId;
  readonly decider: Decider<State, Cmd, Event, Reason, Context>;
  readonly codec: EventCodec<Event>;
  readonly timeline: Pick<
    Timeline<State, Event, unknown>,
    'state' | 'evolve' | 'stateAt' | 'length' | 'at' | 'indexOf' | 'countBefore' | 'heads' | 'eventsOf' | 'idOf'
  >;
  readonly clock: Clock;
  readonly context: () => Context;
  /** Of what is done now; what is issued again may take all of an entry. */
  readonly maxEntryBytes?: number;
  /** As the timeline's. */
  readonly mapNamed?: MapNamed<Event>;
}

/** Whose log the group is to continue, and where that ends. */
interface LogEnd {
  readonly replicaId: ReplicaId;
  readonly actorId: ActorId;
  readonly head: LogHead;
  /** Whose act its last entry is, as a reader has been told; null where that is not known. */
  readonly author: ActorId | null;
}

export type RequestOutcome<Reason> =
  | { readonly kind: 'accepted'; readonly eventIds: readonly EventId[] }
  | { readonly kind: 'rejected'; readonly reason: Reason }
  /** One of its events would not fit into an entry. */
  | { readonly kind: 'too-large'; readonly limit: number };

export interface CommandGroup<Cmd extends Command, Event extends DomainEvent, Reason> {
  /** Commands that share an id: all are accepted, or none. */
  decide(commands: readonly Cmd[], commandId: CommandId): RequestOutcome<Reason>;
  /**
   * Facts that were set aside, in the order of their ids, as new entries of the same commands and by the same actors, whoever
   * issues them: once, however often. What names one of them names the new one. Returns the ids of those that are new.
   */
  reissue(acts: readonly EventEnvelope<Event>[]): readonly EventId[];
  /** What has been accepted, to be appended in this order. */
  entries(): readonly NewEntry[];
  /** The log's end once they are stored. */
  head(): LogHead;
}

/** How far a group has got. Replaced as a whole, so that a refused command can be forgotten. */
interface Progress<State, Event extends DomainEvent> {
  readonly state: State;
  readonly envelopes: readonly EventEnvelope<Event>[];
  readonly entries: readonly NewEntry[];
  readonly head: LogHead;
  readonly author: ActorId | null;
}

/** What an event is an act of. */
type Deed = Act & Pick<EventEnvelope, 'formerIds'>;

/**
 * Left free in a command's own entries: an act that has to be issued again may need more deps, and says whose it is and what
 * its id was. It must fit then, or it would be lost.
 */
const reissueBytes = 1_152;
const entryBytes = 16_384;

/** An entry must hold its deps whatever happened; what is left out stays a head, and the next entry's dep. */
const maxDeps = 64;

export function createCommandGroup<State, Cmd extends Command, Event extends DomainEvent, Reason, Context>(
  options: CommandGroupOptions<State, Cmd, Event, Reason, Context> & LogEnd,
): CommandGroup<Cmd, Event, Reason> {
  const {
    streamId,
    decider,
    codec,
    timeline,
    clock,
    replicaId,
    actorId,
    maxEntryBytes = entryBytes - reissueBytes,
  } = options;
  const { mapNamed = (event) => event } = options;
  const context = options.context();
  const seen = newestForeignHeads();
  let progress: Progress<State, Event> = {
    state: timeline.state(),
    envelopes: [],
    entries: [],
    head: options.head,
    author: options.author,
  };

  function newestForeignHeads(): readonly EventId[] {
    return timeline
      .heads()
      .filter((id) => replicaIdOf(id) !== replicaId)
      .slice(-maxDeps);
  }

  function envelop(event: Event, deed: Deed): EventEnvelope<Event> {
    const { envelopes, head } = progress;
    const id = clock.tick(replicaId);
    const deps = envelopes.length === 0 ? seen : [];
    return { id, streamId, replicaId, seq: head.length, deps, ...deed, receivedAt: 0, event };
  }

  function seal(envelope: EventEnvelope<Event>): NewEntry {
    const { id, seq, deps, commandId, commandIndex, formerIds = [], event } = envelope;
    // A log says whose acts it holds where that changes.
    const actorId = progress.author === envelope.actorId ? null : envelope.actorId;
    const stored = codec.encode(event);
    const body = encodeBody({ actorId, deps, commandId, commandIndex, formerIds, stored });
    const bytes = writeEntry({ stamp: stampOf(id), previous: progress.head.hash }, body);
    return { replicaId, seq, bytes, signature: null };
  }

  /** False where the event does not fit into an entry of so many bytes. */
  function take(event: Event, deed: Deed, limit: number): boolean {
    const envelope = envelop(event, deed);
    const entry = seal(envelope);
    if (entry.bytes.length > limit) return false;
    const envelopes = [...progress.envelopes, envelope];
    progress = {
      state: foldWith(envelopes),
      envelopes,
      entries: [...progress.entries, entry],
      head: headWith(replicaId, entry.seq + 1, entry.bytes, sha256),
      author: envelope.actorId,
    };
    return true;
  }

  /** The state to be. Where some clock was ahead of ours, our events belong before others, and `evolve` is owed that order. */
  function foldWith(envelopes: readonly EventEnvelope<Event>[]): State {
    const newest = envelopes.at(-1) as EventEnvelope<Event>;
    const end = timeline.at(timeline.length() - 1);
    if (end === undefined || end.id < newest.id) return timeline.evolve(progress.state, newest);
    const first = timeline.countBefore((envelopes[0] as EventEnvelope<Event>).id);
    const later = Array.from({ length: timeline.length() - first }, (_, offset) => timeline.at(first + offset));
    return [...envelopes, ...later.filter((envelope) => envelope !== undefined)]
      .sort((a, b) => (a.id < b.id ? -1 : 1))
      .reduce(timeline.evolve, timeline.stateAt(first - 1));
  }

  function knownEvents(commandId: CommandId): readonly EventId[] {
    const inGroup = progress.envelopes.filter((envelope) => envelope.commandId === commandId).map(({ id }) => id);
    return inGroup.length > 0 ? inGroup : timeline.eventsOf(commandId);
  }

  function decideEach(commands: readonly Cmd[], commandId: CommandId): RequestOutcome<Reason> {
    const first = progress.envelopes.length;
    for (const command of commands) {
      const decision = decider.decide(command, progress.state, context);
      if (decision.kind === 'rejected') return decision;
      for (const event of decision.events) {
        const deed = { actorId, commandId, commandIndex: progress.envelopes.length - first };
        if (!take(event, deed, maxEntryBytes)) return { kind: 'too-large', limit: maxEntryBytes };
      }
    }
    return { kind: 'accepted', eventIds: progress.envelopes.slice(first).map(({ id }) => id) };
  }

  return {
    decide(commands, commandId) {
      const known = knownEvents(commandId);
      if (known.length > 0) return { kind: 'accepted', eventIds: known };
      const before = progress;
      const outcome = decideEach(commands, commandId);
      if (outcome.kind !== 'accepted') progress = before;
      return outcome;
    },
    reissue(acts) {
      const first = progress.envelopes.length;
      const anew = new Map<EventId, EventId>();
      for (const twins of byAct(acts)) {
        const [{ event, actorId, commandId, commandIndex }] = twins;
        const act = { actorId, commandId, commandIndex };
        const formerIds = [...new Set(twins.flatMap((twin) => [twin.id, ...(twin.formerIds ?? [])]))];
        const named = mapNamed(event, (ids) => ids.map((each) => anew.get(each) ?? each));
        const known = timeline.idOf(act);
        // One of an older app's that would not fit any more stays where it is kept.
        const isHere = known !== undefined || take(named, { ...act, formerIds }, entryBytes);
        const now = known ?? progress.envelopes.at(-1)?.id;
        if (isHere && now !== undefined) for (const { id } of twins) anew.set(id, now);
      }
      return progress.envelopes.slice(first).map(({ id }) => id);
    },
    entries: () => progress.entries,
    head: () => progress.head,
  };
}

/** In the order of the first of each. */
function byAct<Event extends DomainEvent>(
  envelopes: readonly EventEnvelope<Event>[],
): Iterable<readonly [EventEnvelope<Event>, ...EventEnvelope<Event>[]]> {
  const acts = new Map<string, [EventEnvelope<Event>, ...EventEnvelope<Event>[]]>();
  for (const envelope of envelopes) {
    const act = `${envelope.actorId} ${envelope.commandId} ${envelope.commandIndex}`;
    const known = acts.get(act);
    if (known === undefined) acts.set(act, [envelope]);
    else known.push(envelope);
  }
  return acts.values();
}
