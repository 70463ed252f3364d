// What tabs of one browser tell each other: that a log has grown, or has become another one, and no more. Entries pass
// through the store they share.

import * as v from 'valibot';
import type { ReplicaId, StreamId } from '../../engine/message.ts';

/** A BroadcastChannel, or a test's. */
export interface BroadcastPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

export interface TabNews {
  readonly replica: ReplicaId;
  readonly length: number;
}

export interface TabChannel {
  /** These entries are in the store now. */
  tell(entries: Iterable<{ readonly replicaId: ReplicaId; readonly seq: number }>): void;
  /** Another branch has taken these logs' place in the store. */
  tellAdopted(replicaIds: readonly ReplicaId[]): void;
  close(): void;
}

const replica = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const message = v.union([
  v.object({ stream: v.string(), replica, length: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  v.object({ stream: v.string(), adopted: v.array(replica) }),
]);

export function createTabChannel(options: {
  readonly open: (name: string) => BroadcastPort;
  readonly streamId: StreamId;
  readonly onNews: (news: TabNews) => void;
  readonly onAdopted: (replicaIds: readonly ReplicaId[]) => void;
}): TabChannel {
  const { open, streamId, onNews, onAdopted } = options;
  const port = open(`trolley/${streamId}`);
  port.addEventListener('message', ({ data }) => {
    // Another tab may run another version.
    const parsed = v.safeParse(message, data);
    if (!parsed.success || parsed.output.stream !== streamId) return;
    if ('adopted' in parsed.output) onAdopted(parsed.output.adopted as readonly number[] as readonly ReplicaId[]);
    else onNews({ replica: parsed.output.replica as ReplicaId, length: parsed.output.length });
  });
  return {
    tell(entries) {
      const lengths = new Map<ReplicaId, number>();
      for (const { replicaId, seq } of entries) {
        lengths.set(replicaId, Math.max(lengths.get(replicaId) ?? 0, seq + 1));
      }
      for (const [replica, length] of lengths) port.postMessage({ stream: streamId, replica, length });
    },
    tellAdopted: (replicaIds) => port.postMessage({ stream: streamId, adopted: replicaIds }),
    close: () => port.close(),
  };
}
