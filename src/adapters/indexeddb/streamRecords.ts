// What is kept of one stream, for whoever has a transaction at hand: which of its histories this is, and all of it gone. It
// knows nothing of entries' content and nothing of readers.

import type { Generation } from '../../engine/delivery.ts';
import type { StreamId } from '../../engine/message.ts';
import type { TrolleyDatabase } from './database.ts';
import { ofStream } from './schema.ts';

/** An object store as far as it is needed here, of whatever transaction. */
interface GenerationsRead {
  index(name: 'byStream'): { getKey(streamId: StreamId): Promise<number | undefined> };
}
interface GenerationsWrite extends GenerationsRead {
  add(value: { readonly streamId: StreamId }): Promise<number>;
  delete(key: number): Promise<void>;
}

export async function generationOf(generations: GenerationsRead, streamId: StreamId): Promise<Generation> {
  return (await generations.index('byStream').getKey(streamId)) ?? null;
}

export async function beginGeneration(generations: GenerationsWrite, streamId: StreamId): Promise<Generation> {
  const former = await generationOf(generations, streamId);
  if (former !== null) await generations.delete(former);
  return generations.add({ streamId });
}

/** Takes a stream off the device: what it holds, what was set aside, who writes it, and the cart's place on Home, all at once. */
export async function removeStream(database: TrolleyDatabase, streamId: StreamId): Promise<void> {
  const stores = ['entries', 'logs', 'setAside', 'generations', 'slots', 'carts'] as const;
  await database.transact(stores, 'readwrite', async (tx) => {
    const [aside, generations] = [tx.objectStore('setAside'), tx.objectStore('generations')];
    const [gaveWay, generation] = await Promise.all([
      aside.index('byId').getAllKeys(ofStream(streamId)),
      generationOf(generations, streamId),
    ]);
    await Promise.all([
      ...gaveWay.map(async (key) => aside.delete(key)),
      generation === null ? undefined : generations.delete(generation),
      tx.objectStore('entries').delete(ofStream(streamId)),
      tx.objectStore('logs').delete(ofStream(streamId)),
      tx.objectStore('slots').delete(ofStream(streamId)),
      tx.objectStore('carts').delete(streamId),
    ]);
  });
}
