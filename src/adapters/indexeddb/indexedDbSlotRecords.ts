// Which replica writes from which slot of this device, so that a reload goes on in the same log. Who may use a slot is
// decided elsewhere, under a lock.

import type { ReplicaId, StreamId } from '../../engine/message.ts';
import type { TrolleyDatabase } from './database.ts';

export interface SlotRecords {
  get(streamId: StreamId, slot: number): Promise<ReplicaId | null>;
  put(streamId: StreamId, slot: number, replicaId: ReplicaId): Promise<void>;
}

export function createIndexedDbSlotRecords(database: TrolleyDatabase): SlotRecords {
  return {
    async get(streamId, slot) {
      const record = await database.transact(['slots'], 'readonly', ({ store }) => store.get([streamId, slot]));
      return record?.replicaId ?? null;
    },
    async put(streamId, slot, replicaId) {
      await database.transact(['slots'], 'readwrite', ({ store }) => store.put({ streamId, slot, replicaId }));
    },
  };
}
