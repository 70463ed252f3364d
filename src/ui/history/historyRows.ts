// The history list's rows: newest first, a heading for each day, filtered by person and by line.

import type { LineId } from '../../domain/events.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import { dayMarks } from '../timeline/days.ts';

export interface HistoryFilter {
  readonly actor: ActorId | null;
  readonly line: LineId | null;
}

export type HistoryRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: ActivityEntry };

/** None is made before it is asked for: a long history has more of them than anybody looks at. */
export interface HistoryRows {
  readonly length: number;
  at(index: number): HistoryRow | undefined;
  /** Of an entry's row; −1 where it is not among them. */
  indexOf(id: EventId): number;
}

/** `dayKey`: equal for two times of one day. */
export function historyRows(
  entries: readonly ActivityEntry[],
  filter: HistoryFilter,
  dayKey: (at: number) => string,
): HistoryRows {
  const isAll = filter.actor === null && filter.line === null;
  const shown = isAll ? entries : entries.filter((entry) => matches(entry, filter));
  // The list of all grows in place.
  const { length } = shown;
  const days = dayMarks(shown, dayKey)
    .map(({ index }, which, all) => ({ first: index, end: all[which + 1]?.index ?? length }))
    .reverse()
    .map((day, which) => ({ ...day, heading: length - day.end + which }));
  let latest = days[0];

  /** Rows are asked for one after another: mostly it is the day of the one before. */
  function dayAt(row: number) {
    if (latest !== undefined && isIn(latest, row)) return latest;
    latest = days.find((day) => isIn(day, row));
    return latest;
  }

  return {
    length: length + days.length,
    at(row) {
      const day = dayAt(row);
      if (day === undefined) return undefined;
      const isHeading = row === day.heading;
      // None, where the list has become that of another history meanwhile.
      const entry = shown[isHeading ? day.first : day.end - (row - day.heading)];
      if (entry === undefined) return undefined;
      return isHeading
        ? { kind: 'day', key: `day ${entry.id}`, at: entry.at }
        : { kind: 'entry', key: entry.id, entry };
    },
    indexOf(id) {
      const place = shown.findLastIndex((entry) => entry.id === id);
      const day = days.find(({ first }) => first <= place);
      return day === undefined ? -1 : day.heading + day.end - place;
    },
  };
}

function isIn(day: { readonly first: number; readonly end: number; readonly heading: number }, row: number): boolean {
  return row >= day.heading && row <= day.heading + day.end - day.first;
}

function matches(entry: ActivityEntry, { actor, line }: HistoryFilter): boolean {
  return (actor === null || entry.actorId === actor) && (line === null || entry.line === line);
}

/** What can be filtered by: lines by the name they had last, people by theirs; both in order of first appearance. */
export function historyChoices(entries: readonly ActivityEntry[]): {
  readonly actors: ReadonlyMap<ActorId, ActivityEntry>;
  readonly lines: ReadonlyMap<LineId, string>;
} {
  const actors = new Map<ActorId, ActivityEntry>();
  const latest = new Map<LineId, ActivityEntry>();
  for (const entry of entries) {
    actors.set(entry.actorId, entry);
    if (entry.line !== null) latest.set(entry.line, entry);
  }
  return { actors, lines: new Map([...latest].map(([line, { subject }]) => [line, subject])) };
}

/** Devices of one person are told apart by number, in order of first appearance; one device needs none. */
export function deviceNumbers(entries: readonly ActivityEntry[]): ReadonlyMap<number, number | null> {
  const byActor = new Map<ActorId, Set<number>>();
  const known = new Set<number>();
  for (const { actorId, replicaId } of entries) {
    if (known.has(replicaId)) continue;
    known.add(replicaId);
    const replicas = byActor.get(actorId) ?? new Set();
    byActor.set(actorId, replicas.add(replicaId));
  }
  const numbers = new Map<number, number | null>();
  for (const replicas of byActor.values()) {
    for (const [index, replica] of [...replicas].entries()) numbers.set(replica, replicas.size > 1 ? index + 1 : null);
  }
  return numbers;
}

/** A receipt stands beside the last of what met. */
export function byLastEvent(receipts: readonly Receipt[]): ReadonlyMap<EventId, readonly Receipt[]> {
  const byEvent = new Map<EventId, readonly Receipt[]>();
  for (const receipt of receipts) {
    const last = receipt.met.at(-1);
    if (last !== undefined) byEvent.set(last, [...(byEvent.get(last) ?? []), receipt]);
  }
  return byEvent;
}
