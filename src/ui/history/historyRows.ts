// The history list's rows: newest first, a heading for each day, filtered by person and by line.

import type { LineId } from '../../domain/events.ts';
import type { ActivityEntry } from '../../domain/readModels/activity.ts';
import type { Receipt } from '../../domain/receipts/receipt.ts';
import type { ActorId, EventId } from '../../engine/message.ts';

export interface HistoryFilter {
  readonly actor: ActorId | null;
  readonly line: LineId | null;
}

export type HistoryRow =
  | { readonly kind: 'day'; readonly key: string; readonly at: number }
  | { readonly kind: 'entry'; readonly key: string; readonly entry: ActivityEntry };

/** `dayKey`: equal for two times of one day. Days follow the order of the history, so a wrong clock may repeat one. */
export function historyRows(
  entries: readonly ActivityEntry[],
  filter: HistoryFilter,
  dayKey: (at: number) => string,
): readonly HistoryRow[] {
  const rows: HistoryRow[] = [];
  let day: string | null = null;
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (entry === undefined || !matches(entry, filter)) continue;
    const itsDay = dayKey(entry.at);
    if (itsDay !== day) rows.push({ kind: 'day', key: `day ${entry.id}`, at: entry.at });
    day = itsDay;
    rows.push({ kind: 'entry', key: entry.id, entry });
  }
  return rows;
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
  const lines = new Map<LineId, string>();
  for (const entry of entries) {
    actors.set(entry.actorId, entry);
    if (entry.line !== null) lines.set(entry.line, entry.subject);
  }
  return { actors, lines };
}

/** Devices of one person are told apart by number, in order of first appearance; one device needs none. */
export function deviceNumbers(entries: readonly ActivityEntry[]): ReadonlyMap<number, number | null> {
  const byActor = new Map<ActorId, Set<number>>();
  for (const { actorId, replicaId } of entries) {
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
