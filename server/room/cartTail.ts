// What a room has admitted and the log has not judged yet, oldest first: passed on already, and not durable.

import type { ReplicaId } from '../../src/log/replicaId.ts';
import type { EntryRun } from '../../src/wire/entryRun.ts';
import type { AdmittedRun } from '../../src/wire/guard.ts';

export interface Pending {
  readonly update: Uint8Array;
  readonly all: readonly AdmittedRun[];
  /** Without those that have turned out to stand on another branch. */
  runs: readonly AdmittedRun[];
  isHeard: boolean;
  /** As judged here. */
  isTaken: boolean;
}

export interface Sum {
  entries: number;
  bytes: number;
}

export interface CartTail {
  readonly size: Readonly<Sum>;
  readonly push: (update: Uint8Array, runs: readonly AdmittedRun[]) => Pending;
  /** The one that has this very update and has not been heard yet, which it is now. */
  readonly hear: (update: Uint8Array) => Pending | undefined;
  readonly runs: () => readonly AdmittedRun[];
  readonly runsOf: (replica: ReplicaId) => readonly AdmittedRun[];
  /** What waits of this log stands on another branch. */
  readonly giveWay: (replica: ReplicaId) => void;
  /** The oldest is judged. */
  readonly shift: () => void;
  /** Returns what was in it. */
  readonly clear: () => readonly AdmittedRun[];
}

export function cartTail(): CartTail {
  let pendings: Pending[] = [];
  const size: Sum = { entries: 0, bytes: 0 };
  const runs = () => pendings.flatMap((pending) => pending.runs);

  return {
    size,
    push(update, all) {
      const pending: Pending = { update, all, runs: all, isHeard: false, isTaken: false };
      pendings.push(pending);
      count(size, all);
      return pending;
    },
    hear(update) {
      const own = pendings.find((pending) => !pending.isHeard && pending.update === update);
      if (own !== undefined) own.isHeard = true;
      return own;
    },
    runs,
    runsOf: (replica) => runs().filter((run) => run.replica === replica),
    giveWay(replica) {
      for (const pending of pendings) {
        const left = pending.runs.filter((run) => run.replica !== replica);
        if (left.length < pending.runs.length) pending.runs = left;
      }
    },
    shift() {
      const first = pendings.shift();
      if (first !== undefined) count(size, first.all, -1);
    },
    clear() {
      const all = pendings.flatMap((pending) => pending.all);
      pendings = [];
      size.entries = 0;
      size.bytes = 0;
      return all;
    },
  };
}

export function count(sum: Sum, runs: readonly EntryRun[], sign: 1 | -1 = 1): void {
  for (const { entries } of runs) {
    sum.entries += sign * entries.length;
    for (const { bytes } of entries) sum.bytes += sign * bytes.length;
  }
}

/** Whether what two runs of a log both have is the same. */
export function agree(a: EntryRun, b: EntryRun): boolean {
  const from = Math.max(a.seq, b.seq);
  const to = Math.min(a.seq + a.entries.length, b.seq + b.entries.length);
  for (let seq = from; seq < to; seq++) {
    const [own, other] = [a.entries[seq - a.seq]?.bytes, b.entries[seq - b.seq]?.bytes];
    if (own === undefined || other === undefined || Buffer.compare(own, other) !== 0) return false;
  }
  return true;
}

export function withoutFirst(run: EntryRun, count: number): EntryRun {
  const skipped = Math.min(Math.max(count, 0), run.entries.length);
  return { replica: run.replica, seq: run.seq + skipped, entries: run.entries.slice(skipped) };
}
