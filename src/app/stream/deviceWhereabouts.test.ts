import { describe, expect, test } from 'vitest';
import type { StoredEntry } from '../../engine/eventStore.ts';
import type { ActorId, EventId, StreamId } from '../../engine/message.ts';
import type { HeldElsewhere } from '../../engine/replica.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { createDeviceWhereabouts } from './deviceWhereabouts.ts';

const [mine, bobs] = [1, 2] as [ReplicaId, ReplicaId];
const [bob, carol] = ['bob', 'carol'] as [ActorId, ActorId];

function log(replicaId: ReplicaId, from: number, to: number): readonly StoredEntry[] {
  return Array.from({ length: to - from }, (_, index) => ({
    streamId: 'cart' as StreamId,
    replicaId,
    seq: from + index,
    id: `${from + index}-${replicaId}` as EventId,
    bytes: new Uint8Array(),
    signature: null,
    receivedAt: 0,
  }));
}

function held(devices: Record<string, Record<number, number>>): HeldElsewhere {
  return new Map(
    Object.entries(devices).map(([device, logs]) => [
      device,
      new Map(Object.entries(logs).map(([replicaId, length]) => [Number(replicaId) as ReplicaId, length])),
    ]),
  );
}

describe('delivery progress', () => {
  test('a device that never told anything lacks nobody knows how much', () => {
    const progress = createDeviceWhereabouts(new Map());
    progress.stored(log(mine, 0, 3));
    expect(progress.lacks(bob)).toBeNull();
    expect(progress.isOn(bob, { replicaId: mine, seq: 0 })).toBe(false);
  });

  test('counts what is here and not there, whichever was known first', () => {
    const progress = createDeviceWhereabouts(new Map());
    progress.stored(log(mine, 0, 3));
    expect(progress.heard(held({ [bob]: { [mine]: 2 } }))).toBe(true);
    expect(progress.lacks(bob)).toBe(1);
    expect([1, 2].map((seq) => progress.isOn(bob, { replicaId: mine, seq }))).toEqual([true, false]);
    progress.stored(log(mine, 3, 5));
    expect(progress.lacks(bob)).toBe(3);
    // It holds what has not come here yet.
    progress.heard(held({ [bob]: { [mine]: 4, [bobs]: 6 } }));
    expect(progress.lacks(bob)).toBe(1);
    progress.stored(log(bobs, 0, 8));
    expect(progress.lacks(bob)).toBe(3);
  });

  test('what it once held it holds; what it tells again is nothing new', () => {
    const progress = createDeviceWhereabouts(held({ [bob]: { [mine]: 3 } }));
    progress.stored(log(mine, 0, 4));
    expect(progress.heard(held({ [bob]: { [mine]: 2 } }))).toBe(false);
    expect(progress.lacks(bob)).toBe(1);
  });

  test('[R7] what was written there is there, told or not; it does not make a silent device one that told something', () => {
    const progress = createDeviceWhereabouts(new Map());
    progress.stored(log(bobs, 0, 2));
    progress.written([{ replicaId: bobs, actorId: bob }]);
    expect(progress.isOn(bob, { replicaId: bobs, seq: 1 })).toBe(true);
    expect(progress.isOn(carol, { replicaId: bobs, seq: 1 })).toBe(false);
    expect(progress.lacks(bob)).toBeNull();
    progress.stored(log(mine, 0, 5));
    progress.heard(held({ [bob]: { [mine]: 1 }, [carol]: { [bobs]: 1 } }));
    progress.written([{ replicaId: bobs, actorId: bob }]);
    progress.stored(log(bobs, 2, 3));
    expect([progress.lacks(bob), progress.lacks(carol)]).toEqual([4, 7]);
  });

  test('a history that is told anew is counted anew', () => {
    const progress = createDeviceWhereabouts(new Map());
    progress.stored(log(mine, 0, 5));
    progress.heard(held({ [bob]: { [mine]: 4 } }));
    progress.clear();
    expect(progress.lacks(bob)).toBe(0);
    progress.stored(log(mine, 0, 6));
    expect(progress.lacks(bob)).toBe(2);
  });

  test('remembers what was told, of those who are asked for, and not what follows from authorship', () => {
    const progress = createDeviceWhereabouts(held({ [bob]: { [mine]: 1 } }));
    progress.heard(held({ [bob]: { [mine]: 2 }, [carol]: { [mine]: 1 } }));
    progress.written([{ replicaId: bobs, actorId: bob }]);
    expect(progress.lastKnown([bob, 'dave'])).toEqual(held({ [bob]: { [mine]: 2 }, dave: {} }));
    const reopened = createDeviceWhereabouts(progress.lastKnown([bob, carol, 'dave']));
    reopened.stored(log(mine, 0, 2));
    expect([bob, carol, 'dave'].map(reopened.lacks)).toEqual([0, 1, null]);
  });
});
