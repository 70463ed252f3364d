// From a request of the person's to what came of it: whether it can be asked for at all now, what it has to wait for, and
// what a failure of the world comes to.

import type { RequestOutcome } from '../../engine/commandGroup.ts';
import type { Role } from '../../log/role.ts';
import type { ForkHealing } from './forkHealing.ts';
import type { StorageProblem } from './storageProblem.ts';
import type { StorageRescue } from './storageRescue.ts';
import type { Problem, SendResult } from './streamSnapshot.ts';

export type Attempt<Send, Rejection> = (
  /** Done again where the storage was replaced before it was done. */
  work: (send: Send) => Promise<RequestOutcome<Rejection>>,
) => Promise<SendResult<Rejection>>;

/** Of one request, where the storage is deleted again and again. */
export const mostTries = 4;

export function createAttempts<Send, Rejection>(stream: {
  readonly role: Role;
  /** Null where no log can be written. */
  readonly send: Send | null;
  readonly forks: Pick<ForkHealing, 'running'>;
  readonly problem: StorageProblem;
  readonly rescue: Pick<StorageRescue, 'run'>;
  readonly isInThePast: () => boolean;
  readonly isRemoved: () => boolean;
}): Attempt<Send, Rejection> {
  const { role, send, forks, problem, rescue } = stream;

  function whyNot(): Problem | null {
    if (role === 'view') return { kind: 'view-only' };
    if (send === null) return { kind: 'no-writer-slot' };
    return stream.isInThePast() ? { kind: 'in-the-past' } : null;
  }

  async function attempt(work: () => Promise<RequestOutcome<Rejection>>): Promise<SendResult<Rejection>> {
    // What is decided now must not see what is being set aside.
    for (let healing = forks.running(); healing !== null; healing = forks.running()) await healing;
    const outcome = await work();
    if (outcome.kind === 'accepted') problem.works();
    return outcome.kind === 'too-large'
      ? { kind: 'failed', problem: { kind: 'entry-too-large', limit: outcome.limit } }
      : outcome;
  }

  return async (work) => {
    const reason = whyNot();
    if (reason !== null || send === null) return { kind: 'failed', problem: reason ?? { kind: 'no-writer-slot' } };
    for (let tries = 1; ; tries += 1) {
      try {
        return await attempt(() => work(send));
      } catch (failure) {
        const found = problem.report(failure);
        const isReplaced = found.kind === 'storage' && found.reason === 'replaced' && !stream.isRemoved();
        // Nothing has happened yet; in the storage that is put right, it may.
        if (!isReplaced || tries === mostTries || !(await rescue.run())) return { kind: 'failed', problem: found };
      }
    }
  };
}
