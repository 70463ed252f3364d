// The ordered history of one stream and its fold, as of every moment [R3] [R4]. Events may come in any order and any
// number of times; one that comes in order costs O(1), a late one refolds from the keyframe before it, at once or, where much
// comes after it, in steps that somebody else asks for; and the result is the full fold in each case [R6]. Of twins (commandIndex.ts) one folds, and stands for all of them wherever an event
// names one, or one that was set aside (formerIds.ts); an event that cannot be read (unreadEvents.ts) does not fold, but what was seen
// by it was seen. It knows no domain, no storage and no time.

import { byId, insertedAt, isAscending, mergeById } from './ascending.ts';
import { createCausalHeads } from './causalHeads.ts';
import { type Act, createCommandIndex } from './commandIndex.ts';
import { concernOf, type PartsOf, type Refolding } from './concern.ts';
import { createFoldKeyframes } from './foldKeyframes.ts';
import { createFormerIds } from './formerIds.ts';
import { type MapNamed, namesAny } from './mapNamed.ts';
import type { CommandId, DomainEvent, EventEnvelope, EventId } from './message.ts';
import { runToEnd } from './runToEnd.ts';
import { createUnreadEvents, type UnreadEvent } from './unreadEvents.ts';

export interface TimelineOptions<State, Event extends DomainEvent, Note> {
  readonly initialState: State;
  readonly evolve: (state: State, envelope: EventEnvelope<Event>) => State;
  /** For domains whose events name others. */
  readonly mapNamed?: MapNamed<Event>;
  /** A remark kept beside each event, made from the state just before and just after it. */
  readonly describe?: (before: State, envelope: EventEnvelope<Event>, after: State) => Note;
  /** Every so many events a state is kept. */
  readonly keyframeEvery?: number | undefined;
  /** As Decider says it. */
  readonly takesAnyOrder?: boolean;
  /** Of what comes after something late, only what that concerns is told anew. */
  readonly partsOf?: PartsOf<Event> | undefined;
  /** Of what comes after something late, so much is folded again at once. */
  readonly mostAtOnce?: number;
}

interface Insertion {
  readonly inserted: number;
  /** First index whose state may have changed; the length where none has. */
  readonly from: number;
  /** How many landed before what used to be the end. */
  readonly late: number;
}

export interface Timeline<State, Event extends DomainEvent, Note> {
  insert(envelopes: readonly EventEnvelope<Event>[], unread?: readonly UnreadEvent[]): Insertion;
  /** The same in steps; yields how much of it is done, from 0 to 1. In between only a prefix is here: nobody is to look. */
  insertInSteps(
    envelopes: readonly EventEnvelope<Event>[],
    unread?: readonly UnreadEvent[],
    step?: number,
  ): Generator<number, Insertion>;
  length(): number;
  at(index: number): EventEnvelope<Event> | undefined;
  /** −1 where this event is not here. */
  indexOf(id: EventId): number;
  /** How many events come before this id, whether it is here or not. */
  countBefore(id: EventId): number;
  state(): State;
  /** What an event makes of a state, in the light of all events that are here. */
  evolve(state: State, envelope: EventEnvelope<Event>): State;
  /** Just after the event at `index`; −1 is the initial state. */
  stateAt(index: number): State;
  /** Grows in place, parallel to the events. Where something is to be refolded, some are those of before. */
  notes(): readonly Note[];
  /** Whether a late event left something to be folded anew: its states are true already. */
  isRefolding(): boolean;
  /** Folds so many events of it. */
  refold(count: number): void;
  /** The newest events that no event of another log has built upon, ascending. */
  heads(): readonly EventId[];
  eventsOf(commandId: CommandId): readonly EventId[];
  /** The event here that counts as this act: of the same actor, command and index. */
  idOf(act: Act): EventId | undefined;
  /** Forgets every event: a history that has changed is told anew. */
  clear(): void;
}

const anyPart = () => ({ changes: null, toldFrom: [] });

/** What it costs to leave an event alone, in such as are folded. */
const passing = 1 / 20;

