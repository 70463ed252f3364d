// The relay's branch of logs that have forked, gathered from its answers: all of it, past the document, which holds the
// other branch. It knows no messages.

import type { NewEntry } from '../../engine/eventStore.ts';
import type { ForkedLog } from '../../engine/replica.ts';
import { emptyLog, type LogHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { WireEntry } from '../../wire/entryRun.ts';
import type { AdmittedRun } from '../../wire/guard.ts';

export interface BranchFetch {
  /** False where this log has been asked for already, on this connection. */
  begin(replicaId: ReplicaId): boolean;
  isFetching(replica: ReplicaId): boolean;
  /** The end of what has come so far. */
  head(replica: ReplicaId): LogHead;
  take(run: AdmittedRun): void;
  /** An answer has come to its end. Returns the logs that were in it. */
  answered(): readonly ForkedLog[];
  forget(): void;
}

export function createBranchFetch(): BranchFetch {
  const branches = new Map<ReplicaId, { head: LogHead; readonly entries: NewEntry[] }>();
  const isDone = new Set<number>();

  return {
    begin(replicaId) {
      if (branches.has(replicaId) || isDone.has(replicaId)) return false;
      branches.set(replicaId, { head: emptyLog(replicaId), entries: [] });
      return true;
    },
    isFetching: (replica) => branches.has(replica),
    head: (replica) => branches.get(replica)?.head ?? emptyLog(replica),
    take({ replica, seq, entries, head }) {
      const branch = branches.get(replica);
      if (branch === undefined) return;
      const replicaId = replica as ReplicaId;
      for (const [index, entry] of entries.entries())
        branch.entries.push({ ...copyOf(entry), replicaId, seq: seq + index });
      branch.head = head;
    },
    answered() {
      // An answer to an earlier question has nothing of a log that we claimed to hold.
      const whole = [...branches].filter(([, { entries }]) => entries.length > 0);
      for (const [replica] of whole) {
        branches.delete(replica);
        isDone.add(replica);
      }
      return whole.map(([replica, { entries }]) => ({ replicaId: replica as ReplicaId, branch: entries }));
    },
    forget() {
      branches.clear();
      isDone.clear();
    },
  };
}

/** Not a view: a view of a 40-byte entry would keep a whole frame in memory. (`slice` of a Node Buffer is a view.) */
function copyOf({ bytes, signature }: WireEntry): WireEntry {
  return { bytes: new Uint8Array(bytes), signature: signature && new Uint8Array(signature) };
}
