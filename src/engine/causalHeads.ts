// The newest events that nobody has yet built upon: of each log its last event, unless an event of another log names
// it, or a later one of its log, among its deps. They become the deps of the next event written here.

import type { ReplicaId } from '../log/replicaId.ts';
import { replicaIdOf } from './hybridLogicalClock.ts';
import type { EventEnvelope, EventId } from './message.ts';

export interface CausalHeads {
  add(envelope: EventEnvelope): void;
  /** Ascending. */
  heads(): readonly EventId[];
}

export function createCausalHeads(): CausalHeads {
  const latest = new Map<ReplicaId, EventId>();
  // A dep on an event that has not arrived counts as seen, and covers what came before it in its log.
  const covered = new Map<ReplicaId, EventId>();

  return {
    add(envelope) {
      raise(latest, envelope.replicaId, envelope.id);
      for (const dep of envelope.deps) {
        const replicaId = replicaIdOf(dep);
        if (replicaId !== envelope.replicaId) raise(covered, replicaId, dep);
      }
    },
    heads() {
      return [...latest]
        .filter(([replicaId, id]) => id > (covered.get(replicaId) ?? ''))
        .map(([, id]) => id)
        .sort();
    },
  };
}

/** Ids of one log ascend with their seq. */
function raise(marks: Map<ReplicaId, EventId>, replicaId: ReplicaId, id: EventId): void {
  const mark = marks.get(replicaId);
  if (mark === undefined || id > mark) marks.set(replicaId, id);
}
