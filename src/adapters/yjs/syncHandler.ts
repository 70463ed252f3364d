// The sync messages of one connection: answers what the relay lacks from the document, lets in what the guard admits, and
// notices gaps and forks. It knows messages and the document, not sockets.

import type { NewEntry } from '../../engine/eventStore.ts';
import type { ForkedLog } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { Role } from '../../log/role.ts';
import { hashOf, sha256 } from '../../log/sha256.ts';
import { encodeUpdate, encodeUpdates } from '../../wire/encodeUpdate.ts';
import type { EntryRun } from '../../wire/entryRun.ts';
import { guardUpdate, type RepeatClaim } from '../../wire/guard.ts';
import type { StateVector } from '../../wire/stateVector.ts';
import type { SyncMessage } from '../../wire/syncFrames.ts';
import { createBranchFetch } from './branchFetch.ts';
import type { LogDocument } from './logDocument.ts';

/** What of the relay's does not fit: its log is not ours from here on. */
export interface ForkFound {
  readonly replicaId: ReplicaId;
  /** First entry known to differ, or one after it. */
  readonly seq: number;
  readonly detail: string;
}

export interface SyncHandler {
  receive(message: Exclude<SyncMessage, { kind: 'awareness' | 'query-awareness' }>): void;
  /** A new connection: nothing has been asked on it yet. */
  begin(): void;
  /** Asks for what is not here. Whatever is, it is answered. */
  ask(): void;
  /** Asks for all of the relay's branch of a log. */
  fetchBranch(replicaId: ReplicaId): void;
}

export function createSyncHandler(options: {
  readonly document: LogDocument;
  readonly role: Role;
  readonly maxEntryBytes: () => number;
  readonly send: (message: SyncMessage) => void;
  /** Yjs's transaction origin for what comes from the relay: who it need not be sent to. */
  readonly origin: () => unknown;
  readonly onEntries: (entries: readonly NewEntry[]) => void;
  readonly onFork: (fork: ForkFound) => void;
  /** The relay's branch of a log, which parts from ours. */
  readonly onBranch: (log: ForkedLog) => void;
  /** The relay has answered our step 1 to its end. */
  readonly onSynced: () => void;
}): SyncHandler {
  const { document, role, send } = options;
  const branches = createBranchFetch();
  /** Logs that the relay has, or may have, otherwise: it would take nothing of ours, and ask for it again and again. */
  const parted = new Set<ReplicaId>();
  let hasAskedAgain = false;

  const answer = (theirs: StateVector) => {
    if (role === 'view') return;
    const updates = encodeUpdates(lackingIn(theirs));
    // A step 2 ends the answer, even an empty one.
    const last = updates.pop() ?? encodeUpdate([]);
    for (const update of updates) send({ kind: 'sync-update', update });
    send({ kind: 'sync-step-2', update: last });
  };

  function* lackingIn(theirs: StateVector): Generator<EntryRun> {
    for (const replicaId of document.replicas()) {
      if (parted.has(replicaId)) continue;
      const from = theirs.get(replicaId) ?? 0;
      if (from < document.head(replicaId).length) yield document.run(replicaId, from);
    }
  }

  const letIn = (update: Uint8Array) => {
    const verdict = guardUpdate(update, {
      maxEntryBytes: options.maxEntryBytes(),
      sha256,
      knownLog(replica) {
        if (branches.isFetching(replica)) return branches.head(replica);
        return document.head(replica as ReplicaId);
      },
    });
    // The relay has a guard, too: what is malformed here was damaged or forged on the way, and is asked for again at the
    // next connection.
    if (verdict.kind === 'refused') return;
    const admitted = verdict.admitted.filter((run) => !branches.isFetching(run.replica));
    for (const run of verdict.admitted) branches.take(run);
    if (admitted.length > 0) {
      const entries = document.apply(encodeUpdate(admitted), options.origin());
      if (entries.length > 0) options.onEntries(entries);
    }
    for (const claim of verdict.unproven) proveRepeat(claim);
    for (const { reason, replica, seq, detail } of verdict.refusals) {
      if (branches.isFetching(replica)) continue;
      if (reason === 'fork') options.onFork({ replicaId: replica as ReplicaId, seq, detail });
      else if (reason === 'gap') askAgain();
    }
  };

  const proveRepeat = ({ replica, seq, hash }: RepeatClaim) => {
    const replicaId = replica as ReplicaId;
    if (branches.isFetching(replica)) return;
    if (document.hashAt(replicaId, seq + 1) !== hash) {
      options.onFork({ replicaId, seq, detail: 'a repeated entry differs from the one known here' });
    }
  };

  /** Once until it is answered: a relay that keeps leaving gaps must not be asked in a loop. */
  const askAgain = () => {
    if (hasAskedAgain) return;
    hasAskedAgain = true;
    ask();
  };

  const ask = () => {
    const held = [...document.replicas()].filter((id) => !branches.isFetching(id));
    send({ kind: 'sync-step-1', stateVector: new Map(held.map((id) => [id, document.head(id).length])) });
  };

  const branchCame = (log: ForkedLog) => {
    if (partsFrom(document, log)) options.onBranch(log);
    else parted.delete(log.replicaId);
  };

  return {
    begin() {
      hasAskedAgain = false;
      branches.forget();
      parted.clear();
    },
    ask,
    fetchBranch(replicaId) {
      if (!branches.begin(replicaId)) return;
      parted.add(replicaId);
      ask();
    },
    receive(message) {
      switch (message.kind) {
        case 'sync-step-1':
          return answer(message.stateVector);
        case 'sync-update':
          return letIn(message.update);
        case 'sync-step-2':
          hasAskedAgain = false;
          letIn(message.update);
          branches.answered().forEach(branchCame);
          return options.onSynced();
      }
    },
  };
}

function partsFrom(document: LogDocument, { replicaId, branch }: ForkedLog): boolean {
  const length = Math.min(branch.length, document.head(replicaId).length);
  const last = branch[length - 1];
  return last !== undefined && hashOf(last.bytes) !== document.hashAt(replicaId, length);
}
