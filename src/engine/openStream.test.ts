// A stream is opened by one call, whatever its domain: what is asked here of the tally holds of carts and orders.

import { describe, expect, test, vi } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { createMemoryDatabase, createMemoryEventStore, removeMemoryStream } from './memoryEventStore.ts';
import type { ActorId, CommandId, StreamId } from './message.ts';
import { type OpenStream, openStream } from './openStream.ts';
import { type TallyTypes, tallyDomain } from './testing/tallyDomain.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const [alice, bob] = [1 as ReplicaId, 2 as ReplicaId];

function device() {
  const database = createMemoryDatabase();
  let now = 1_800_000_000_000;
  const wallNow = () => ++now;
  const store = createMemoryEventStore({ now: wallNow, database });
  const open = () => openStream({ domain: tallyDomain, store, streamId, wallNow });
  return { database, store, open };
}

let serial = 0;
const newCommandId = () => (++serial).toString(16).padStart(16, '0') as CommandId;
function writerOf(stream: OpenStream<TallyTypes>, replicaId: ReplicaId) {
  const actorId = Buffer.alloc(32, replicaId).toString('base64url') as ActorId;
  const { dispatch } = stream.writeAs({ writer: () => ({ replicaId, actorId }), context: () => null, newCommandId });
  return (by: number) => dispatch({ type: 'Add', data: { by } });
}

/** What a listener is told, in a word each. */
function diary(stream: OpenStream<TallyTypes>): readonly string[] {
  const told: string[] = [];
  const note = (what: string) => (_entries: unknown, events: readonly { event: { data: { by: number } } }[]) =>
    told.push(`${what} ${events.map(({ event }) => event.data.by)}`.trimEnd());
  stream.listen({
    opened: note('opened'),
    stored: (entries) => told.push(`stored ${entries.length}, shown ${stream.readSide.now().total}`),
    arrived: note('arrived'),
    refolded: () => told.push('refolded'),
    changed: note('changed'),
    removed: () => told.push('removed'),
  });
  return told;
}

describe('read and write', () => {
  test('a command becomes a fact, and the fact is shown, told and kept', async () => {
    const { store, open } = device();
    const stream = await open();
    const add = writerOf(stream, alice);
    expect(await add(2)).toMatchObject({ kind: 'accepted' });
    expect(await add(0)).toEqual({ kind: 'rejected', reason: 'by-zero' });
    await add(3);
    expect(stream.readSide.now()).toEqual({ total: 5 });
    expect(stream.readSide.at(0)).toEqual({ total: 2 });
    expect(stream.readSide.history()).toMatchObject({
      entries: [
        { by: 2, total: 2 },
        { by: 3, total: 5 },
      ],
      invalid: 0,
    });
    expect(await store.count(streamId)).toBe(2);
    expect((await open()).readSide.now()).toEqual({ total: 5 });
  });

  test('[R3] [R6] whoever has the same events shows the same, in whatever order they came', async () => {
    const [here, there] = [device(), device()];
    const [atHome, away] = [await here.open(), await there.open()];
    const [add, addAway] = [writerOf(atHome, alice), writerOf(away, bob)];
    for (const by of [1, 2, 3]) {
      await add(by);
      await addAway(10 * by);
    }
    await atHome.append(await there.store.readAll(streamId));
    await away.append(await here.store.readAll(streamId));
    expect(atHome.readSide.now()).toEqual({ total: 66 });
    expect(away.readSide.timeline.state()).toEqual(atHome.readSide.timeline.state());
    expect(away.readSide.history()).toEqual(atHome.readSide.history());
  });
});