export function createTimeline<State, Event extends DomainEvent, Note = never>(
  options: TimelineOptions<State, Event, Note>,
): Timeline<State, Event, Note> {
  const { initialState, evolve, mapNamed = (event) => event, describe, keyframeEvery = 512 } = options;
  const { takesAnyOrder = false, mostAtOnce = 1_000, partsOf = anyPart } = options;
  let events: EventEnvelope<Event>[] = [];
  let notes: Note[] = [];
  const keyframes = createFoldKeyframes(initialState, keyframeEvery);
  /** How far the fold anew has got, and what it came to, as far as that is concerned. */
  let refolding: Refolding<State, Event> | null = null;
  let commands = createCommandIndex();
  let formerIds = createFormerIds();
  let causality = createCausalHeads();
  const unreadEvents = createUnreadEvents();
  /** The moment that was looked at last: the next one is often just after it. */
  let sought: { readonly length: number; readonly state: State } | null = null;
  /**
   * Envelopes that name a twin which does not count, or an unread event, as if they named what stands for it. By the envelope itself,
   * not by its id: one that is only tried may share that with one that comes to stay.
   */
  let rewritten = new WeakMap<EventEnvelope<Event>, EventEnvelope<Event>>();
  let state = initialState;

  const evolveOnce = (before: State, envelope: EventEnvelope<Event>): State =>
    commands.counts(envelope) ? evolve(before, asFolded(envelope)) : before;

  function asFolded(envelope: EventEnvelope<Event>): EventEnvelope<Event> {
    if (!commands.hasTwins() && formerIds.isEmpty() && unreadEvents.isEmpty()) return envelope;
    const known = rewritten.get(envelope);
    if (known !== undefined) return known;
    const event = mapNamed(
      envelope.event,
      (ids) => countingTwins(unreadEvents.seenThrough(ids)),
      // What is meant and cannot be read is not what it was built on.
      countingTwins,
    );
    const folded = event === envelope.event ? envelope : { ...envelope, event };
    rewritten.set(envelope, folded);
    return folded;
  }

  /** The same list where nothing in it was set aside, or is another's twin. */
  function countingTwins(ids: readonly EventId[]): readonly EventId[] {
    const twins = ids.map((id) => commands.countingTwinOf(formerIds.standsFor(id)));
    return twins.every((twin, index) => twin === ids[index]) ? ids : [...new Set(twins)];
  }

  function* insertInSteps(
    envelopes: readonly EventEnvelope<Event>[],
    unread: readonly UnreadEvent[] = [],
    step = Number.POSITIVE_INFINITY,
  ): Generator<number, Insertion> {
    const formerLength = events.length;
    const formerLast = events.at(-1)?.id ?? '';
    const fresh = onlyFresh(envelopes);
    if (fresh.length === 0 && unread.length === 0) return { inserted: 0, from: formerLength, late: 0 };

    const named = unread.filter(({ id }) => !unreadEvents.has(id));
    let isRenamed = unreadEvents.arrived(fresh, unread) || namesAny(events, named, mapNamed);
    // What was folded as naming an event that was set aside may name another now.
    if (formerIds.add(fresh, (id) => indexOf(id) !== -1)) isRenamed = true;
    for (const envelope of fresh) {
      if (commands.add(envelope).isTwin) isRenamed = true;
      causality.add(envelope);
    }
    if (isRenamed) rewritten = new WeakMap();
    // Any event may have named it, one from before it too where clocks were wrong.
    const from = isRenamed ? 0 : fresh[0] === undefined ? formerLength : countBefore(fresh[0].id);
    const late = fresh.filter(({ id }) => id < formerLast);
    const isMuch = refolding !== null || formerLength - from > mostAtOnce;
    const isJoining = takesAnyOrder && !isRenamed && isMuch;
    if (isJoining) joinLate(late);
    const start = isJoining ? formerLength : Math.min(from, refolding?.length ?? from);
    const tail = events.slice(start);
    if (!isJoining && tail.length > 0) rewindTo(start);
    const next = isJoining ? fresh.slice(late.length) : mergeById(tail, fresh);
    for (const [index, envelope] of next.entries()) {
      foldNext(envelope);
      if ((index + 1) % step === 0) yield (index + 1) / next.length;
    }
    return { inserted: fresh.length, from, late: late.length };
  }

  /** What is late joins the states that are here; what is noted of it and after it is made anew by `refold`. */
  function joinLate(late: readonly EventEnvelope<Event>[]): void {
    const places = late.map(({ id }) => countBefore(id));
    const [from] = places;
    if (from === undefined) return;
    sought = null;
    keyframes.join(places, (before, which) => evolveOnce(before, late[which] as EventEnvelope<Event>));
    const lateNotes = late.map((envelope) => {
      const before = state;
      state = evolveOnce(before, envelope);
      return describe?.(before, envelope, state);
    });
    events = insertedAt(events, places, late);
    if (describe !== undefined) notes = insertedAt(notes, places, lateNotes as Note[]);
    const length = Math.min(from, refolding?.length ?? from);
    const all = [...(refolding?.late ?? []), ...late];
    refolding = { length, end: events.length, late: all };
  }

  function refold(count: number): void {
    if (refolding === null) return;
    const { late, end } = refolding;
    refolding.begun ??= {
      state: stateAt(refolding.length - 1),
      concern: concernOf(late, events.slice(refolding.length), partsOf),
    };
    const { begun } = refolding;
    const { concern } = begun;
    for (let left = count; left > 0 && refolding.length < end; refolding.length += 1) {
      const envelope = events[refolding.length] as EventEnvelope<Event>;
      const isTold = concern?.isTold(envelope) ?? true;
      const isFolded = isTold || concern?.isFolded(envelope);
      left -= isFolded ? 1 : passing;
      if (!isFolded) continue;
      const before = begun.state;
      begun.state = evolveOnce(before, envelope);
      if (isTold && describe !== undefined) notes[refolding.length] = describe(before, asFolded(envelope), begun.state);
      const length = refolding.length + 1;
      if (concern === null && length % keyframeEvery === 0) keyframes.keep({ length, state: begun.state });
    }
    if (refolding.length < end) return;
    if (concern === null) keyframes.cutTo(events.length - (events.length % keyframeEvery));
    // The present has been right all the while: what has been made of it need not be made again.
    notes = notes.slice();
    refolding = null;
  }

  /** Ascending, each id once, none that is here already. */
  function onlyFresh(envelopes: readonly EventEnvelope<Event>[]): EventEnvelope<Event>[] {
    const ascending = isAscending(envelopes) ? envelopes : [...envelopes].sort(byId);
    const formerLast = events.at(-1)?.id ?? '';
    return ascending.filter(
      ({ id }, index) => id !== ascending[index - 1]?.id && (id > formerLast || indexOf(id) === -1),
    );
  }

  function rewindTo(length: number): void {
    refolding = null;
    sought = null;
    keyframes.cutTo(length);
    state = foldTo(length);
    events.length = length;
    notes.length = Math.min(notes.length, length);
  }

  function foldNext(envelope: EventEnvelope<Event>): void {
    const before = state;
    state = evolveOnce(before, envelope);
    events.push(envelope);
    if (describe !== undefined) notes.push(describe(before, asFolded(envelope), state));
    if (events.length % keyframeEvery === 0) keyframes.keep({ length: events.length, state });
  }

  function foldTo(length: number): State {
    const keyframe = keyframes.upTo(length);
    const isNearer = sought !== null && sought.length <= length && sought.length > keyframe.length;
    const start = isNearer && sought !== null ? sought : keyframe;
    let folded = start.state;
    for (let next = start.length; next < length; ) {
      folded = evolveOnce(folded, events[next] as EventEnvelope<Event>);
      next += 1;
      // Where one was not brought up to date.
      if (next % keyframeEvery === 0) keyframes.keep({ length: next, state: folded });
    }
    return folded;
  }

  function countBefore(id: EventId): number {
    let low = 0;
    let high = events.length;
    if ((events[high - 1]?.id ?? '') < id) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((events[middle] as EventEnvelope<Event>).id < id) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  function indexOf(id: EventId): number {
    const index = countBefore(id);
    return events[index]?.id === id ? index : -1;
  }

  function stateAt(index: number): State {
    const length = Math.max(0, Math.min(index + 1, events.length));
    if (length === events.length) return state;
    sought = { length, state: foldTo(length) };
    return sought.state;
  }

  return {
    insert: (envelopes, unread) => runToEnd(insertInSteps(envelopes, unread)),
    insertInSteps,
    length: () => events.length,
    at: (index) => events[index],
    indexOf,
    countBefore,
    state: () => state,
    evolve: evolveOnce,
    stateAt,
    notes: () => notes,
    isRefolding: () => refolding !== null,
    refold,
    heads: () => causality.heads(),
    eventsOf: (commandId) => commands.eventsOf(commandId),
    idOf: (act) => commands.idOf(act),
    clear() {
      commands = createCommandIndex();
      formerIds = createFormerIds();
      causality = createCausalHeads();
      unreadEvents.clear();
      rewritten = new WeakMap();
      rewindTo(0);
    },
  };
}
