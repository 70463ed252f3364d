// Events that are here but that this version cannot read: a newer app's, or damaged. Nobody folds them, but what their
// authors had seen counts as seen by everybody who has seen them; else an act would seem not to know what it was built on.
// An event says itself what its author saw; where even that cannot be read, the log says it: what came before it there,
// and the deps. It knows no domain.

import type { ReplicaId } from '../log/replicaId.ts';
import { replicaIdOf } from './hybridLogicalClock.ts';
import type { EventId } from './message.ts';

/** The place of an event in the stream: what its author's log had, and had heard of. */
export interface Placed {
  readonly id: EventId;
  readonly deps: readonly EventId[];
}

export interface UnreadEvent extends Placed {
  /** What it says that its author saw; null where that cannot be read. */
  readonly observed: readonly EventId[] | null;
}

export interface UnreadEvents {
  isEmpty(): boolean;
  has(id: EventId): boolean;
  /**
   * What has arrived: read ones once, in any order; unread ones any number of times. Tells whether `seenThrough` now says
   * something else of an unread event that it has been asked about.
   */
  arrived(read: readonly Placed[], unread: readonly UnreadEvent[]): boolean;
  /** The same list where nothing in it is unread; else with what the authors of the unread ones had seen in their place. */
  seenThrough(ids: readonly EventId[]): readonly EventId[];
  clear(): void;
}

/** Everything of a log up to and with an event. */
type Marks = Map<ReplicaId, EventId>;

interface Sight {
  readonly ids: readonly EventId[];
  /** Where the log had to say it: how far it reaches. */
  readonly marks: readonly Marks[];
}

export function createUnreadEvents(): UnreadEvents {
  const read: Placed[] = [];
  const unread = new Map<EventId, UnreadEvent>();
  /** What has been told, by unread event. */
  const told = new Map<EventId, Sight>();

  function sightOf(id: EventId): Sight {
    const known = told.get(id);
    if (known !== undefined) return known;
    const sight = look(id);
    told.set(id, sight);
    return sight;
  }

  function look(start: EventId): Sight {
    const ids = new Set<EventId>();
    const marks: Marks[] = [];
    const seen = new Set([start]);
    // Not recursive: hostile chains are as deep as they like. An entry that is added meanwhile is visited too.
    for (const id of seen) {
      const event = unread.get(id);
      if (event === undefined) ids.add(id);
      else if (event.observed !== null) for (const one of event.observed) seen.add(one);
      else marks.push(reach(event, ids));
    }
    return { ids: [...ids].sort(), marks };
  }

  /** Adds to `ids` all that can be read of what the author of `event` had: its log until then, its deps, and theirs. */
  function reach(event: UnreadEvent, ids: Set<EventId>): Marks {
    const logs = readLogs();
    const marks: Marks = new Map();
    const waiting = [event.id, ...event.deps];
    for (let mark = waiting.pop(); mark !== undefined; mark = waiting.pop()) {
      const replicaId = replicaIdOf(mark);
      if (mark <= (marks.get(replicaId) ?? '')) continue;
      marks.set(replicaId, mark);
      const log = logs.get(replicaId);
      if (log === undefined) continue;
      for (; log.next < log.entries.length; log.next++) {
        const entry = log.entries[log.next] as Placed;
        if (entry.id > mark) break;
        if (!unread.has(entry.id)) ids.add(entry.id);
        waiting.push(...entry.deps);
      }
    }
    return marks;
  }

  function readLogs() {
    const logs = new Map<ReplicaId, { readonly entries: Placed[]; next: number }>();
    for (const entry of [...read, ...unread.values()]) {
      const replicaId = replicaIdOf(entry.id);
      const log = logs.get(replicaId);
      if (log === undefined) logs.set(replicaId, { entries: [entry], next: 0 });
      else log.entries.push(entry);
    }
    for (const { entries } of logs.values()) entries.sort((a, b) => (a.id < b.id ? -1 : 1));
    return logs;
  }

  function isReached({ marks }: Sight, id: EventId): boolean {
    return marks.some((mark) => id <= (mark.get(replicaIdOf(id)) ?? ''));
  }

  return {
    isEmpty: () => unread.size === 0,
    has: (id) => unread.has(id),
    arrived(arrivedRead, arrivedUnread) {
      for (const event of arrivedRead) read.push(event);
      const fresh = arrivedUnread.filter(({ id }) => !unread.has(id));
      for (const event of fresh) unread.set(event.id, event);
      const names = new Set(fresh.map(({ id }) => id));
      let isOtherwise = false;
      for (const [id, sight] of told) {
        const isConcerned =
          sight.ids.some((seen) => names.has(seen)) ||
          (sight.marks.length > 0 && [...arrivedRead, ...fresh].some((one) => isReached(sight, one.id)));
        if (!isConcerned) continue;
        told.delete(id);
        isOtherwise = true;
      }
      return isOtherwise;
    },
    seenThrough(ids) {
      if (!ids.some((id) => unread.has(id))) return ids;
      return [...new Set(ids.flatMap((id) => (unread.has(id) ? sightOf(id).ids : [id])))];
    },
    clear() {
      read.length = 0;
      unread.clear();
      told.clear();
    },
  };
}
