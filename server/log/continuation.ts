// What of a batch continues a cart's log: the one rule by which every batch is judged where it comes in the log's order, by
// whoever keeps or follows that log. The guard has judged the entries when they came in; judging them again here is what
// keeps a batch from following one that failed, or from standing beside one that came first elsewhere.

import type { LogHead } from '../../src/log/logHead.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { type AdmittedRun, guardUpdate, type LogRefusal, type RepeatClaim } from '../../src/wire/guard.ts';
import { sha256 } from '../host/sha256.ts';
import { LogFailure } from './logStorage.ts';

export interface Continuation {
  /** What is taken. */
  readonly runs: readonly AdmittedRun[];
  readonly refusals: readonly LogRefusal[];
  /** The update says just what is taken. */
  readonly isWhole: boolean;
}

export interface KnownLogs {
  /** Null for a log not known yet. */
  readonly head: (replica: ReplicaId) => LogHead | null;
  /** The hash of an entry before the head. */
  readonly hashAt: (replica: ReplicaId, seq: number) => string | null;
  /** The hash of an entry that was there and is lost. */
  readonly lostHash: (replica: ReplicaId, seq: number) => string | undefined;
}

/** Throws LogFailure where it is no update at all. */
export function continuation(update: Uint8Array, { head, hashAt, lostHash }: KnownLogs): Continuation {
  const judged = guardUpdate(update, { maxEntryBytes: Number.POSITIVE_INFINITY, knownLog: head, lostHash, sha256 });
  if (judged.kind === 'refused') throw new LogFailure(`not an update: ${judged.detail}`);
  const isOther = ({ replica, seq, hash }: RepeatClaim) => hashAt(replica, seq) !== hash;
  const forks = judged.unproven.filter(isOther).map(forkAt);
  return { runs: judged.admitted, refusals: [...judged.refusals, ...forks], isWhole: judged.isVerbatim };
}

function forkAt({ replica, seq }: RepeatClaim): LogRefusal {
  return { reason: 'fork', replica, seq, count: 1, detail: 'not the entry that is known here' };
}
