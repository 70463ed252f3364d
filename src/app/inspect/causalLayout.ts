// Who had seen what, as a picture: a row for each act, a lane for each log that is being written, and a line for each thing
// seen that does not follow from another line. Pure, and only about arrows between entries: it has never heard of a cart.

import type { CommandId, EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

export interface CausalEntry {
  readonly id: EventId;
  readonly replicaId: ReplicaId;
  readonly seq: number;
  /** What its author had seen; the entry before it in its log is implied. */
  readonly deps: readonly EventId[];
  /** Null where it cannot be read. */
  readonly commandId: CommandId | null;
  readonly formerIds?: readonly EventId[];
}

/** What came of one command, in one log. */
export interface ActRow {
  /** Of its entries, ascending by place in their log. */
  readonly ids: readonly EventId[];
  readonly replicaId: ReplicaId;
  readonly lane: number;
  /** Rows of other logs that it had seen, and that nothing else it had seen had seen. All are earlier rows. */
  readonly saw: readonly number[];
  /** The row before it in its log. */
  readonly previous: number | null;
  /** Several branches come together here. */
  readonly isJoin: boolean;
  /** Several go on from here. */
  readonly isPart: boolean;
}

/** A lane is a log's from its first act to the last one, or the last that saw it; then another one's. */
export interface LaneSpan {
  readonly replicaId: ReplicaId;
  readonly lane: number;
  readonly from: number;
  readonly to: number;
}

export interface CausalLayout {
  readonly rows: readonly ActRow[];
  readonly spans: readonly LaneSpan[];
  readonly lanes: number;
}

interface Act {
  readonly ids: EventId[];
  readonly replicaId: ReplicaId;
  readonly commandId: CommandId | null;
  readonly deps: EventId[];
  /** Place among the acts of its log. */
  readonly nth: number;
  previous: Act | null;
  saw: readonly Act[];
  /** −1 until it has one. */
  row: number;
  /** By log: how many of its acts had been seen, its own log aside. Shared by acts that saw nothing more. */
  seen: Uint32Array;
}

export function causalLayout(entries: readonly CausalEntry[]): CausalLayout {
  const acts = actsIn(entries);
  const logs = new Map([...new Set(acts.map(({ replicaId }) => replicaId))].map((id, index) => [id, index]));
  const ordered = inCausalOrder(acts);
  for (const act of ordered) leaveOutWhatFollows(act, logs);
  const followers = new Uint32Array(ordered.length);
  for (const { saw, previous } of ordered) {
    for (const { row } of saw) followers[row] = (followers[row] ?? 0) + 1;
    if (previous !== null) followers[previous.row] = (followers[previous.row] ?? 0) + 1;
  }
  const { spans, lanes, laneOf } = lanesFor(ordered);
  const rows = ordered.map(({ ids, replicaId, saw, previous }, row): ActRow => {
    const before = previous === null ? null : previous.row;
    return {
      ids,
      replicaId,
      lane: laneOf.get(replicaId) ?? 0,
      saw: saw.map((act) => act.row).sort((a, b) => a - b),
      previous: before,
      isJoin: saw.length + (before === null ? 0 : 1) > 1,
      isPart: (followers[row] ?? 0) > 1,
    };
  });
  return { rows, spans, lanes };
}

/** The rows of one log around this one in which it had heard nothing new of others, but for the first. */
export function branchAround({ rows }: CausalLayout, row: number): readonly number[] {
  const log = rows.flatMap(({ replicaId }, at) => (replicaId === rows[row]?.replicaId ? at : []));
  const hears = (nth: number) => (rows[log[nth] ?? -1]?.saw.length ?? 0) > 0;
  let from = log.indexOf(row);
  let to = from + 1;
  while (from > 0 && !hears(from)) from -= 1;
  while (to < log.length && !hears(to)) to += 1;
  return log.slice(Math.max(0, from), to);
}

/** In the order of their last events. What they saw: acts of other logs that are here. */
function actsIn(entries: readonly CausalEntry[]): readonly Act[] {
  const byLog = new Map<ReplicaId, CausalEntry[]>();
  for (const entry of entries) {
    const log = byLog.get(entry.replicaId);
    if (log === undefined) byLog.set(entry.replicaId, [entry]);
    else log.push(entry);
  }
  const acts: Act[] = [];
  const actOf = new Map<EventId, Act>();
  for (const log of byLog.values()) {
    let last: Act | null = null;
    let nth = 0;
    for (const { id, replicaId, deps, commandId, formerIds = [] } of log.sort((a, b) => a.seq - b.seq)) {
      const goesOn: boolean = last !== null && commandId !== null && last.commandId === commandId;
      if (last === null || !goesOn) {
        const previous: Act | null = last;
        last = { ids: [], replicaId, commandId, deps: [], nth: nth++, previous, saw: [], row: -1, seen: nothing };
        acts.push(last);
      }
      last.ids.push(id);
      last.deps.push(...deps);
      for (const known of [id, ...formerIds]) actOf.set(known, last);
    }
  }
  for (const act of acts) {
    const saw = new Set(act.deps.flatMap((dep) => actOf.get(dep) ?? []));
    act.saw = [...saw].filter(({ replicaId }) => replicaId !== act.replicaId);
  }
  return acts.sort((a, b) => (lastIn(a) < lastIn(b) ? -1 : 1));
}

const nothing = new Uint32Array();

function lastIn({ ids }: Act): string {
  return ids.at(-1) ?? '';
}

/** Nearly the order of the history; but what was seen comes first, also where a clock was wrong. */
function inCausalOrder(acts: readonly Act[]): readonly Act[] {
  const ordered: Act[] = [];
  const begun = new Set<Act>();
  for (const root of acts) {
    const stack = [root];
    for (let act = stack.at(-1); act !== undefined; act = stack.at(-1)) {
      if (begun.has(act)) {
        stack.pop();
        if (act.row === -1) act.row = ordered.push(act) - 1;
        continue;
      }
      begun.add(act);
      // Where some claim to have seen each other, one of them comes first all the same.
      const before = [...act.saw, ...(act.previous === null ? [] : [act.previous])].filter((one) => !begun.has(one));
      stack.push(...before.sort((a, b) => (lastIn(a) < lastIn(b) ? 1 : -1)));
    }
  }
  return ordered;
}

/** Of what it saw: without what something else it saw had seen. Acts come in their order. */
function leaveOutWhatFollows(act: Act, logs: ReadonlyMap<ReplicaId, number>): void {
  const isEarlier = (one: Act) => one.row < act.row;
  if (act.previous !== null && !isEarlier(act.previous)) act.previous = null;
  const { previous: before } = act;
  const earlier = act.saw.filter(isEarlier);
  const parents = before === null ? earlier : [before, ...earlier];
  const hasSeen = (parent: Act, seen: Act) => parent !== seen && countSeen(parent, seen.replicaId, logs) > seen.nth;
  act.saw = earlier.filter((seen) => !parents.some((parent) => hasSeen(parent, seen)));
  if (act.saw.length === 0) {
    act.seen = before?.seen ?? nothing;
    return;
  }
  const seen = new Uint32Array(logs.size);
  for (const replicaId of logs.keys()) {
    const index = logs.get(replicaId) ?? 0;
    for (const parent of parents) seen[index] = Math.max(seen[index] ?? 0, countSeen(parent, replicaId, logs));
  }
  act.seen = seen;
}

/** How many acts of a log whoever had seen this act had seen. */
function countSeen(act: Act, replicaId: ReplicaId, logs: ReadonlyMap<ReplicaId, number>): number {
  return act.replicaId === replicaId ? act.nth + 1 : (act.seen[logs.get(replicaId) ?? 0] ?? 0);
}

function lanesFor(ordered: readonly Act[]) {
  const spanOf = new Map<ReplicaId, { from: number; to: number }>();
  for (const { replicaId, row, saw } of ordered) {
    for (const of of [replicaId, ...saw.map((one) => one.replicaId)]) {
      const span = spanOf.get(of);
      if (span === undefined) spanOf.set(of, { from: row, to: row });
      else span.to = row;
    }
  }
  const spans: LaneSpan[] = [];
  const laneOf = new Map<ReplicaId, number>();
  /** By lane: the row from which it is free. */
  const freeFrom: number[] = [];
  for (const [replicaId, { from, to }] of spanOf) {
    const free = freeFrom.findIndex((row) => row < from);
    const lane = free === -1 ? freeFrom.length : free;
    freeFrom[lane] = to;
    laneOf.set(replicaId, lane);
    spans.push({ replicaId, lane, from, to });
  }
  return { spans, laneOf, lanes: freeFrom.length };
}
