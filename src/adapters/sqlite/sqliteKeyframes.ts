// Keyframes in SQLite: a table that can be emptied at any time, and is forced to the disk with whatever comes next.

import type { Keyframe, KeyframeStore } from '../../engine/keyframe.ts';
import type { LogHead } from '../../log/logHead.ts';
import type { SqliteDatabase } from './sqliteDatabase.ts';

interface KeyframeRow {
  readonly version: string;
  readonly heads: string;
  readonly content: string;
  readonly seal: string;
}

export function createSqliteKeyframes(database: SqliteDatabase): KeyframeStore {
  database.write((sql) =>
    sql(`CREATE TABLE IF NOT EXISTS keyframe (
      stream TEXT PRIMARY KEY, version TEXT NOT NULL, heads TEXT NOT NULL, content TEXT NOT NULL, seal TEXT NOT NULL
    ) WITHOUT ROWID`).run(),
  );
  return {
    async read(streamId) {
      const row = database.read((sql) => sql('SELECT * FROM keyframe WHERE stream = ?').get(streamId));
      return row === undefined ? null : keyframeIn(row as KeyframeRow);
    },
    async save(streamId, { version, heads, content, seal }) {
      database.write((sql) =>
        sql('INSERT OR REPLACE INTO keyframe VALUES (?, ?, ?, ?, ?)').run(
          ...[streamId, version, JSON.stringify(heads), content, seal],
        ),
      );
    },
    async remove(streamId) {
      database.write((sql) => sql('DELETE FROM keyframe WHERE stream = ?').run(streamId));
    },
  };
}

function keyframeIn({ heads, ...rest }: KeyframeRow): Keyframe {
  return { ...rest, heads: JSON.parse(heads) as readonly LogHead[] };
}
