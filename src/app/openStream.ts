// Opens a stream for somebody who has more to prepare before they can listen: what the store tells meanwhile waits for them,
// in its order, so that nothing comes between the history and what arrives after it.

import type { EventStore, EventStream, StoredEntry, StreamReader } from '../engine/eventStore.ts';
import type { StreamId } from '../engine/message.ts';

export interface OpenedStream {
  readonly stream: EventStream;
  /** As of opening. */
  readonly history: readonly StoredEntry[];
  /** Hears what was told since, and from now on everything. To be called once. */
  listen(reader: StreamReader): void;
}

export async function openStream(store: Pick<EventStore, 'open'>, streamId: StreamId): Promise<OpenedStream> {
  let told: ((reader: StreamReader) => void)[] = [];
  let listener: StreamReader | null = null;
  let atOpening: readonly StoredEntry[] | null = null;

  function tell(news: (reader: StreamReader) => void) {
    if (listener === null) told.push(news);
    else news(listener);
  }

  const stream = await store.open(streamId, {
    history(entries) {
      if (atOpening === null) atOpening = entries;
      else tell((reader) => reader.history(entries));
    },
    arrived: (entries) => tell((reader) => reader.arrived(entries)),
    removed: () => tell((reader) => reader.removed()),
  });

  return {
    stream,
    history: atOpening ?? [],
    listen(reader) {
      for (const news of told) news(reader);
      told = [];
      listener = reader;
    },
  };
}
