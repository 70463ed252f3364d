import { expect, test } from 'vitest';
import type { ReplicaId } from '../log/replicaId.ts';
import { mergeHoldings } from './mergeHoldings.ts';
import type { HeldElsewhere } from './replica.ts';

function held(devices: Record<string, Record<number, number>>): HeldElsewhere {
  return new Map(
    Object.entries(devices).map(([device, logs]) => [
      device,
      new Map(Object.entries(logs).map(([replicaId, length]) => [Number(replicaId) as ReplicaId, length])),
    ]),
  );
}

test('each log at its longest in either account, of the devices that the first speaks of', () => {
  const before = held({ ben: { 1: 3, 2: 5 }, cy: { 1: 9 } });
  const told = held({ ben: { 1: 4, 2: 4, 3: 1 }, dee: { 1: 1 } });
  expect(mergeHoldings(told, before)).toEqual(held({ ben: { 1: 4, 2: 5, 3: 1 }, dee: { 1: 1 } }));
  expect(before).toEqual(held({ ben: { 1: 3, 2: 5 }, cy: { 1: 9 } }));
});

test('who has told nothing in one is as in the other', () => {
  expect(mergeHoldings(held({ ben: {} }), held({ ben: { 1: 3 } }))).toEqual(held({ ben: { 1: 3 } }));
  expect(mergeHoldings(held({ ben: { 1: 3 } }), held({}))).toEqual(held({ ben: { 1: 3 } }));
});
