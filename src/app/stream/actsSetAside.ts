// What branches of logs that have given way to others held: to be issued again, as the acts that they were, in the log of now.

import type { DomainTypes } from '../../engine/domain.ts';
import { createEventReceiver } from '../../engine/eventReceiver.ts';
import type { EventStore, StoredEntry } from '../../engine/eventStore.ts';
import type { EventEnvelope } from '../../engine/message.ts';
import type { OpenStream } from '../../engine/openStream.ts';
import type { ReplicaId } from '../../log/replicaId.ts';

/** In ascending id order. */
export async function readActsSetAside<T extends DomainTypes>(
  store: Pick<EventStore, 'setAside' | 'readLog'>,
  { streamId, domain }: Pick<OpenStream<T>, 'streamId' | 'domain'>,
): Promise<readonly EventEnvelope<T['event']>[]> {
  const aside = await store.setAside(streamId);
  if (aside.length === 0) return [];
  const receiver = createEventReceiver<T['event']>({ codec: domain.codec, streamId });
  // Whose acts they are, an entry may say that is from before the branches parted.
  for (const [replicaId, from] of firstsOf(aside)) {
    if (from > 0) receiver.receive((await store.readLog(streamId, replicaId, 0)).slice(0, from));
  }
  return receiver.receive(aside).known;
}

function firstsOf(entries: readonly StoredEntry[]): ReadonlyMap<ReplicaId, number> {
  const firsts = new Map<ReplicaId, number>();
  for (const { replicaId, seq } of entries) firsts.set(replicaId, Math.min(seq, firsts.get(replicaId) ?? seq));
  return firsts;
}