describe('listening', () => {
  test('what is told before anybody listens waits for them, in its order, and what comes after it follows', async () => {
    const { open, store, database } = device();
    await writerOf(await open(), alice)(1);
    const branch = device();
    await writerOf(await branch.open(), alice)(7);

    const stream = await open();
    await writerOf(stream, bob)(2);
    await store.adoptBranch(streamId, alice, await branch.store.readAll(streamId));
    const told = diary(stream);
    expect(told).toEqual(['opened 1', 'stored 1, shown 9', 'arrived 2', 'changed 7,2']);
    await writerOf(stream, bob)(5);
    removeMemoryStream(database, streamId);
    await stream.catchUp();
    expect(told.slice(4)).toEqual(['stored 1, shown 9', 'arrived 5', 'removed']);
  });

  test('a stream is read and folded also where nobody listens', async () => {
    const { open } = device();
    const [one, other] = [await open(), await open()];
    await writerOf(one, alice)(3);
    expect(other.readSide.now()).toEqual({ total: 3 });
  });

  test('what nobody here can read is kept and counted, and does not fold', async () => {
    const store = createMemoryEventStore({ now: () => 0 });
    const encode = () => ({ type: 'New', v: 1, data: {} });
    const domain: typeof tallyDomain = { ...tallyDomain, codec: { ...tallyDomain.codec, encode } };
    const stream = await openStream({ domain, store, streamId, wallNow: () => 1_800_000_000_000 });
    await writerOf(stream, bob)(1);
    expect(stream.readSide.history()).toMatchObject({ entries: [], newer: 1, invalid: 0 });
    expect(stream.readSide.now()).toEqual({ total: 0 });
  });
});

describe('a long history is read in steps', () => {
  const many = 2_500;

  async function longStream(now = 1) {
    const { store, database } = device();
    const first = await openStream({ domain: tallyDomain, store, streamId, wallNow: () => now });
    const add = writerOf(first, alice);
    await Promise.all(Array.from({ length: many }, () => add(1)));
    return { store, database, add };
  }

  test('what is done meanwhile comes after it, each once', async () => {
    const { store, add } = await longStream();
    const told: number[] = [];
    let meanwhile = 0;
    const stream = await openStream({
      ...{ domain: tallyDomain, store, streamId, wallNow: () => 1 },
      async pause(done) {
        if (done !== null) told.push(done);
        if (meanwhile++ < 3) await add(2);
      },
    });
    expect(meanwhile).toBeGreaterThan(3);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBeLessThan(1);
    expect(stream.readSide.now()).toEqual({ total: many + 6 });
    expect(diary(stream).map((line) => line.split(' ')[0])).toEqual([
      'opened',
      ...Array.from({ length: 3 }, () => ['stored', 'arrived']).flat(),
    ]);
    expect(stream.heads()).toEqual([stream.head(alice)]);
    expect(stream.heads()[0]?.length).toBe(many + 3);
  });

  /** What somebody had done before all of it, and who was offline since. */
  async function doneEarly(by: number) {
    const store = createMemoryEventStore({ now: () => by, database: createMemoryDatabase() });
    const stream = await openStream({ domain: tallyDomain, store, streamId, wallNow: () => by });
    const replicaId = by as ReplicaId;
    await writerOf(stream, replicaId)(by);
    return store.readLog(streamId, replicaId, 0);
  }

  test('what is late in it counts at once; what was done after it is told anew in steps, while more comes late', async () => {
    const { store } = await longStream(1_000_000);
    const [early, earlier] = [await doneEarly(20), await doneEarly(10)];
    const decider = { ...tallyDomain.decider, takesAnyOrder: true } as const;
    let pauses = 0;
    const stream = await openStream<TallyTypes>({
      ...{ domain: { ...tallyDomain, decider }, store, streamId, wallNow: () => 1_000_000 },
      async pause(read) {
        if (read !== null) return;
        pauses += 1;
        if (pauses === 2) await stream.append(earlier);
      },
    });
    const told = diary(stream);
    await stream.append(early);
    expect(stream.readSide.now()).toEqual({ total: many + 20 });
    expect(stream.readSide.at(0)).toEqual({ total: 20 });
    await vi.waitFor(() => expect(told.at(-1)).toBe('refolded'));
    expect(pauses).toBeGreaterThan(3);
    expect(stream.readSide.now()).toEqual({ total: many + 30 });
    const { entries } = stream.readSide.history();
    expect([entries[2], entries.at(-1)]).toEqual([
      { by: 1, total: 31 },
      { by: 1, total: many + 30 },
    ]);
    expect(entries).toHaveLength(many + 2);
  });

  test('a stream that is taken off meanwhile says so when it has been read', async () => {
    const { store, database, add } = await longStream();
    let isFirst = true;
    const stream = await openStream({
      ...{ domain: tallyDomain, store, streamId, wallNow: () => 1 },
      async pause() {
        if (!isFirst) return;
        isFirst = false;
        removeMemoryStream(database, streamId);
        await add(2).catch(() => undefined);
      },
    });
    expect(diary(stream).map((line) => line.split(' ')[0])).toEqual(['opened', 'removed']);
  });
});
