// What late events concern of the history after them: the notes that are told from a part of the state which they change, and,
// to tell those, the events that change what they are told from. All others keep their notes, and need not be folded again.

import type { DomainEvent, EventEnvelope } from './message.ts';

/** Parts of the state, by name. What `evolve` makes of a part depends on that part, and on what is changed by events that may change any. */
export interface EventParts {
  /** Null where it may be any. */
  readonly changes: readonly string[] | null;
  /** What its note is told from, besides what only events change that may change any. */
  readonly toldFrom: readonly string[];
}

export type PartsOf<Event extends DomainEvent> = (envelope: EventEnvelope<Event>) => EventParts;

export interface Concern<Event extends DomainEvent> {
  isTold(envelope: EventEnvelope<Event>): boolean;
  isFolded(envelope: EventEnvelope<Event>): boolean;
}

/** The fold anew of what comes after them, as far as that is concerned. */
export interface Refolding<State, Event extends DomainEvent> {
  /** How far it has got. */
  length: number;
  /** What has come since is noted already. */
  readonly end: number;
  readonly late: readonly EventEnvelope<Event>[];
  /** With the first step. */
  begun?: { state: State; readonly concern: Concern<Event> | null };
}

/** Of more, nearly all is concerned. */
const most = 64;

/** `after`: all that comes after the first that is late, those too. Null: all of it is concerned. */
export function concernOf<Event extends DomainEvent>(
  late: readonly EventEnvelope<Event>[],
  after: readonly EventEnvelope<Event>[],
  partsOf: PartsOf<Event>,
): Concern<Event> | null {
  if (late.length > most) return null;
  const changed = new Set<string>();
  for (const envelope of late) {
    const { changes } = partsOf(envelope);
    if (changes === null) return null;
    for (const part of changes) changed.add(part);
  }
  const isChanged = (part: string) => changed.has(part);
  const needed = new Set(changed);
  for (const envelope of after) {
    const { toldFrom } = partsOf(envelope);
    if (toldFrom.some(isChanged)) for (const part of toldFrom) needed.add(part);
  }
  const isNeeded = (part: string) => needed.has(part);
  return {
    isTold: (envelope) => partsOf(envelope).toldFrom.some(isChanged),
    isFolded: (envelope) => partsOf(envelope).changes?.some(isNeeded) ?? true,
  };
}
