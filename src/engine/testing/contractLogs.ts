// What the cases of the EventStore contract share: their shape, two logs, and ways to look at what came of them.

import { readEntry } from '../../log/entryHead.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import type { EventStore, EventStream, NewEntry, StoredEntry } from '../eventStore.ts';
import type { StreamId } from '../message.ts';
import { testLog } from './testLog.ts';

/** One database of a case's own. */
export interface EventStoreFixture {
  /** Another instance over the same database, as another tab has. */
  open(): Promise<EventStore>;
  /** Takes a stream off the device, by no instance's doing: with whatever else is kept of it. */
  remove(streamId: StreamId): Promise<void>;
  /** As a browser does that deletes its data: what comes next finds another database. */
  replace(): Promise<void>;
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

/** As one who has read what is there now. */
export async function append(
  store: EventStore,
  streamId: StreamId,
  entries: readonly NewEntry[],
  options?: { readonly allOrNothing?: boolean },
) {
  const stream = await store.open(streamId, { history() {}, arrived() {}, removed() {} });
  try {
    return await stream.append(entries, options);
  } finally {
    stream.close();
  }
}

/** A reader that writes down what it is told. */
export interface Listening extends EventStream {
  /** In the order of telling. A history is a list, what arrives is single. */
  readonly told: (string | readonly string[])[];
  /** What a screen would show: the last history and what arrived after it. */
  shown(): readonly string[];
}

export async function listen(store: EventStore, streamId = cart): Promise<Listening> {
  const told: (string | readonly string[])[] = [];
  const stream = await store.open(streamId, {
    history: (entries) => told.push(entries.map(textOf)),
    arrived: (entries) => told.push(...entries.map(textOf)),
    removed: () => told.push('(removed)'),
  });
  return {
    ...stream,
    told,
    shown() {
      const last = told.findLastIndex((news) => typeof news !== 'string');
      return told.slice(Math.max(last, 0)).flat();
    },
  };
}

/** All that is stored, in ascending id order. */
export async function texts(store: EventStore): Promise<readonly string[]> {
  return (await store.readAll(cart)).map(textOf);
}

export function textOf(entry: StoredEntry): string {
  return new TextDecoder().decode(readEntry(entry.bytes)?.body);
}

export function places(entries: readonly NewEntry[]): string[] {
  return entries.map(({ replicaId, seq }) => `${replicaId}:${seq}`);
}

export function at<Element>(elements: readonly Element[], index: number): Element {
  const element = elements[index];
  if (element === undefined) throw new Error(`there is no element ${index}`);
  return element;
}
