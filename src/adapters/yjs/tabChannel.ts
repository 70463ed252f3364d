// What tabs of one browser tell each other: that a log has grown, or has become another one, and no more. Entries pass
// through the store they share.

import * as v from 'valibot';
import type { StreamId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

/** A BroadcastChannel, or a test's. */
export interface BroadcastPort {
  postMessage(message: unknown): void;
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void;
  close(): void;
}

export interface TabChannel {
  /** These entries are in the store now. */
  tell(entries: Iterable<{ readonly replicaId: ReplicaId; readonly seq: number }>): void;
  /** The history in the store is another one now. */
  tellChanged(): void;
  /** Nothing is told or heard after it. */
  close(): void;
}

const replica = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const message = v.union([
  v.object({ stream: v.string(), replica, length: v.pipe(v.number(), v.safeInteger(), v.minValue(1)) }),
  v.object({ stream: v.string(), changed: v.literal(true) }),
]);

export function createTabChannel(options: {
  readonly open: (name: string) => BroadcastPort;
  readonly streamId: StreamId;
  readonly onGrew: (replicaId: ReplicaId, length: number) => void;
  readonly onChanged: () => void;
}): TabChannel {
  const { open, streamId, onGrew, onChanged } = options;
  const port = open(`trolley/${streamId}`);
  let isClosed = false;

  function post(news: v.InferOutput<typeof message>) {
    // A port that is closed throws.
    if (!isClosed) port.postMessage(news);
  }

  port.addEventListener('message', ({ data }) => {
    // Another tab may run another version.
    const parsed = v.safeParse(message, data);
    if (isClosed || !parsed.success || parsed.output.stream !== streamId) return;
    if ('changed' in parsed.output) onChanged();
    else onGrew(parsed.output.replica as ReplicaId, parsed.output.length);
  });
  return {
    tell(entries) {
      const lengths = new Map<ReplicaId, number>();
      for (const { replicaId, seq } of entries) {
        lengths.set(replicaId, Math.max(lengths.get(replicaId) ?? 0, seq + 1));
      }
      for (const [replica, length] of lengths) post({ stream: streamId, replica, length });
    },
    tellChanged: () => post({ stream: streamId, changed: true }),
    close() {
      isClosed = true;
      port.close();
    },
  };
}
