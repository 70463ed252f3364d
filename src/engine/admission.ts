// Which of some entries continue the logs that are stored already, decided without doing anything: the rule that every
// event store applies inside its transaction (contract in eventStore.ts). It knows no database.

import { readHead } from '../log/entryHead.ts';
import { emptyLog, type LogHead } from '../log/logHead.ts';
import { isSameEntry, nextHead, placeOf } from '../log/nextHead.ts';
import type { ReplicaId } from '../log/replicaId.ts';
import { hashOf } from '../log/sha256.ts';
import type { Misfit, NewEntry } from './eventStore.ts';
import { eventIdFrom } from './hybridLogicalClock.ts';
import type { EventId } from './message.ts';

export interface AdmittedEntry extends NewEntry {
  readonly id: EventId;
}

export interface Admission {
  /** Own copies of the bytes, so that no big buffer is dragged along and nobody can change them later [R16]. */
  readonly admitted: readonly AdmittedEntry[];
  readonly duplicates: number;
  readonly misfits: readonly Misfit[];
  /** The new heads of the logs that grew. */
  readonly heads: readonly LogHead[];
}

export interface StoredLogs {
  readonly heads: ReadonlyMap<ReplicaId, LogHead>;
  /** What is stored at a seq below its log's length. */
  readonly stored: (replicaId: ReplicaId, seq: number) => NewEntry | undefined;
}

export function admitEntries(logs: StoredLogs, entries: readonly NewEntry[]): Admission {
  const admitted = new Map<string, AdmittedEntry>();
  const grown = new Map<ReplicaId, LogHead>();
  const misfits: Misfit[] = [];
  let duplicates = 0;

  for (const entry of entries.toSorted((a, b) => a.seq - b.seq)) {
    const { replicaId, seq } = entry;
    const head = grown.get(replicaId) ?? logs.heads.get(replicaId);
    const end = head ?? emptyLog(replicaId);
    const refuse = (reason: Misfit['reason']) => misfits.push({ replicaId, seq, reason });

    if (!isPlaceInALog(entry) || readHead(entry.bytes) === null) {
      refuse('malformed');
      continue;
    }
    const place = placeOf(seq, end);
    if (place === 'leaves a gap') refuse('gap');
    else if (place === 'repeats') {
      const present = admitted.get(keyOf(replicaId, seq)) ?? logs.stored(replicaId, seq);
      if (present !== undefined && isSameEntry(present, entry)) duplicates += 1;
      else refuse('fork');
    } else {
      const bytes = entry.bytes.slice();
      const next = nextHead(end, bytes, hashOf);
      if (typeof next === 'string') refuse(next === 'headless' ? 'malformed' : next);
      else {
        const id = eventIdFrom(next.stamp, replicaId);
        admitted.set(keyOf(replicaId, seq), { id, replicaId, seq, bytes, signature: entry.signature?.slice() ?? null });
        grown.set(replicaId, next);
      }
    }
  }
  return { admitted: [...admitted.values()], duplicates, misfits, heads: [...grown.values()] };
}

/** Whether replica and seq can be a place in a log at all. */
export function isPlaceInALog({ replicaId, seq }: NewEntry): boolean {
  return Number.isSafeInteger(replicaId) && replicaId >= 0 && Number.isSafeInteger(seq) && seq >= 0;
}

function keyOf(replicaId: ReplicaId, seq: number): string {
  return `${replicaId}:${seq}`;
}
