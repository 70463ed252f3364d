import { expect, test, vi } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { createCommandHandler } from './commandHandler.ts';
import { createEventReceiver } from './eventReceiver.ts';
import { type EventStream, StorageFailure, type StoredEntry } from './eventStore.ts';
import { createClock, eventIdOf } from './hybridLogicalClock.ts';
import { createMemoryDatabase, createMemoryEventStore } from './memoryEventStore.ts';
import type { ActorId, CommandId, StreamId } from './message.ts';
import { initialTally, type TallyCommand, tallyCodec, tallyDecider } from './testing/tallyDomain.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const actorId = 'ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs' as ActorId;
const alice = 1 as ReplicaId;
const add = (by: number): TallyCommand => ({ type: 'Add', data: { by } });
const addIf = (total: number, by: number): TallyCommand => ({ type: 'AddIf', data: { total, by } });
const commandId = (number: number) => number.toString(16).padStart(16, '0') as CommandId;

let nextCommand = 1000;

/** One tab: a store, the timeline that it feeds, and a handler. `around` may put faults in front of the stream. */
async function openTab({
  database = createMemoryDatabase(),
  around = (_stream: EventStream): Partial<EventStream> => ({}),
  replicaId = alice,
  maxEntryBytes = 16_384,
  wallNow = (): number => 1000,
} = {}) {
  const store = createMemoryEventStore({ now: () => 1000, database });
  const timeline = createTimeline({ initialState: initialTally, evolve: tallyDecider.evolve });
  const receiver = createEventReceiver({ codec: tallyCodec, streamId });
  const stored: StoredEntry[] = [];
  const show = (entries: readonly StoredEntry[]) => void timeline.insert(receiver.receive(entries).known);
  const opened = await store.open(streamId, {
    history(entries) {
      timeline.clear();
      show(entries);
    },
    arrived(entries) {
      stored.push(...entries);
      show(entries);
    },
    removed() {},
  });
  const stream = { ...opened, ...around(opened) };
  const writer = { replicaId, actorId };
  const handler = createCommandHandler({
    streamId,
    decider: tallyDecider,
    codec: tallyCodec,
    stream,
    timeline,
    clock: createClock({ wallNow }),
    writer: () => writer,
    context: () => null,
    newCommandId: () => commandId(nextCommand++),
    maxEntryBytes,
  });
  return { ...handler, store, stream: opened, timeline, stored, writer, database };
}

function failingAppend(failures: readonly Error[]) {
  const left = [...failures];
  return (stream: EventStream): Partial<EventStream> => ({
    async append(...call) {
      const failure = left.shift();
      if (failure !== undefined) throw failure;
      return stream.append(...call);
    },
  });
}

test('an accepted command is stored, folded and passed on, and says which events it became', async () => {
  const { dispatch, timeline, stored, store } = await openTab();
  const outcome = await dispatch({ type: 'AddEach', data: { bys: [2, 3] } });
  expect(outcome).toEqual({ kind: 'accepted', eventIds: timeline.state().trace });
  expect(timeline.state().total).toBe(5);
  expect(stored.map(({ seq }) => seq)).toEqual([0, 1]);
  expect(await store.readAll(streamId)).toEqual(stored);
  expect([timeline.at(0)?.commandIndex, timeline.at(1)?.commandIndex]).toEqual([0, 1]);
  expect(timeline.at(1)).toMatchObject({ actorId, replicaId: alice, seq: 1, commandId: timeline.at(0)?.commandId });
});

test('a refused command leaves no trace', async () => {
  const { dispatch, timeline, stored } = await openTab();
  expect(await dispatch(add(0))).toEqual({ kind: 'rejected', reason: 'by-zero' });
  expect([timeline.length(), stored]).toEqual([0, []]);
});

test('a command that has nothing to do is accepted and stores nothing', async () => {
  const append = vi.fn();
  const { dispatch } = await openTab({ around: () => ({ append }) });
  expect(await dispatch({ type: 'AddEach', data: { bys: [] } })).toEqual({ kind: 'accepted', eventIds: [] });
  expect(append).not.toHaveBeenCalled();
});

