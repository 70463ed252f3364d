// Which replica writes from which slot of this device, so that a reload goes on in the same log. Who may use a slot is
// decided elsewhere, under a lock.

import type { ReplicaSlotRecords } from '../browser/replicaSlots.ts';
import type { TrolleyDatabase } from './database.ts';

export function createIndexedDbSlotRecords(database: TrolleyDatabase): ReplicaSlotRecords {
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
