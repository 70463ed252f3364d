// The log of a cluster, opened: its streams, and the cache in this relay's own file. Loaded only where LOG is set.

import type { LogCache } from '../log/logCache.ts';
import { LogFailure, type LogStorage } from '../log/logStorage.ts';
import type { NatsRelays } from './natsRelays.ts';
import { openStreams, type StreamsWanted } from './openStreams.ts';
import { streamedLog } from './streamedLog.ts';

export interface Cluster {
  readonly storage: LogStorage;
  readonly others: NatsRelays;
}

/** Rejects with LogFailure. */
export async function openCluster(
  wanted: StreamsWanted,
  cache: LogCache,
  warn: (text: string) => void,
): Promise<Cluster> {
  const { stream, others } = await openStreams(wanted, warn);
  const { places, hasCarts } = await cache.followed();
  const isOfOthers = [...places.keys()].some((name) => !stream.names.includes(name));
  if (isOfOthers || (hasCarts && places.size === 0)) {
    await stream.close();
    throw new LogFailure(
      isOfOthers
        ? 'DATA_DIR follows other streams than those that are there. Move its relay.sqlite away; "restore" brings into the streams what they lack of it'
        : 'DATA_DIR holds carts of a relay without LOG. Move its relay.sqlite away; "restore" brings them into the streams',
    );
  }
  return { storage: await streamedLog({ stream, cache, others, warn }), others };
}
