import { expect, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { createCommandHandler } from './commandHandler.ts';
import { createEventReceiver } from './eventReceiver.ts';
import { type EventStream, StorageFailure } from './eventStore.ts';
import { createClock } from './hybridLogicalClock.ts';
import { createMemoryEventStore } from './memoryEventStore.ts';
import type { ActorId, CommandId, StreamId } from './message.ts';
import { initialTally, type TallyCommand, tallyCodec, tallyDecider } from './testing/tallyDomain.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { createTimeline } from './timeline.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const actorId = 'ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs' as ActorId;
const add = (by: number): TallyCommand => ({ type: 'Add', data: { by } });
const commandId = (number: number) => number.toString(16).padStart(16, '0') as CommandId;

async function openTab(around = (_stream: EventStream): Partial<EventStream> => ({})) {
  const store = createMemoryEventStore({ now: () => 1000 });
  const timeline = createTimeline({ initialState: initialTally, evolve: tallyDecider.evolve });
  const receiver = createEventReceiver({ codec: tallyCodec, streamId });
  const opened = await store.open(streamId, {
    history() {},
    arrived: (entries) => void timeline.insert(receiver.receive(entries).known),
    removed() {},
  });
  const stream = { ...opened, ...around(opened) };
  const handler = createCommandHandler({
    streamId,
    decider: tallyDecider,
    codec: tallyCodec,
    stream,
    timeline,
    clock: createClock({ wallNow: () => 1000 }),
    writer: () => ({ replicaId: 1 as ReplicaId, actorId }),
    context: () => null,
    newCommandId: () => commandId(1000),
  });
  /** Whose acts a reader who begins with the log finds in it. */
  const read = async () => {
    const reader = createEventReceiver({ codec: tallyCodec, streamId });
    return reader.receive(await store.readAll(streamId)).known;
  };
  return { ...handler, store, timeline, read };
}

function failingOnce(stream: EventStream): Partial<EventStream> {
  let hasFailed = false;
  return {
    async append(...call) {
      if (hasFailed) return stream.append(...call);
      hasFailed = true;
      throw new StorageFailure('full', 'no room');
    },
  };
}

test('what a log has lost is issued again under the same commands, once', async () => {
  const lost = [1, 2, 3].map((ms) => ({ ...tallyEnvelope({ ms, command: commandId(ms), replica: 7 }), actorId }));
  const { dispatch, reissue, timeline, store } = await openTab();
  await dispatch(add(2), commandId(2));
  const again = await reissue(lost);
  expect(again).toHaveLength(2);
  expect(timeline.state().total).toBe(1 + 2 + 3);
  expect(again.map((id) => timeline.at(timeline.indexOf(id))?.commandId)).toEqual([commandId(1), commandId(3)]);
  expect(await reissue(lost)).toEqual([]);
  expect(await dispatch(add(9), commandId(1))).toEqual({ kind: 'accepted', eventIds: [again[0]] });
  expect(await store.count(streamId)).toBe(3);
});

test('[R7] what could not be stored is not issued again, and may be tried anew', async () => {
  const lost = [{ ...tallyEnvelope({ ms: 5, command: commandId(5), replica: 7 }), actorId }];
  const { reissue, timeline } = await openTab(failingOnce);
  await expect(reissue(lost)).rejects.toMatchObject({ reason: 'full' });
  expect(timeline.length()).toBe(0);
  expect(await reissue(lost)).toHaveLength(1);
  expect(timeline.state().total).toBe(5);
});

test('somebody else’s acts are issued as theirs, with the ids that they had, and one’s own as one’s own again', async () => {
  const bob = 'Ym9iYm9iYm9iYm9iYm9iYm9iYm9iYm9iYm9iYm9iYm8' as ActorId;
  const lost = [1, 2].map((ms) => ({ ...tallyEnvelope({ ms, command: commandId(ms), replica: 7 }), actorId: bob }));
  const { dispatch, reissue, read } = await openTab();
  await dispatch(add(5), commandId(5));
  await reissue(lost);
  await dispatch(add(6), commandId(6));
  const [mine, first, second, mineAgain] = await read();
  expect([mine, first, second, mineAgain].map((act) => act?.actorId)).toEqual([actorId, bob, bob, actorId]);
  expect([mine, first, second, mineAgain].map((act) => act?.formerIds)).toEqual([
    undefined,
    [lost[0]?.id],
    [lost[1]?.id],
    undefined,
  ]);
});

test('an act that was lost twice is issued once, and says both of the ids that it had', async () => {
  const once = { ...tallyEnvelope({ ms: 1, command: commandId(1), replica: 7 }), actorId };
  const twice = { ...tallyEnvelope({ ms: 2, command: commandId(1), replica: 8 }), actorId, formerIds: [once.id] };
  const { reissue, read } = await openTab();
  expect(await reissue([once, twice])).toHaveLength(1);
  expect(await read()).toMatchObject([{ commandId: commandId(1), formerIds: [once.id, twice.id] }]);
});

test('whatever fits as a command fits when it is issued again', async () => {
  const { dispatch, reissue, store, read } = await openTab();
  const note = (length: number): TallyCommand => ({ type: 'Add', data: { by: 1, note: 'x'.repeat(length) } });
  const outcome = await dispatch(note(16_000), commandId(1));
  expect(outcome).toMatchObject({ kind: 'too-large' });
  const limit = outcome.kind === 'too-large' ? outcome.limit : 0;
  await dispatch(note(limit - 100), commandId(2));
  const [longest] = await read();
  const formerIds = Array.from({ length: 8 }, (_, ms) => tallyEnvelope({ ms, replica: 9 }).id);
  const lost = longest === undefined ? [] : [{ ...longest, commandId: commandId(3), formerIds }];
  expect(await reissue(lost)).toHaveLength(1);
  expect(await store.count(streamId)).toBe(2);
});