test('[R7] nothing is visible before it is durable, and then in order: timeline, caller', async () => {
  const order: string[] = [];
  let finish = () => {};
  const gate = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const tab = await openTab({
    around: (stream) => ({
      async append(...call) {
        await gate;
        order.push(`durable, timeline ${tab.timeline.length()}`);
        const outcome = await stream.append(...call);
        order.push(`delivered, timeline ${tab.timeline.length()}`);
        return outcome;
      },
    }),
  });
  const done = tab.dispatch(add(1)).then(() => order.push(`told, timeline ${tab.timeline.length()}`));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect([tab.timeline.length(), tab.stored.length]).toEqual([0, 0]);
  finish();
  await done;
  expect(order).toEqual(['durable, timeline 0', 'delivered, timeline 1', 'told, timeline 1']);
});

test('[R7] when storage fails the caller is told, nothing is shown, and the next command works', async () => {
  const tab = await openTab({ around: failingAppend([new StorageFailure('full', 'no room')]) });
  const failed = expect(tab.dispatch(add(1))).rejects.toMatchObject({ reason: 'full' });
  await failed;
  expect([tab.timeline.length(), tab.stored]).toEqual([0, []]);
  expect(await tab.dispatch(addIf(0, 5))).toMatchObject({ kind: 'accepted' });
  expect(tab.timeline.state().total).toBe(5);
});

test('commands run one after another, each on the state that the one before it left', async () => {
  const { dispatch, timeline } = await openTab();
  const outcomes = await Promise.all([
    dispatch(addIf(0, 2)),
    dispatch(addIf(0, 9)),
    dispatch(addIf(2, 3)),
    dispatch(addIf(5, 1)),
  ]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'rejected', 'accepted', 'accepted']);
  expect(timeline.state().total).toBe(6);
});

test('commands that waited are committed as one group', async () => {
  const appended: number[] = [];
  const { dispatch, timeline } = await openTab({
    around: (stream) => ({
      append(entries, options) {
        appended.push(entries.length);
        return stream.append(entries, options);
      },
    }),
  });
  await Promise.all(Array.from({ length: 20 }, () => dispatch(add(1))));
  expect([appended.length, appended.reduce((sum, count) => sum + count)]).toEqual([2, 20]);
  expect(timeline.state().total).toBe(20);
});

test('dispatchAll is all or none, and others in its group are not touched', async () => {
  const { dispatch, dispatchAll, timeline, stored } = await openTab();
  const outcomes = await Promise.all([
    dispatch(add(1)),
    dispatchAll([add(10), add(0), add(20)]),
    dispatchAll([addIf(1, 2), addIf(3, 3)]),
    dispatch(addIf(6, 4)),
  ]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'rejected', 'accepted', 'accepted']);
  expect(timeline.state().total).toBe(10);
  expect(stored.map(({ seq }) => seq)).toEqual([0, 1, 2, 3]);
});

test('[R2] the same command twice has one effect, in one group, later, and after a reload', async () => {
  const tab = await openTab();
  // The first is decided at once, the two after it wait and form a group.
  const [, first, second] = await Promise.all([
    tab.dispatch(add(10)),
    tab.dispatch(add(1), commandId(7)),
    tab.dispatch(add(1), commandId(7)),
  ]);
  expect(second).toEqual(first);
  expect(await tab.dispatch(add(1), commandId(7))).toEqual(first);
  const reloaded = await openTab({ database: tab.database });
  expect(await reloaded.dispatch(add(1), commandId(7))).toEqual(first);
  expect(reloaded.timeline.state().total).toBe(11);
});

test('a command whose event does not fit into an entry is refused before it is a fact', async () => {
  const { dispatch, dispatchAll, timeline } = await openTab({ maxEntryBytes: 200 });
  const long: TallyCommand = { type: 'Add', data: { by: 1, note: 'x'.repeat(200) } };
  expect(await dispatch(long)).toEqual({ kind: 'too-large', limit: 200 });
  expect(await dispatchAll([add(1), long])).toEqual({ kind: 'too-large', limit: 200 });
  expect(await dispatch(add(2))).toMatchObject({ kind: 'accepted' });
  expect(timeline.state().total).toBe(2);
});

test('after a reload the log goes on where it ended, and says no second time who writes it', async () => {
  const tab = await openTab();
  await tab.dispatch(add(1));
  const reloaded = await openTab({ database: tab.database });
  await reloaded.dispatch(add(2));
  expect(reloaded.timeline.state().total).toBe(3);
  const [first, second] = await reloaded.store.readAll(streamId);
  expect((first?.bytes.length ?? 0) - (second?.bytes.length ?? 0)).toBe(32);
  expect(reloaded.timeline.at(1)).toMatchObject({ seq: 1, actorId });
});

