import { expect, test } from 'vitest';
import { createCommandHandler } from './commandHandler.ts';
import { createEventReceiver } from './eventReceiver.ts';
import { type EventStream, StorageFailure } from './eventStore.ts';
import { createClock } from './hybridLogicalClock.ts';
import { createMemoryEventStore } from './memoryEventStore.ts';
import type { ActorId, CommandId, ReplicaId, StreamId } from './message.ts';
import { initialTally, type TallyCommand, tallyCodec, tallyDecider } from './testing/tallyDomain.ts';
import { tallyEnvelope } from './testing/tallyEnvelope.ts';
import { testEntryFormat as format } from './testing/testEntryFormat.ts';
import { createTimeline } from './timeline.ts';

const streamId = 'AAAAAAAAAAAAAAAAAAAAAA' as StreamId;
const actorId = 'ypeBEsobvcr6wjGzmiPcTaeG7_gUfE5yuYB3ha_uSLs' as ActorId;
const add = (by: number): TallyCommand => ({ type: 'Add', data: { by } });
const commandId = (number: number) => number.toString(16).padStart(16, '0') as CommandId;

async function openTab(around = (_stream: EventStream): Partial<EventStream> => ({})) {
  const store = createMemoryEventStore({ format, now: () => 1000 });
  const timeline = createTimeline({ initialState: initialTally, evolve: tallyDecider.evolve });
  const receiver = createEventReceiver({ codec: tallyCodec, format, streamId });
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
    format,
    stream,
    timeline,
    clock: createClock({ wallNow: () => 1000 }),
    writer: () => ({ replicaId: 1 as ReplicaId, actorId }),
    context: () => null,
    newCommandId: () => commandId(1000),
  });
  return { ...handler, store, timeline };
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
