// A moment of a stream's past: just after an event, or as of a time. Times are those of the total order, which the clocks of the
// authors have made: what happened at or before it, whenever it came here.

import * as v from 'valibot';
import type { DomainTypes } from '../../src/engine/domain.ts';
import { msOf } from '../../src/engine/hybridLogicalClock.ts';
import type { EventId } from '../../src/engine/message.ts';
import type { Member } from '../member/openMember.ts';
import { eventId } from './schemas/shared.ts';

const time = v.pipe(
  v.string(),
  v.isoTimestamp(),
  v.check((text) => Number.isFinite(Date.parse(text)), 'no such time'),
);

export const momentParam = v.pipe(
  v.union(
    [eventId, time],
    'neither the id of an event (30 hexadecimal digits) nor a time such as 2026-03-01T12:00:00Z',
  ),
  v.description(
    "An event's id: just after it. Or a time (RFC 3339): all that happened until then, by the total order's clock",
  ),
);

export interface Moment<State, View = unknown> {
  readonly state: State;
  /** Where it is made already, as of now it is. */
  readonly view: View | null;
  /** The newest event in it. */
  readonly at: EventId | null;
  /** How many events it is made of. */
  readonly events: number;
}

/** Null where there is no such event here. */
export function momentOf<T extends DomainTypes>(
  member: Member<T>,
  initialState: T['state'],
  asked: string | undefined,
): Moment<T['state'], T['view']> | null {
  const { history, now } = member.snapshot();
  const notes = history.entries as readonly { readonly id: EventId }[];
  const newest = notes.at(-1)?.id ?? null;
  if (asked === undefined || asked === newest)
    return { state: history.state, view: now, at: newest, events: notes.length };
  const isEvent = v.is(eventId, asked);
  const events = isEvent ? countUntil(notes, (id) => id <= asked) : countUntil(notes, isBy(Date.parse(asked)));
  const at = notes[events - 1]?.id ?? null;
  if (isEvent && at !== asked) return null;
  return { state: at === null ? initialState : member.at(at), view: null, at, events };
}

/** Just after this event; as it is now where none is given. */
export function momentAfter<T extends DomainTypes>(
  member: Member<T>,
  initialState: T['state'],
  newest: EventId | null,
): Moment<T['state'], T['view']> {
  return (
    momentOf(member, initialState, newest ?? undefined) ?? { state: initialState, view: null, at: null, events: 0 }
  );
}

function isBy(ms: number): (id: EventId) => boolean {
  return (id) => msOf(id) <= ms;
}

/** Ids ascend: of those that are in, and then those that are not. */
function countUntil(notes: readonly { readonly id: EventId }[], isIn: (id: EventId) => boolean): number {
  let [low, high] = [0, notes.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const note = notes[middle];
    if (note !== undefined && isIn(note.id)) low = middle + 1;
    else high = middle;
  }
  return low;
}
