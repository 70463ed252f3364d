// Replica slots under Web Locks: a tab takes the first slot of this device and cart that no living tab holds, and writes
// as that slot's replica. A frozen tab keeps its lock, so nobody else can write to its log. Without Web Locks (plain http
// on another host, an old browser) nobody can know whether a slot is free: every tab writes as a replica of its own then,
// which costs a log per visit and never a fork.

import type { ReplicaSlot, ReplicaSlots } from '../../app/stream/replicaSlots.ts';
import type { StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

/** Where a slot's replica id is kept. Implemented by adapters/indexeddb. */
export interface ReplicaSlotRecords {
  get(streamId: StreamId, slot: number): Promise<ReplicaId | null>;
  put(streamId: StreamId, slot: number, replicaId: ReplicaId): Promise<void>;
}

/** More simultaneous tabs of one cart than this can look, but not write. */
const slotLimit = 64;

export function createReplicaSlots(options: {
  /** `navigator.locks`; undefined where there is no secure context. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly records: ReplicaSlotRecords;
  readonly newReplicaId: () => ReplicaId;
}): ReplicaSlots {
  const { locks, records, newReplicaId } = options;

  const mint = async (streamId: StreamId, slot: number) => {
    const replicaId = newReplicaId();
    // Kept before it is used: a reload must find the log it has written to.
    await records.put(streamId, slot, replicaId);
    return replicaId;
  };

  return {
    async take(streamId) {
      if (locks === undefined) return slotOfOneVisit(newReplicaId);
      for (let slot = 0; slot < slotLimit; slot++) {
        const release = await hold(locks, `trolley/${streamId}/${slot}`);
        if (release === null) continue;
        const asReplica = (replicaId: ReplicaId): ReplicaSlot => ({
          replicaId,
          retire: async () => asReplica(await mint(streamId, slot)),
          release,
        });
        try {
          return asReplica((await records.get(streamId, slot)) ?? (await mint(streamId, slot)));
        } catch (failure) {
          release();
          throw failure;
        }
      }
      return null;
    },
  };
}

function slotOfOneVisit(newReplicaId: () => ReplicaId): ReplicaSlot {
  return { replicaId: newReplicaId(), retire: async () => slotOfOneVisit(newReplicaId), release() {} };
}

/** Resolves to what lets the lock go again, or to null if somebody else has it. */
function hold(locks: Pick<LockManager, 'request'>, name: string): Promise<(() => void) | null> {
  return new Promise((resolve, reject) => {
    locks
      .request(name, { mode: 'exclusive', ifAvailable: true }, (lock) => {
        if (lock === null) return resolve(null);
        return new Promise<void>((release) => resolve(release));
      })
      .catch(reject);
  });
}