test('its first event after a pause names what others have done meanwhile, and not its own past', async () => {
  const tab = await openTab();
  await tab.dispatch(add(1));
  const bob = await openTab({ database: tab.database, replicaId: 2 as ReplicaId });
  await bob.dispatch(add(2));
  await tab.stream.catchUp();
  await tab.dispatch({ type: 'AddEach', data: { bys: [3, 4] } });
  expect(bob.timeline.at(1)?.deps).toEqual([tab.timeline.at(0)?.id]);
  const mine = [0, 1, 2, 3].map((index) => tab.timeline.at(index)).filter((envelope) => envelope?.replicaId === alice);
  expect(mine.map((envelope) => envelope?.deps)).toEqual([[], [bob.timeline.state().trace.at(-1)], []]);
});

test('[R13] another writer on the same log: what it wrote is taken in, and the commands decided anew', async () => {
  const tab = await openTab();
  const twin = await openTab({ database: tab.database });
  await tab.dispatch(add(1));
  expect(await twin.dispatch(add(2))).toMatchObject({ kind: 'accepted' });
  expect(await tab.dispatch(addIf(1, 5))).toEqual({ kind: 'rejected', reason: 'unexpected-total' });
  await Promise.all(Array.from({ length: 5 }, () => Promise.all([tab.dispatch(add(1)), twin.dispatch(add(1))])));
  await Promise.all([tab.stream.catchUp(), twin.stream.catchUp()]);
  expect([tab.timeline.state().total, twin.timeline.state()]).toEqual([13, tab.timeline.state()]);
});

test('[R13] a writer that always loses says so, instead of trying for ever', async () => {
  const append = vi.fn(async () => ({
    appended: [],
    duplicates: 0,
    misfits: [{ replicaId: alice, seq: 0, reason: 'fork' as const }],
  }));
  const { dispatch } = await openTab({ around: () => ({ append }) });
  await expect(dispatch(add(1))).rejects.toBeInstanceOf(StorageFailure);
  expect(append.mock.calls.length).toBeLessThan(10);
});

test('a slot that was retired writes a log of its own from then on', async () => {
  const append = vi.fn<EventStream['append']>();
  const { dispatch, writer, stored, stream } = await openTab({ around: () => ({ append }) });
  append.mockImplementation(stream.append);
  await dispatch(add(1));
  writer.replicaId = 9 as ReplicaId;
  await dispatch(add(2));
  expect(stored.map(({ replicaId, seq }) => [replicaId, seq])).toEqual([
    [1, 0],
    [9, 0],
  ]);
  expect(append).toHaveBeenCalledTimes(2);
});

test('[R12] own stamps go on above the log’s last one, however far ahead that is', async () => {
  const ahead = await openTab({ wallNow: () => 9_000_000 });
  await ahead.dispatch(add(1));
  const reloaded = await openTab({ database: ahead.database });
  await reloaded.dispatch(add(1));
  expect(reloaded.stored.map(({ id }) => id)).toEqual([eventIdOf(9_000_000, 1, alice)]);
});

test('[R12] events from a clock far ahead do not confuse what a group is decided on', async () => {
  const { dispatch, timeline } = await openTab();
  timeline.insert([tallyEnvelope({ ms: 99_000_000, replica: 5 })]);
  const outcomes = await Promise.all([
    dispatch(addIf(99_000_000, 1)),
    dispatch(addIf(99_000_001, 2)),
    dispatch(addIf(99_000_003, 3)),
  ]);
  expect(outcomes.map(({ kind }) => kind)).toEqual(['accepted', 'accepted', 'accepted']);
  expect(timeline.state().total).toBe(99_000_006);
});

test('a bug in one command is not the others’ fault', async () => {
  const { dispatch, timeline } = await openTab();
  const outcomes = await Promise.allSettled([
    dispatch(add(1)),
    dispatch(add(2)),
    dispatch({ type: 'Fail', data: {} }),
    dispatch(add(3)),
  ]);
  expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled']);
  expect(timeline.state().total).toBe(6);
});

test('an entry names 64 others at most, and the next one the rest', async () => {
  const { dispatch, timeline } = await openTab();
  timeline.insert(Array.from({ length: 100 }, (_, index) => tallyEnvelope({ ms: 500 + index, replica: 100 + index })));
  await dispatch(add(1));
  await dispatch(add(1));
  const mine = [100, 101].map((index) => timeline.at(index)?.deps.length);
  expect(mine).toEqual([64, 36]);
});
