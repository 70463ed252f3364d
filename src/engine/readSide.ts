// The read side of a stream: stored entries in, read models out. There is one way in, for every event, whoever wrote it.

import type { Domain, DomainTypes } from './domain.ts';
import { createEventReceiver } from './eventReceiver.ts';
import type { StoredEntry } from './eventStore.ts';
import type { CommandId, EventEnvelope, StreamId } from './message.ts';
import { runToEnd } from './runToEnd.ts';
import { createTimeline, type Timeline } from './timeline.ts';
import type { UnreadEvent } from './unreadEvents.ts';

export interface HistoryView<T extends DomainTypes> {
  /** Oldest first. A live view that grows in place: compare the HistoryView, which is new after every change. */
  readonly entries: readonly T['note'][];
  /** What all of it came to, for the read models that only a part of the ui needs. They are loaded with that. */
  readonly state: T['state'];
  /** Events kept but not folded: newer than this app, or invalid. */
  readonly newer: number;
  readonly invalid: number;
  /** How much of a long history has been read, from 0 to 1: until then it looks empty. Null when all of it has. */
  readonly read: number | null;
}

/** Of the events of a long history, so many at a time: some milliseconds each. */
const step = 1_000;

export interface ReadSide<T extends DomainTypes> {
  readonly timeline: Timeline<T['state'], T['event'], T['note']>;
  /** Folds them, and returns the events that can be read. */
  receive(entries: readonly StoredEntry[]): readonly EventEnvelope<T['event']>[];
  /** The same in steps, for a long history; yields how much of it is done, from 0 to 1. In between nobody is to look. */
  receiveInSteps(entries: readonly StoredEntry[]): Generator<number, readonly EventEnvelope<T['event']>[]>;
  /** Forgets everything: the history is to be told anew. */
  clear(): void;
  now(): T['view'];
  /** Just after the event at this index. */
  at(index: number): T['view'];
  /** Of any state of this stream. */
  view(state: T['state']): T['view'];
  history(): HistoryView<T>;
  /** Of it, what came of this command; ascending. */
  notesOf(command: CommandId): readonly T['note'][];
}

export function createReadSide<T extends DomainTypes>(
  domain: Domain<T>,
  streamId: StreamId,
  /** As the timeline's. */
  options: { readonly keyframeEvery?: number | undefined } = {},
): ReadSide<T> {
  const { decider, codec, mapNamed, describe, partsOf } = domain;
  const { initialState, evolve, takesAnyOrder = false } = decider;
  const timeline = createTimeline<T['state'], T['event'], T['note']>({
    ...{ initialState, evolve, takesAnyOrder, mapNamed, describe, partsOf, ...options },
  });
  const viewOf = domain.createView();
  let receiver = createEventReceiver({ codec, streamId });
  let newer = 0;
  let invalid = 0;

  function* receiveInSteps(entries: readonly StoredEntry[]): Generator<number, readonly EventEnvelope<T['event']>[]> {
    const known: EventEnvelope<T['event']>[] = [];
    const unread: UnreadEvent[] = [];
    for (let from = 0; from < entries.length; from += step) {
      if (from > 0) yield from / entries.length / 2;
      const received = receiver.receive(entries.slice(from, from + step));
      newer += received.newer.length;
      invalid += received.invalid.length;
      known.push(...received.known);
      unread.push(...received.unread);
    }
    const inserting = timeline.insertInSteps(known, unread, step);
    let inserted = inserting.next();
    for (; inserted.done !== true; inserted = inserting.next()) yield (1 + inserted.value) / 2;
    return known;
  }

  return {
    timeline,
    receive: (entries) => runToEnd(receiveInSteps(entries)),
    receiveInSteps,
    clear() {
      timeline.clear();
      receiver = createEventReceiver({ codec, streamId });
      newer = 0;
      invalid = 0;
    },
    now: () => viewOf(timeline.state()),
    at: (index) => viewOf(timeline.stateAt(index)),
    view: viewOf,
    history: () => ({ entries: timeline.notes(), state: timeline.state(), newer, invalid, read: null }),
    notesOf: (command) => timeline.eventsOf(command).map((id) => timeline.notes()[timeline.indexOf(id)]),
  };
}
