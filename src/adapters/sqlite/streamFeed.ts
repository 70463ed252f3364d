// What this device came to know of a stream, in the order in which it did: each entry when it was stored, and again when it gave
// way to another branch. Positions begin at 1, and none is left out or used twice.

import type { StoredEntry } from '../../engine/eventStore.ts';
import type { EventId, StreamId } from '../../engine/message.ts';
import type { Sql, SqliteDatabase } from './sqliteDatabase.ts';
import { type EntryRow, entryOf } from './streamRows.ts';
import { streamOf } from './streamWrites.ts';

export interface FeedEntry {
  readonly position: number;
  readonly kind: 'stored' | 'set-aside';
  readonly entry: StoredEntry;
  /** Where it was stored. */
  readonly since: number;
  /** It is part of the stream; no more where it gave way since. */
  readonly stands: boolean;
}

export interface StreamPlace {
  /** Of all streams that ever were in this file; 0 for one of which nothing is stored. */
  readonly number: number;
  /** The last one given. */
  readonly position: number;
}

export interface StreamFeed {
  place(streamId: StreamId): StreamPlace;
  /** At most `limit`, from the one after `position` on. */
  after(streamId: StreamId, position: number, limit: number): readonly FeedEntry[];
  /** Where these were stored; null for one that is not here. */
  placesOf(streamId: StreamId, ids: readonly EventId[]): PlacesInStream;
}

export interface PlacesInStream extends StreamPlace {
  readonly positions: readonly (number | null)[];
}

export function createStreamFeed(database: SqliteDatabase): StreamFeed {
  return {
    place: (streamId) =>
      database.read((sql) => {
        const { stream, position } = streamOf(sql, streamId);
        return { number: stream, position };
      }),
    after: (streamId, position, limit) => database.read((sql) => readAfter(sql, streamId, position, limit)),
    placesOf: (streamId, ids) =>
      database.read((sql) => {
        const { stream, position } = streamOf(sql, streamId);
        const place = sql('SELECT position FROM entry WHERE stream = ? AND id = ? AND gave_way IS NULL');
        const positions = ids.map(
          (id) => (place.get(stream, id) as { position: number } | undefined)?.position ?? null,
        );
        return { number: stream, position, positions };
      }),
  };
}

function readAfter(sql: Sql, streamId: StreamId, position: number, limit: number): readonly FeedEntry[] {
  const { stream } = streamOf(sql, streamId);
  const stored = sql('SELECT * FROM entry WHERE stream = ? AND position > ? ORDER BY position LIMIT ?');
  const setAside = sql('SELECT * FROM entry WHERE stream = ? AND gave_way > ? ORDER BY gave_way LIMIT ?');
  const found: FeedEntry[] = [];
  for (const row of stored.all(stream, position, limit) as EntryRow[]) {
    const stands = row.gave_way === null;
    const { position } = row;
    found.push({ position, kind: 'stored', entry: entryOf(streamId, row), since: position, stands });
  }
  const gone = setAside.all(stream, position, limit) as (EntryRow & { readonly gave_way: number })[];
  if (gone.length === 0) return found;
  for (const row of gone) {
    const entry = entryOf(streamId, row);
    found.push({ position: row.gave_way, kind: 'set-aside', entry, since: row.position, stands: false });
  }
  return found.sort((a, b) => a.position - b.position).slice(0, limit);
}
