// What branches of logs that have given way to others held: to be issued again, as the acts that they were, in the log of now.

import { cartEventCodec } from '../domain/cartEventCodec.ts';
import type { CartEnvelope } from '../domain/events.ts';
import { createEventReceiver } from '../engine/eventReceiver.ts';
import type { StoredEntry } from '../engine/eventStore.ts';
import type { ReplicaId, StreamId } from '../engine/message.ts';
import type { CartPorts } from './cartPorts.ts';

/** In ascending id order. */
export async function readLostActs(
  { store }: Pick<CartPorts, 'store'>,
  streamId: StreamId,
): Promise<readonly CartEnvelope[]> {
  const lost = await store.setAside(streamId);
  if (lost.length === 0) return [];
  const receiver = createEventReceiver({ codec: cartEventCodec, streamId });
  // Whose acts they are, an entry may say that is from before the branches parted.
  for (const [replicaId, from] of firstsOf(lost)) {
    if (from > 0) receiver.receive((await store.readLog(streamId, replicaId, 0)).slice(0, from));
  }
  return receiver.receive(lost).known;
}

function firstsOf(entries: readonly StoredEntry[]): ReadonlyMap<ReplicaId, number> {
  const firsts = new Map<ReplicaId, number>();
  for (const { replicaId, seq } of entries) firsts.set(replicaId, Math.min(seq, firsts.get(replicaId) ?? seq));
  return firsts;
}
