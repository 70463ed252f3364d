// Puts a history onto a relay, by the replica that the app has.

import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket as NodeWebSocket } from 'ws';
import { createYjsReplica } from '../src/adapters/yjs/yjsReplica.ts';
import type { StoredEntry } from '../src/engine/eventStore.ts';
import { createMemoryEventStore } from '../src/engine/memoryEventStore.ts';
import type { ActorId } from '../src/engine/message.ts';
import type { LongHistory } from './longHistory.ts';

export async function pushHistory(
  { streamId, key }: LongHistory,
  entries: readonly StoredEntry[],
  relayUrl: string,
): Promise<void> {
  const store = createMemoryEventStore({ now: Date.now });
  const nobody = { history() {}, arrived() {}, removed() {} };
  const stream = await store.open(streamId, nobody);
  await stream.append(entries);
  const replica = await createYjsReplica({
    ...{ streamId, key, role: 'edit', replicaId: null, actorId: 'a'.repeat(43) as ActorId, relayUrl, store },
    events: {
      receive: async (remote) => void (await stream.append(remote)),
      storeChanged() {},
      storeGrew() {},
      clockOffset() {},
      forked() {},
    },
    environment: {
      now: Date.now,
      random: Math.random,
      after(ms, run) {
        const timer = setTimeout(run, ms);
        return () => clearTimeout(timer);
      },
      WebSocket: NodeWebSocket as unknown as typeof WebSocket,
      isRelayUp: async () => true,
      isVisible: () => true,
      isOffline: () => false,
      onOffline: () => () => {},
      onWake: () => () => {},
      openChannel: () => ({ postMessage() {}, addEventListener() {}, close() {} }),
    },
  });
  const heads = await store.heads(streamId);
  while (heads.some(({ replica: log, length }) => replica.durableLength(log) < length)) await wait(50);
  replica.close();
  store.close();
}
