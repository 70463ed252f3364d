// How much of each log is durable on the relay, as it said in this session. A length counts only where the relay's head
// hash agrees with our own chain; where it does not, two writers have had one log: a fork.

import type { ChainHash } from '../../log/entryHead.ts';
import type { ToldHead } from '../../log/logHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

export interface DurableLengths {
  /** Takes the relay's word. Returns the logs that have forked. */
  told(logs: readonly ToldHead[]): readonly ReplicaId[];
  /** Looks again at claims that reached beyond our logs, now that they have grown. Returns the logs that have forked. */
  recheck(): readonly ReplicaId[];
  lengthOf(replicaId: ReplicaId): number;
  forget(): void;
}

export function createDurableLengths(
  hashAt: (replicaId: ReplicaId, length: number) => ChainHash | null,
): DurableLengths {
  const agreed = new Map<ReplicaId, number>();
  const beyond = new Map<ReplicaId, ToldHead>();

  const judge = (claim: ToldHead): readonly ReplicaId[] => {
    const replicaId = claim.replica as ReplicaId;
    const own = hashAt(replicaId, claim.length);
    if (own === null) {
      beyond.set(replicaId, claim);
      return [];
    }
    beyond.delete(replicaId);
    if (own !== claim.hash) return [replicaId];
    agreed.set(replicaId, claim.length);
    return [];
  };

  return {
    told: (logs) => logs.flatMap(judge),
    recheck: () => (beyond.size === 0 ? [] : [...beyond.values()].flatMap(judge)),
    lengthOf: (replicaId) => agreed.get(replicaId) ?? 0,
    forget() {
      agreed.clear();
      beyond.clear();
    },
  };
}
