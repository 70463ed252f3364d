// The ordered history of one stream and its fold, as of every moment [R3] [R4]. Events may come in any order and any
// number of times; one that comes in order costs O(1), a late one refolds from the keyframe before it, and the result
// is the full fold in either case [R6]. It knows no domain, no storage and no time.

import { createCausalHeads } from './causalHeads.ts';
import { createCommandIndex } from './commandIndex.ts';
import type { CommandId, DomainEvent, EventEnvelope, EventId } from './message.ts';

export interface TimelineOptions<State, Event extends DomainEvent, Note> {
  readonly initialState: State;
  readonly evolve: (state: State, envelope: EventEnvelope<Event>) => State;
  /** A remark kept beside each event, made from the state just before and just after it. */
  readonly describe?: (before: State, envelope: EventEnvelope<Event>, after: State) => Note;
  /** Every so many events a state is kept. */
  readonly keyframeEvery?: number;
}

interface Insertion {
  readonly inserted: number;
  /** First index whose state may have changed; the length where none has. */
  readonly from: number;
  /** How many landed before what used to be the end. */
  readonly late: number;
}

export interface Timeline<State, Event extends DomainEvent, Note> {
  insert(envelopes: readonly EventEnvelope<Event>[]): Insertion;
  length(): number;
  at(index: number): EventEnvelope<Event> | undefined;
  /** −1 where this event is not here. */
  indexOf(id: EventId): number;
  /** How many events come before this id, whether it is here or not. */
  countBefore(id: EventId): number;
  state(): State;
  /** Just after the event at `index`; −1 is the initial state. */
  stateAt(index: number): State;
  /** Grows in place, parallel to the events. */
  notes(): readonly Note[];
  /** The newest events that no event of another log has built upon, ascending. */
  heads(): readonly EventId[];
  eventsOf(commandId: CommandId): readonly EventId[];
}

export function createTimeline<State, Event extends DomainEvent, Note = never>(
  options: TimelineOptions<State, Event, Note>,
): Timeline<State, Event, Note> {
  const { initialState, evolve, describe, keyframeEvery = 64 } = options;
  const events: EventEnvelope<Event>[] = [];
  const notes: Note[] = [];
  /** keyframes[k] is the state after k × keyframeEvery events. */
  const keyframes: State[] = [initialState];
  const commands = createCommandIndex();
  const causality = createCausalHeads();
  let state = initialState;

  const evolveOnce = (before: State, envelope: EventEnvelope<Event>): State =>
    commands.counts(envelope) ? evolve(before, envelope) : before;

  function insert(envelopes: readonly EventEnvelope<Event>[]): Insertion {
    const formerLength = events.length;
    const formerLast = events.at(-1)?.id ?? '';
    const fresh = onlyFresh(envelopes);
    const first = fresh[0];
    if (first === undefined) return { inserted: 0, from: formerLength, late: 0 };

    for (const envelope of fresh) {
      commands.add(envelope);
      causality.add(envelope);
    }
    const from = countBefore(first.id);
    const tail = events.slice(from);
    if (tail.length > 0) rewindTo(from);
    for (const envelope of mergeById(tail, fresh)) foldNext(envelope);
    return { inserted: fresh.length, from, late: fresh.filter(({ id }) => id < formerLast).length };
  }

  /** Ascending, each id once, none that is here already. */
  function onlyFresh(envelopes: readonly EventEnvelope<Event>[]): EventEnvelope<Event>[] {
    const ascending = isAscending(envelopes) ? envelopes : [...envelopes].sort(byId);
    const formerLast = events.at(-1)?.id ?? '';
    return ascending.filter(
      ({ id }, index) => id !== ascending[index - 1]?.id && (id > formerLast || indexOf(id) === -1),
    );
  }

  /** What `commands` counts has not changed before `from`: of two, the lower id counts, and `from` is the lowest new id. */
  function rewindTo(length: number): void {
    const keyframe = Math.floor(length / keyframeEvery);
    keyframes.length = keyframe + 1;
    events.length = length;
    notes.length = Math.min(notes.length, length);
    state = foldOn(keyframe, length);
  }

  function foldNext(envelope: EventEnvelope<Event>): void {
    const before = state;
    state = evolveOnce(before, envelope);
    events.push(envelope);
    if (describe !== undefined) notes.push(describe(before, envelope, state));
    if (events.length % keyframeEvery === 0) keyframes.push(state);
  }

  function foldOn(keyframe: number, length: number): State {
    let folded = keyframes[keyframe] as State;
    for (const envelope of events.slice(keyframe * keyframeEvery, length)) folded = evolveOnce(folded, envelope);
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
    return length === events.length ? state : foldOn(Math.floor(length / keyframeEvery), length);
  }

  return {
    insert,
    length: () => events.length,
    at: (index) => events[index],
    indexOf,
    countBefore,
    state: () => state,
    stateAt,
    notes: () => notes,
    heads: causality.heads,
    eventsOf: commands.eventsOf,
  };
}

function byId(a: EventEnvelope, b: EventEnvelope): number {
  return a.id < b.id ? -1 : a.id > b.id ? 1 : 0;
}

function isAscending(envelopes: readonly EventEnvelope[]): boolean {
  return envelopes.every((envelope, index) => index === 0 || (envelopes[index - 1] as EventEnvelope).id <= envelope.id);
}

/** Two ascending lists as one. */
function mergeById<Event extends DomainEvent>(
  a: readonly EventEnvelope<Event>[],
  b: readonly EventEnvelope<Event>[],
): readonly EventEnvelope<Event>[] {
  return a.length === 0 ? b : [...a, ...b].sort(byId);
}
