import { describe, expect, it } from 'vitest';
import type { LogPlace } from '../../app/stream/streamSnapshot.ts';
import type { ActorId, EventId } from '../../engine/message.ts';
import type { ReplicaId } from '../../log/replicaId.ts';
import { text } from '../text/en.ts';
import { isEverywhere, placeInWords, reachOf } from './eventPlace.ts';

const event: LogPlace = { replicaId: 1 as ReplicaId, seq: 0 };

/** By device: whether it has the event. */
function places(isOnRelay: boolean, devices: Record<string, boolean>): Parameters<typeof reachOf>[0] {
  return {
    devices: Object.keys(devices).map((name) => ({ actorId: name as ActorId, lacks: null })),
    isOnRelay: () => isOnRelay,
    isOnDevice: (device) => devices[device] === true,
  };
}

describe('where one change is', () => {
  it.each<[string, ReturnType<typeof places>]>([
    ['On this device', places(false, { ben: false })],
    ['On this device', places(false, { ben: true })],
    ['Saved for everyone', places(true, {})],
    ['Saved for everyone', places(true, { ben: false })],
    ['On Ben’s device', places(true, { ben: true })],
    ['On 1 of 2 other devices', places(true, { ben: true, cy: false })],
    ['On both other devices', places(true, { ben: true, cy: true })],
    ['On 2 of 3 other devices', places(true, { ben: true, cy: false, dee: true })],
    ['On all 3 other devices', places(true, { ben: true, cy: true, dee: true })],
  ])('%s', (words, view) => {
    expect(placeInWords(reachOf(view, event), view.devices.length, 'Ben', text)).toBe(words);
  });

  it('is asked by its place in its log', () => {
    const asked: LogPlace[] = [];
    const isAsked = (place: LogPlace) => asked.push(place) > 0;
    reachOf({ ...places(true, { ben: true }), isOnRelay: isAsked, isOnDevice: (_, place) => isAsked(place) }, event);
    expect(asked).toEqual([event, event]);
  });
});

describe('everywhere', () => {
  const having = (lacks: readonly (number | null)[], waiting: readonly EventId[] = []) => ({
    waiting,
    devices: lacks.map((each, index) => ({ actorId: `${index}` as ActorId, lacks: each })),
  });

  it('is all of it on the relay and on every other device that there is', () => {
    expect(isEverywhere(having([0, 0]))).toBe(true);
    expect(isEverywhere(having([]))).toBe(false);
    expect(isEverywhere(having([0, 1]))).toBe(false);
    expect(isEverywhere(having([0, null]))).toBe(false);
    expect(isEverywhere(having([0], ['0'.repeat(30) as EventId]))).toBe(false);
  });
});
