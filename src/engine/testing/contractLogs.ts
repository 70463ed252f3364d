// What the cases of the EventStore contract share: their shape, two logs, and ways to look at what came of them.

import type { EventStore, NewEntry, StoredEntry } from '../eventStore.ts';
import type { ReplicaId, StreamId } from '../message.ts';
import { testEntryFormat, testLog } from './testEntryFormat.ts';

/** One database of a case's own. */
export interface EventStoreFixture {
  /** Another instance over the same database, as another tab has. */
  open(): Promise<EventStore>;
  /** Closes what was opened, and forgets the database. */
  dispose(): Promise<void>;
}

/** By what they show. */
export type EventStoreCases = Readonly<
  Record<string, (store: EventStore, fixture: EventStoreFixture) => Promise<void>>
>;

export const cart = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
export const otherCart = 'BBBBBBBBBBBBBBBBBBBBBA' as StreamId;
export const alice = 0xa11ce as ReplicaId;
export const bob = (2 ** 53 - 1) as ReplicaId;
export const abc = testLog(alice, ['a', 'b', 'c']);
export const xyz = testLog(bob, ['x', 'y', 'z'], 1001);

export function listen(store: EventStore, streamId = cart): string[] {
  const heard: string[] = [];
  store.subscribe(streamId, (entries) => heard.push(...entries.map(textOf)));
  return heard;
}

export async function texts(store: EventStore): Promise<readonly string[]> {
  return (await store.readAll(cart)).map(textOf);
}

export function textOf(entry: StoredEntry): string {
  return new TextDecoder().decode(testEntryFormat.open(entry.bytes)?.body);
}

export function places(entries: readonly NewEntry[]): string[] {
  return entries.map(({ replicaId, seq }) => `${replicaId}:${seq}`);
}

export function at<Element>(elements: readonly Element[], index: number): Element {
  const element = elements[index];
  if (element === undefined) throw new Error(`there is no element ${index}`);
  return element;
}
