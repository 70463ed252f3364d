import { expect, test } from 'vitest';
import type { ReplicaId } from '../../src/log/replicaId.ts';
import { decodeServerMessage, type HeldLogs } from '../../src/wire/frames.ts';
import { heldFrames } from './heldFrames.ts';

const messageIn = (frame: Buffer) => {
  const header = (frame[1] ?? 0) < 126 ? 2 : (frame[1] ?? 0) === 126 ? 4 : 10;
  return decodeServerMessage(new Uint8Array(frame.subarray(header)));
};

function devices(count: number, logs: number): (readonly [string, ReadonlyMap<ReplicaId, number>])[] {
  return Array.from({ length: count }, (_, device) => [
    `device ${device}`,
    new Map(Array.from({ length: logs }, (_, log) => [(2 ** 52 - 1 - log) as ReplicaId, 2 ** 40 + device])),
  ]);
}

test('a family fits into one message', () => {
  expect([...heldFrames(devices(8, 8))].length).toBe(1);
});

test('many devices come in messages of at most 64 KB, each device once and whole', () => {
  const all = devices(200, 200);
  const frames = [...heldFrames(all)];
  const told: HeldLogs[] = [];
  for (const frame of frames) {
    expect(frame.length).toBeLessThanOrEqual(64 * 1024);
    const message = messageIn(frame);
    if (message.kind !== 'held') throw new Error(message.kind);
    told.push(...message.devices);
  }
  expect(frames.length).toBeGreaterThan(5);
  expect(told.map(({ device, lengths }) => [device, lengths])).toEqual(all);
});

test('a device that is larger than a message is told nevertheless; nothing makes none', () => {
  expect([...heldFrames(devices(2, 5000))].length).toBe(2);
  expect([...heldFrames([])]).toEqual([]);
});
