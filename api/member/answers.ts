// What was answered to commands that left no event: refused, or nothing to do. What left events is known by them; of these there is
// no other trace, and who asks again with the same id shall hear the same, and nothing shall come of it later.

import type { SqliteDatabase } from '../../src/adapters/sqlite/sqliteDatabase.ts';
import type { CommandId, StreamId } from '../../src/engine/message.ts';

export interface KeptAnswer {
  readonly status: number;
  /** JSON. */
  readonly body: string;
}

export interface Answers {
  find(stream: StreamId, command: CommandId): KeptAnswer | null;
  keep(stream: StreamId, command: CommandId, answer: KeptAnswer): void;
}

/** Who has not asked again by then has given up. */
const keptMs = 7 * 86_400_000;

export function createAnswers(database: SqliteDatabase, now: () => number): Answers {
  return {
    find: (stream, command) =>
      database.read((sql) => {
        const row = sql('SELECT status, body FROM answer WHERE stream = ? AND command = ?').get(stream, command);
        return (row as KeptAnswer | undefined) ?? null;
      }),
    keep: (stream, command, { status, body }) =>
      database.write((sql) => {
        sql('DELETE FROM answer WHERE at < ?').run(now() - keptMs);
        sql('INSERT OR IGNORE INTO answer VALUES (?, ?, ?, ?, ?)').run(stream, command, status, body, now());
      }),
  };
}
