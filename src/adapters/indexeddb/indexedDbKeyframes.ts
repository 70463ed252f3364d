// Keyframes in IndexedDB, in a database of their own: it can be thrown away at any time, and no version of the app waits for
// another one's to be upgraded (docs/decisions/23-keyframes-in-their-own-database.md). Nothing here fails: what cannot be kept is not there.

import { type DBSchema, openDB } from 'idb';
import type { Keyframe, KeyframeStore } from '../../engine/keyframe.ts';
import type { StreamId } from '../../engine/message.ts';

interface KeyframeSchema extends DBSchema {
  keyframes: { key: StreamId; value: Keyframe };
}

export function createIndexedDbKeyframes(name = 'trolley-keyframes'): KeyframeStore {
  const opening = () =>
    openDB<KeyframeSchema>(name, 1, {
      upgrade: (db) => void db.createObjectStore('keyframes'),
      // Whoever deletes the database need not wait for this tab.
      blocking: (_current, _wanted, event) => (event.target as IDBDatabase).close(),
    });

  async function use<Result>(
    act: (db: Awaited<ReturnType<typeof opening>>) => Promise<Result>,
  ): Promise<Result | null> {
    try {
      const db = await opening();
      try {
        return await act(db);
      } finally {
        db.close();
      }
    } catch {
      return null;
    }
  }

  return {
    read: async (streamId) => (await use((db) => db.get('keyframes', streamId))) ?? null,
    async save(streamId, keyframe) {
      await use((db) => db.put('keyframes', keyframe, streamId));
    },
    async remove(streamId) {
      await use((db) => db.delete('keyframes', streamId));
    },
  };
}
