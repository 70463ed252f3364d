import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventStore } from '../../engine/eventStore.ts';
import type { EventId } from '../../engine/message.ts';
import { abc, alice, append, bob, cart, otherCart, textOf, xyz } from '../../engine/testing/contractLogs.ts';
import { testLog } from '../../engine/testing/testLog.ts';
import { createSqliteDatabase, type SqliteDatabase } from './sqliteDatabase.ts';
import { createSqliteEventStore } from './sqliteEventStore.ts';
import { createStreamFeed, type StreamFeed } from './streamFeed.ts';
import { removeStream } from './streamWrites.ts';

let folder: string;
let database: SqliteDatabase;
let store: EventStore;
let feed: StreamFeed;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'trolley-feed-'));
  database = createSqliteDatabase({ path: join(folder, 'device.sqlite'), newIdentity: () => 1 });
  store = createSqliteEventStore({ database, now: () => 1000 });
  feed = createStreamFeed(database);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

/** "1 a": at position 1, a was stored; "4 -a": at 4, it was set aside. */
function told(after = 0, limit = 100): string[] {
  return feed
    .after(cart, after, limit)
    .map(({ position, kind, entry }) => `${position} ${kind === 'stored' ? '' : '-'}${textOf(entry)}`);
}

describe('the feed of a stream', () => {
  it('tells in the order of storing, from 1 on, without a gap; each stream has its own', async () => {
    await append(store, cart, xyz.slice(0, 2));
    await append(store, otherCart, xyz);
    await append(store, cart, abc);
    await append(store, cart, abc);
    await append(store, cart, xyz);
    expect(told()).toEqual(['1 x', '2 y', '3 a', '4 b', '5 c', '6 z']);
    expect(told(2, 3)).toEqual(['3 a', '4 b', '5 c']);
    expect(told(6)).toEqual([]);
    expect(feed.place(cart)).toMatchObject({ position: 6 });
    expect(feed.place(otherCart)).toMatchObject({ position: 3 });
  });

  it('tells of a branch that gave way, and then of the one in its place; who reads from 0 hears the same', async () => {
    await append(store, cart, abc);
    await append(store, cart, xyz.slice(0, 1));
    await store.adoptBranch(cart, alice, testLog(alice, ['a', 'other b']));
    await append(store, cart, xyz);
    expect(told()).toEqual(['1 a', '2 b', '3 c', '4 x', '5 -b', '6 -c', '7 other b', '8 y', '9 z']);
    expect(told(4, 2)).toEqual(['5 -b', '6 -c']);
    expect(told(5, 1)).toEqual(['6 -c']);
  });

  it('tells of what was put back and parts from what is there: it was stored, and gave way', async () => {
    await append(store, cart, abc);
    const held = await store.readAll(cart);
    removeStream(database, cart);
    await append(store, cart, testLog(alice, ['a', 'other b']));
    await store.putBack(cart, () => held);
    expect(told()).toEqual(['1 a', '2 other b', '3 b', '4 -b', '5 c', '6 -c']);
    expect(feed.place(cart).position).toBe(6);
  });

  it('knows where an event was stored', async () => {
    await append(store, cart, abc);
    await append(store, cart, xyz);
    const ids = (await store.readLog(cart, bob, 0)).map(({ id }) => id);
    expect(feed.placesOf(cart, ids)).toMatchObject({ position: 6, positions: [4, 5, 6] });
    expect(feed.placesOf(cart, ['f'.repeat(30) as EventId]).positions).toEqual([null]);
    expect(feed.placesOf(otherCart, ids.slice(0, 1)).positions).toEqual([null]);
  });
});
