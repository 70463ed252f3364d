// What this node remembers besides events: a secret that its names are made from, whose log each slot writes, and which streams
// may hold what the relay has not yet. For the last it keeps their keys, as a browser does: they are to be sent after a crash, too.

import type { ReplicaSlotRecords } from '../../src/adapters/browser/replicaSlots.ts';
import type { SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import type { StreamId } from '../../src/engine/message.ts';
import type { ReplicaId } from '../../src/log/replicaId.ts';

export function deviceSecret(database: SqliteDatabase, randomBytes: (length: number) => Uint8Array): Uint8Array {
  return database.write((sql) => {
    sql("INSERT OR IGNORE INTO device VALUES ('secret', ?)").run(randomBytes(32));
    return (sql("SELECT value FROM device WHERE key = 'secret'").get() as { value: Uint8Array }).value;
  });
}

export function slotRecords(database: SqliteDatabase): ReplicaSlotRecords {
  return {
    async get(streamId, slot) {
      const row = database.read((sql) =>
        sql('SELECT replica FROM slot WHERE stream = ? AND slot = ?').get(streamId, slot),
      ) as { replica: ReplicaId } | undefined;
      return row?.replica ?? null;
    },
    async put(streamId, slot, replicaId) {
      database.write((sql) => sql('INSERT OR REPLACE INTO slot VALUES (?, ?, ?)').run(streamId, slot, replicaId));
    },
  };
}

export type StreamKind = 'cart' | 'order';

export interface UnsentStream {
  readonly id: StreamId;
  readonly kind: StreamKind;
  readonly key: string;
}

export interface UnsentStreams {
  /** To be called before something is written. */
  note(kind: StreamKind, address: Pick<UnsentStream, 'id' | 'key'>): void;
  settled(id: StreamId): void;
  all(): readonly UnsentStream[];
}

export function createUnsentStreams(database: SqliteDatabase): UnsentStreams {
  return {
    note: (kind, { id, key }) =>
      database.write((sql) => void sql('INSERT OR REPLACE INTO unsent VALUES (?, ?, ?)').run(id, kind, key)),
    settled: (id) => database.write((sql) => void sql('DELETE FROM unsent WHERE id = ?').run(id)),
    all: () => database.read((sql) => sql('SELECT id, kind, key FROM unsent').all() as UnsentStream[]),
  };
}
